package io.micromap.domains.arc;

import io.micromap.spi.FeatureSink;
import io.micromap.spi.Featurizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a prompt as a sequence of the notions that describe grids (sides, axes, rows, turns), and
 * sends single notions and sequences of two or three as features.
 *
 * <p>Whether a grid is mirrored left-right or top-bottom depends on which notion is next to which:
 * "flip vertically" but "flip about the vertical axis", "each row reversed" but "the order of the
 * rows reversed". Synonyms share a notion; a notion behind "not" becomes another one.
 */
final class GridConcepts implements Featurizer {

  private static final Pattern WORD = Pattern.compile("[a-z]+|[0-9]+");
  private static final int NEGATION_REACH = 3;
  private static final Map<String, String> NOTIONS = new HashMap<>();

  static {
    notion("left", "left", "leftmost", "lefthand", "l");
    notion("right", "right", "rightmost", "righthand", "r");
    notion("left right", "lr", "rl", "sideways", "sidewise", "lateral", "laterally", "fliplr");
    notion("top", "top", "upper", "topmost", "uppermost", "head");
    notion("bottom", "bottom", "lower", "bottommost", "lowermost", "foot");
    notion("up", "up", "upward", "upwards", "above");
    notion("down", "down", "downward", "downwards", "below", "under");
    notion("top bottom", "tb", "bt", "ud", "flipud", "topsy");
    notion("upside", "upside", "updown");
    notion("vertical", "vertical", "vertically", "vert", "vertic", "upright");
    notion("horizontal", "horizontal", "horizontally", "horiz", "horizontaly", "level");
    notion(
        "axis", "axis", "line", "midline", "centerline", "centreline", "axes", "hinge", "crease");
    notion("axis", "fold", "meridian", "equator", "spine", "seam");
    notion("x", "x", "ox", "abscissa");
    notion("y", "y", "oy", "ordinate");
    notion("row", "row", "rows", "lines");
    notion("column", "column", "columns", "col", "cols");
    notion("each", "each", "every", "all", "within", "per");
    notion("order", "order", "sequence", "stack", "list", "first", "last");
    notion("reverse", "reverse", "reversed", "reversing", "reversal", "backward", "backwards");
    notion("reverse", "invert", "inverted", "inverting", "inversion", "negate");
    notion("mirror", "mirror", "mirrored", "mirroring", "mirrors", "reflect", "reflected");
    notion("mirror", "reflecting", "reflection", "flip", "flipped", "flipping", "flips");
    notion("hflip", "hflip", "fliph");
    notion("vflip", "vflip", "flipv");
    notion(
        "turn", "turn", "turned", "turning", "rotate", "rotated", "rotating", "rotation", "spin");
    notion("turn", "spun", "spinning", "twist", "pivot", "swivel", "twirl", "revolve", "wheel");
    notion("clockwise", "clockwise", "cw", "anticlockwise", "counterclockwise", "ccw", "counter");
    notion("angle", "90", "180", "270", "360", "degree", "degrees", "deg", "quarter", "half");
    notion("swap", "swap", "swapped", "swapping", "exchange", "interchange", "switch", "trade");
    notion("diagonal", "diagonal", "diagonally", "transpose", "transposed", "transposition");
    notion("shift", "shift", "move", "slide", "push", "drag", "nudge", "translate", "transfer");
  }

  @Override
  public void featurize(String text, FeatureSink sink) {
    List<String> notions = notions(text.toLowerCase(Locale.ROOT));
    for (int i = 0; i < notions.size(); i++) {
      StringBuilder gram = new StringBuilder();
      for (int j = i; j < Math.min(notions.size(), i + 3); j++) {
        gram.append(j == i ? "" : " ").append(notions.get(j));
        sink.add(gram.toString(), 1);
      }
    }
  }

  /** The notions of a text in their order, negated ones with "not" before them. */
  private static List<String> notions(String text) {
    List<String> notions = new ArrayList<>();
    Matcher words = WORD.matcher(text);
    int negated = 0;
    while (words.find()) {
      String word = words.group();
      negated--;
      if (word.equals("not") || word.equals("don") || word.equals("without")) {
        negated = NEGATION_REACH;
      } else if (word.equals("but")) {
        negated = 0;
      } else if (NOTIONS.containsKey(word)) {
        notions.add((negated > 0 ? "not " : "") + NOTIONS.get(word));
      }
    }
    return notions;
  }

  private static void notion(String name, String... words) {
    for (String word : words) {
      NOTIONS.put(word, name);
    }
  }
}
