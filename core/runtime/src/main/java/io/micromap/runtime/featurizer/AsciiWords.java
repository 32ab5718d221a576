package io.micromap.runtime.featurizer;

/**
 * Splits text of ASCII characters into words as Lucene's standard tokenizer does, which follows
 * Unicode's rules (Standard Annex 29): runs of letters, digits and underscores that hold a letter
 * or a digit; one colon, full stop or apostrophe may stand between two letters, and one full stop,
 * comma, semicolon or apostrophe between two digits.
 */
final class AsciiWords {

  private static final int ASCII = 0x80;

  /** Longer words are cut by Lucene. */
  private static final int LONGEST = 255;

  private static final byte NONE = 0;
  private static final byte LETTER = 1;
  private static final byte DIGIT = 2;
  private static final byte UNDERSCORE = 4;

  /** What a character is or, shifted left by {@link #BETWEEN}, may stand between. */
  private static final byte[] KINDS = new byte[ASCII];

  private static final int BETWEEN = 3;

  static {
    for (int c = 0; c < ASCII; c++) {
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      KINDS[c] = letter ? LETTER : c >= '0' && c <= '9' ? DIGIT : NONE;
    }
    KINDS['_'] = UNDERSCORE;
    KINDS[':'] = LETTER << BETWEEN;
    KINDS['.'] = (LETTER | DIGIT) << BETWEEN;
    KINDS['\''] = (LETTER | DIGIT) << BETWEEN;
    KINDS[','] = DIGIT << BETWEEN;
    KINDS[';'] = DIGIT << BETWEEN;
  }

  private AsciiWords() {}

  /** Adds the words of a text; false, after any number of words, if it takes Lucene to read it. */
  static boolean read(String text, Words words) {
    for (int i = 0; i < text.length(); ) {
      char c = text.charAt(i);
      if (c >= ASCII) {
        return false;
      }
      if (isPart(KINDS[c])) {
        int end = end(text, i);
        if (end - i > LONGEST) {
          return false;
        }
        if (hasLetterOrDigit(text, i, end)) {
          words.add(text, i, end);
        }
        i = end;
      } else {
        i++;
      }
    }
    return true;
  }

  /** Behind the last character of the word that begins at a place. */
  private static int end(String text, int from) {
    int end = from + 1;
    int previous = KINDS[text.charAt(from)];
    while (end < text.length()) {
      int kind = kind(text, end);
      if (isPart(kind)) {
        previous = kind;
        end++;
      } else if ((kind >> BETWEEN & previous) != 0 && kind(text, end + 1) == previous) {
        end += 2;
      } else {
        break;
      }
    }
    return end;
  }

  private static int kind(String text, int at) {
    return at < text.length() && text.charAt(at) < ASCII ? KINDS[text.charAt(at)] : NONE;
  }

  private static boolean isPart(int kind) {
    return kind != NONE && kind <= UNDERSCORE;
  }

  private static boolean hasLetterOrDigit(String text, int from, int to) {
    int i = from;
    while (i < to && text.charAt(i) == '_') {
      i++;
    }
    return i < to;
  }
}
