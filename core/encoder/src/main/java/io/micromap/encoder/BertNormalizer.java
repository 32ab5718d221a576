package io.micromap.encoder;

import java.text.Normalizer;

/**
 * A text in the form that BERT's vocabulary has.
 *
 * @param cleanText whether controls are dropped and white space becomes blanks
 * @param handleChineseChars whether blanks are put around Chinese characters
 * @param stripAccents whether accents are dropped
 * @param lowercase whether letters become small
 */
record BertNormalizer(
    boolean cleanText, boolean handleChineseChars, boolean stripAccents, boolean lowercase) {

  /** A small i with a dot above it: Unicode's only small form of more than one character. */
  private static final int CAPITAL_I_WITH_DOT = 0x130;

  String normalize(String text) {
    String spaced = spaced(text);
    String stripped = stripAccents ? withoutAccents(spaced) : spaced;
    return lowercase ? lower(stripped) : stripped;
  }

  private String spaced(String text) {
    StringBuilder spaced = new StringBuilder(text.length() + 16);
    text.codePoints()
        .filter(c -> !(cleanText && CharacterKind.isDropped(c)))
        .forEach(
            c -> {
              if (handleChineseChars && CharacterKind.isChinese(c)) {
                spaced.append(' ').appendCodePoint(c).append(' ');
              } else {
                spaced.appendCodePoint(cleanText && CharacterKind.isWhitespace(c) ? ' ' : c);
              }
            });
    return spaced.toString();
  }

  private static String withoutAccents(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFD)
        .codePoints()
        .filter(c -> !CharacterKind.isNonspacingMark(c))
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  /** Letter by letter: a sigma at the end of a word is no other than one inside. */
  private static String lower(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c == CAPITAL_I_WITH_DOT) {
                lower.append("i\u0307");
              } else {
                lower.appendCodePoint(Character.toLowerCase(c));
              }
            });
    return lower.toString();
  }
}
