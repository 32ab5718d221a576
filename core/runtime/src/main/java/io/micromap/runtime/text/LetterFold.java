package io.micromap.runtime.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/**
 * Lower case, no accents, and the digits 0 to 9 for those of all scripts. Accents are those of
 * Latin letters as Lucene folds them, of Greek ones, and marks on letters and digits.
 */
final class LetterFold {

  private static final int LONGEST_FOLD = 4;

  /** The Arabic zero. */
  private static final int FIRST_FOREIGN_DIGIT = 0x660;

  private final char[] one = new char[1];
  private final char[] folded = new char[LONGEST_FOLD];

  /** The fold of a text in {@link CompatibilityForm}. */
  MappedText of(MappedText text) {
    MappedText out = new MappedText(text.length());
    int base = -1;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int end = i + Character.charCount(c);
      if (isAccent(c) && takesAccents(base)) {
        out.extendLast(text.end(end - 1));
      } else {
        append(c, text.start(i), text.end(end - 1), out);
        base = isMark(c) ? base : out.last();
      }
      i = end;
    }
    return out;
  }

  /** Whether Unicode 13 has a character as a mark. */
  static boolean isMark(int c) {
    return c >= 0x300
        && Character.getType(c) >= Character.NON_SPACING_MARK
        && Character.getType(c) <= Character.COMBINING_SPACING_MARK
        && Unicode13.assigns(c);
  }

  private void append(int c, int start, int end, MappedText out) {
    int low = lower(c);
    if (low < 0x80) {
      out.append((char) low, start, end);
    } else if (isDigit(low)) {
      out.append((char) ('0' + Character.digit(low, 10)), start, end);
    } else if (isApostrophe(low)) {
      out.append('\'', start, end);
    } else if (!appendLatin(low, start, end, out)) {
      out.append(low, start, end);
    }
  }

  /** Appends what Lucene folds a small letter to, if that is letters. */
  private boolean appendLatin(int c, int start, int end, MappedText out) {
    if (!Character.isBmpCodePoint(c) || !Character.isLetter(c)) {
      return false;
    }
    one[0] = (char) c;
    int length = ASCIIFoldingFilter.foldToASCII(one, 0, folded, 0, 1);
    for (int i = 0; i < length; i++) {
      if (!isAsciiLetterOrDigit(folded[i])) {
        return false;
      }
    }
    for (int i = 0; i < length; i++) {
      out.append((char) lower(folded[i]), start, end);
    }
    return true;
  }

  private static int lower(int c) {
    if (c < 0x80) {
      return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    }
    if (isGreek(c)) {
      return lowerGreek(c);
    }
    return Unicode13.assigns(c) ? Character.toLowerCase(c) : c;
  }

  private static boolean isGreek(int c) {
    return (c >= 0x370 && c < 0x400) || (c >= 0x1F00 && c < 0x2000);
  }

  /** Without accents, and with one small sigma. */
  private static int lowerGreek(int c) {
    int base = Normalizer.normalize(Character.toString(c), Form.NFD).codePointAt(0);
    int low = Unicode13.assigns(c) ? Character.toLowerCase(base) : c;
    return low == 'ς' ? 'σ' : low;
  }

  private static boolean isDigit(int c) {
    return c >= FIRST_FOREIGN_DIGIT && Character.isDigit(c) && Unicode13.assigns(c);
  }

  private static boolean isApostrophe(int c) {
    return c == 0x2018 || c == 0x2019 || c == 0x201B || c == 0x2032 || c == 0x2BB || c == 0x2BC;
  }

  /** Marks of no script. */
  private static boolean isAccent(int c) {
    boolean isMark =
        (c >= 0x300 && c < 0x370)
            || (c >= 0x1AB0 && c < 0x1B00)
            || (c >= 0x1DC0 && c < 0x1E00)
            || (c >= 0x20D0 && c < 0x2100)
            || (c >= 0xFE20 && c < 0xFE30);
    return isMark && Unicode13.assigns(c);
  }

  /** Whether marks on a folded character are dropped: it is Latin, Greek, Cyrillic or a digit. */
  private static boolean takesAccents(int c) {
    return isAsciiLetterOrDigit(c)
        || (c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7)
        || isGreek(c)
        || (c >= 0x400 && c < 0x530);
  }

  private static boolean isAsciiLetterOrDigit(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
