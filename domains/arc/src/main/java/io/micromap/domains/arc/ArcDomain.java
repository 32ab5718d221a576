package io.micromap.domains.arc;

import io.micromap.spi.Dataset;
import io.micromap.spi.DomainModule;
import io.micromap.spi.FeaturizerDefinition;
import io.micromap.spi.Label;
import java.util.List;
import java.util.Map;

/** Transformations of grids as in ARC puzzles. */
public final class ArcDomain implements DomainModule {

  private static final List<Label> LABELS =
      List.of(
          Label.of(
              "flip_h",
              "Mirror the grid left to right across the vertical axis, so that the columns come in reverse order and every row reads backwards.",
              "flip horizontally",
              "horizontal flip",
              "mirror left to right",
              "left-right mirror",
              "swap left and right",
              "reverse each row",
              "reverse the order of the columns",
              "reflect over the vertical axis",
              "mirror across the vertical line",
              "reflect over the y-axis",
              "fliplr",
              "hflip",
              "flip sideways",
              "left becomes right",
              "read every row backwards",
              "vertical axis of reflection",
              "columns in reverse order",
              "first column becomes the last"),
          Label.of(
              "flip_v",
              "Mirror the grid top to bottom across the horizontal axis, so that the rows come in reverse order and every column reads backwards.",
              "flip vertically",
              "vertical flip",
              "mirror top to bottom",
              "top-bottom mirror",
              "swap top and bottom",
              "reverse each column",
              "reverse the order of the rows",
              "reflect over the horizontal axis",
              "mirror across the horizontal line",
              "reflect over the x-axis",
              "flipud",
              "vflip",
              "flip upside down",
              "top becomes bottom",
              "up-down flip",
              "horizontal axis of reflection",
              "rows in reverse order",
              "first row becomes the last"),
          Label.of(
              "rotate",
              "Turn the grid or an object around its centre by a quarter, half or three quarter turn, clockwise or counterclockwise.",
              "rotate 90 degrees",
              "rotate clockwise",
              "turn counterclockwise",
              "rotate by 180",
              "270 degrees",
              "quarter turn",
              "half turn",
              "spin it around",
              "pivot around the center",
              "twist a quarter",
              "turn it on its side",
              "anticlockwise turn",
              "rot90",
              "rotation by a right angle",
              "rotate to the left",
              "swivel by 90"),
          Label.of(
              "transpose",
              "Swap rows and columns, that is, mirror the grid along its main diagonal.",
              "transpose",
              "matrix transpose",
              "swap rows and columns",
              "turn rows into columns",
              "rows become columns",
              "interchange rows with columns",
              "mirror along the diagonal",
              "reflect across the main diagonal",
              "flip over the diagonal",
              "diagonal reflection",
              "swap the axes",
              "exchange row and column indices",
              "cell (i,j) goes to (j,i)",
              "reflect in the line y = x",
              "columns as rows",
              "transposed"),
          Label.of(
              "recolor",
              "Replace one or more colours by others and leave every cell where it is.",
              "recolor",
              "change red to blue",
              "replace the color",
              "swap the colors",
              "change the colour of the shape",
              "turn blue cells green",
              "paint the object red",
              "make the shape yellow",
              "color map",
              "remap the palette",
              "substitute one colour for another",
              "repaint",
              "invert the colors",
              "dye it",
              "recolour the gray objects",
              "give it a new color"),
          Label.of(
              "translate",
              "Shift or move the cells or objects to another place without turning, mirroring or resizing them.",
              "shift right by one",
              "move the object",
              "slide to the wall",
              "move down two cells",
              "shift with wraparound",
              "push to the edge",
              "translate by a vector",
              "let the blocks fall",
              "apply gravity",
              "drop to the bottom",
              "nudge one cell",
              "center the object",
              "bring it to the corner",
              "offset by two columns",
              "relocate the shape",
              "scroll the grid"),
          Label.of(
              "crop",
              "Cut the grid down to a part of it, such as the bounding box of an object, a framed region or one quadrant.",
              "crop",
              "crop to the bounding box",
              "trim the border",
              "cut out the shape",
              "extract the subgrid",
              "keep only the framed part",
              "remove the margins",
              "cut off the edges",
              "return the bounding box",
              "trim empty rows and columns",
              "take the top-left quadrant",
              "clip to the region",
              "strip the padding",
              "only the inside of the frame",
              "isolate the object in a tight box",
              "discard everything outside"),
          Label.of(
              "tile",
              "Repeat the grid or a pattern several times side by side or one below the other.",
              "tile the grid",
              "repeat the pattern",
              "copies side by side",
              "duplicate next to itself",
              "3x3 tiling",
              "make four copies",
              "replicate the block",
              "wallpaper from the motif",
              "stack copies",
              "repeat it over the canvas",
              "continue the pattern",
              "mosaic of the tile",
              "clone the grid",
              "np.tile",
              "lay copies like floor tiles",
              "concatenate with itself"),
          Label.of(
              "scale",
              "Enlarge or shrink the grid or an object by a factor, so that every cell becomes a block of cells or the other way round.",
              "scale up",
              "enlarge by a factor",
              "upscale",
              "zoom in",
              "make it twice as big",
              "double the size",
              "shrink to half",
              "magnify",
              "resize the grid",
              "each cell becomes a 2x2 block",
              "blow up the picture",
              "downsample",
              "upsample",
              "halve the resolution",
              "stretch in both directions",
              "scale factor 3"),
          Label.of(
              "fill",
              "Fill enclosed areas, holes, interiors or the background with a colour.",
              "fill the holes",
              "fill the enclosed area",
              "flood fill",
              "fill the inside",
              "fill the background",
              "color in the interior",
              "bucket fill",
              "close the holes",
              "plug the gaps",
              "make the outline solid",
              "fill the loop",
              "fill in the shape",
              "paint the inside of the box",
              "flood the region",
              "fill hollow shapes",
              "pour color into the container"));

  @Override
  public String id() {
    return "arc";
  }

  @Override
  public String description() {
    return "Transformations of grids as in ARC puzzles.";
  }

  @Override
  public List<Label> labels() {
    return LABELS;
  }

  @Override
  public List<FeaturizerDefinition> featurizers() {
    return List.of(
        FeaturizerDefinition.lexical(Map.of("negation", "true", "moods", "true")),
        FeaturizerDefinition.own("grid-concepts", new GridConcepts()));
  }

  @Override
  public List<Dataset> datasets() {
    return List.of(
        Dataset.csv(Dataset.Split.TRAINING, ArcDomain.class, "train.csv"),
        Dataset.csv(Dataset.Split.EVALUATION, ArcDomain.class, "eval.csv"),
        Dataset.csv(Dataset.Split.GOLDEN, ArcDomain.class, "golden.csv"));
  }
}
