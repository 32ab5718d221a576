package io.micromap.runtime.text;

/**
 * What there is to see of a prompt. What shows as a blank is one, and so is a zero-width space
 * beside a script that is written without blanks, as it parts words there.
 *
 * @param text the prompt without invisible characters
 * @param disguised whether any was dropped that is not part of a script's spelling
 */
record VisibleText(MappedText text, boolean disguised) {

  static VisibleText of(String prompt) {
    MappedText kept = new MappedText(prompt.length());
    boolean disguised = false;
    for (int i = 0; i < prompt.length(); ) {
      int c = prompt.codePointAt(i);
      int end = i + Character.charCount(c);
      int next = end < prompt.length() ? prompt.codePointAt(end) : -1;
      if (!InvisibleCharacters.contain(c)) {
        kept.append(unboxed(c), i, end);
      } else if (c == InvisibleCharacters.ZERO_WIDTH_SPACE && parts(kept.last(), next)) {
        kept.append(' ', i, end);
      } else if (InvisibleCharacters.isBlank(c, kept.last())) {
        kept.append(' ', i, end);
        disguised = true;
      } else {
        disguised |= !InvisibleCharacters.isSpelling(c, kept.last(), next);
      }
      i = end;
    }
    return new VisibleText(kept, disguised);
  }

  /** Whether a zero-width space stands beside a script without blanks. */
  private static boolean parts(int before, int behind) {
    return InvisibleCharacters.isOfScriptWithoutBlanks(before)
        || InvisibleCharacters.isOfScriptWithoutBlanks(behind);
  }

  /** The letter of a white letter on black, to which Unicode gives no compatible letter. */
  private static int unboxed(int c) {
    int place = c < 0x1F170 ? c - 0x1F150 : c - 0x1F170;
    return place >= 0 && place < 26 ? 'A' + place : c;
  }
}
