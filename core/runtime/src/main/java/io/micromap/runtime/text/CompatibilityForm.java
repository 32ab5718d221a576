package io.micromap.runtime.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;

/**
 * Unicode's normalisation form KC, segment by segment, so that each character keeps its place in
 * the prompt. A segment ends before a character that neither combines with what stands before it
 * nor is moved across it. Characters later than Unicode 13 stay as they are.
 */
final class CompatibilityForm {

  private CompatibilityForm() {}

  /** The form of a text; the same object if the text has it. */
  static MappedText of(MappedText text) {
    if (Normalizer.isNormalized(text.substring(0, text.length()), Form.NFKC)) {
      return text;
    }
    MappedText formed = new MappedText(text.length());
    for (int from = 0; from < text.length(); ) {
      int to = segmentEnd(text, from);
      append(text, from, to, formed);
      from = to;
    }
    return formed;
  }

  private static int segmentEnd(MappedText text, int from) {
    int c = text.codePointAt(from);
    int end = from + Character.charCount(c);
    boolean isKnown = Unicode13.assigns(c);
    while (isKnown && end < text.length() && attaches(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    return end;
  }

  /** Whether a character may change with what stands before it: a mark, or part of a syllable. */
  private static boolean attaches(int c) {
    return LetterFold.isMark(c) || isJamo(c) || c == 0xFF9E || c == 0xFF9F;
  }

  /** Vowels and final consonants of Hangul, in all the forms that they come in. */
  private static boolean isJamo(int c) {
    return (c >= 0x1160 && c <= 0x11FF)
        || (c >= 0xD7B0 && c <= 0xD7FF)
        || (c >= 0x3131 && c <= 0x318E)
        || (c >= 0xFFA1 && c <= 0xFFDC);
  }

  private static void append(MappedText text, int from, int to, MappedText formed) {
    String segment = text.substring(from, to);
    String form =
        Unicode13.assigns(segment.codePointAt(0))
            ? Normalizer.normalize(segment, Form.NFKC)
            : segment;
    if (form.equals(segment)) {
      formed.append(text, from, to);
    } else {
      formed.append(form, text.start(from), text.end(to - 1));
    }
  }
}
