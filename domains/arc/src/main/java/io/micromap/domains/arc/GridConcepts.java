package io.micromap.domains.arc;

import io.micromap.spi.FeatureSink;
import io.micromap.spi.Featurizer;
import io.micromap.spi.TermGrams;
import io.micromap.spi.WordTable;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Reads a prompt as a sequence of the notions that describe grids (sides, axes, rows, turns), and
 * sends single notions and sequences of two or three as features.
 *
 * <p>Whether a grid is mirrored left-right or top-bottom depends on which notion is next to which:
 * "flip vertically" but "flip about the vertical axis", "each row reversed" but "the order of the
 * rows reversed". Synonyms share a notion; a notion behind "not" becomes another one.
 */
final class GridConcepts implements Featurizer {

  private static final int LONGEST = 3;
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

  private static final WordTable PLAIN = WordTable.of(NOTIONS);
  private static final WordTable NEGATED = negated();
  private static final ThreadLocal<TermGrams> GRAMS =
      ThreadLocal.withInitial(() -> new TermGrams(LONGEST));

  @Override
  public void featurize(String text, FeatureSink sink) {
    String lower = text.toLowerCase(Locale.ROOT);
    TermGrams grams = GRAMS.get();
    grams.clear();
    int negated = 0;
    for (int i = 0; i < lower.length(); ) {
      int end = wordEnd(lower, i);
      if (end > i) {
        negated = reach(lower, i, end, negated - 1);
        String notion = (negated > 0 ? NEGATED : PLAIN).get(lower, i, end, "");
        if (!notion.isEmpty()) {
          grams.add(notion, sink);
        }
      }
      i = Math.max(end, i + 1);
    }
  }

  /** How many words, from one on, are negated: the word may begin a negation, or end it. */
  private static int reach(String text, int from, int to, int before) {
    if (isWord("not", text, from, to)
        || isWord("don", text, from, to)
        || isWord("without", text, from, to)) {
      return NEGATION_REACH;
    }
    return isWord("but", text, from, to) ? 0 : before;
  }

  private static boolean isWord(String word, String text, int from, int to) {
    return word.length() == to - from && text.startsWith(word, from);
  }

  /** Behind the letters or digits that begin at a place; the place itself where none do. */
  private static int wordEnd(String text, int from) {
    int end = from;
    while (end < text.length() && isLetter(text.charAt(end))) {
      end++;
    }
    while (end < text.length() && !isLetter(text.charAt(from)) && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The notions of words within the reach of a negation. */
  private static WordTable negated() {
    Map<String, String> negated = new HashMap<>();
    NOTIONS.forEach((word, notion) -> negated.put(word, "not " + notion));
    return WordTable.of(negated);
  }

  private static void notion(String name, String... words) {
    for (String word : words) {
      NOTIONS.put(word, name);
    }
  }
}
