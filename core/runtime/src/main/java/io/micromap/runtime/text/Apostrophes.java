package io.micromap.runtime.text;

import java.util.List;

/**
 * Writes one apostrophe for what stands in its place between two letters: signs that look like it
 * ("don´t", "don`t", "don''t"), the sign of a character that was lost ("don&#xFFFD;t"), and the
 * spellings of mark-up and of programs ("don&amp;#39;t", "don&#92;'t"). Elsewhere all of them stay.
 */
final class Apostrophes {

  /** Unicode's confusables of one or two apostrophes in form KC, and the sign of a lost one. */
  private static final String SIGNS =
      "'`\u2018\u2019\u201A\u201B\u2032\u2035\u275B\u275C" // quotation marks and primes
          + "\u02B9\u02BB\u02BC\u02BD\u02BE\u02BF\u02C8\u02CA\u02CB\u02F4\uA78B\uA78C" // letters
          + "\u055A\u055D\u05F3\u07F4\u07F5" // of other scripts
          + "\u201C\u201D\u201E\u201F\u02BA\u02EE\u05F4\u275D\u275E" // two in one sign
          + "\uFFFD";

  /** In form KC a blank with one of these is an acute, a grave, or a Greek breathing. */
  private static final String MARKS_ON_BLANK = "\u0301\u0300\u030B\u0313\u0314";

  /** The last is UTF-8 that was read as a Windows code page, in form KC. */
  private static final List<String> SPELLINGS =
      List.of(
          "\\'",
          "&#39;",
          "&#x27;",
          "&apos;",
          "&rsquo;",
          "&lsquo;",
          "&#8217;",
          "&#8216;",
          "&#x2019;",
          "&#x2018;",
          "\\u2019",
          "\\u0027",
          "%27",
          "%e2%80%99",
          "\u00E2\u20ACtm");

  /** With what a sign or a spelling of ASCII characters begins. */
  private static final String FIRST_IN_ASCII = "'`\"\\&%";

  private Apostrophes() {}

  /** The text with apostrophes; the same object if none is to be written. */
  static MappedText of(MappedText text) {
    MappedText written = new MappedText(text.length());
    boolean changed = false;
    boolean behindLetter = false;
    for (int i = 0; i < text.length(); ) {
      int end = behindLetter ? signsEnd(text, i) : i;
      boolean stands = end > i && isLetter(text, end);
      if (stands) {
        changed |= end > i + 1 || text.codePointAt(i) != '\'';
        written.append('\'', text.start(i), text.end(end - 1));
      } else {
        end = i + Character.charCount(text.codePointAt(i));
        written.append(text, i, end);
      }
      behindLetter = !stands && (isLetter(text, i) || (behindLetter && isMark(text, i)));
      i = end;
    }
    return changed ? written : text;
  }

  /** Whether something else than one apostrophe may stand for one at a place in ASCII text. */
  static boolean mayStandAt(String text, int at) {
    boolean isBehindLetter = at > 0 && Character.isLetter(text.charAt(at - 1));
    return isBehindLetter
        && isFirstInAscii(text, at)
        && (text.charAt(at) != '\'' || isFirstInAscii(text, at + 1));
  }

  private static boolean isFirstInAscii(String text, int at) {
    return at < text.length() && FIRST_IN_ASCII.indexOf(text.charAt(at)) >= 0;
  }

  /** Behind the signs that begin at a place; the place itself if there is none. */
  private static int signsEnd(MappedText text, int from) {
    int end = from;
    for (int next = signEnd(text, end); next > end; next = signEnd(text, end)) {
      end = next;
    }
    return end;
  }

  private static int signEnd(MappedText text, int at) {
    if (at >= text.length()) {
      return at;
    }
    int c = text.codePointAt(at);
    boolean onBlank =
        c == ' ' && at + 1 < text.length() && isOneOf(MARKS_ON_BLANK, text.codePointAt(at + 1));
    if (onBlank || isOneOf(SIGNS, c) || (c == '"' && isBeforeLastLetter(text, at + 1))) {
      return marksEnd(text, at + 1);
    }
    return spellingEnd(text, at);
  }

  private static boolean isOneOf(String signs, int c) {
    return signs.indexOf(c) >= 0;
  }

  /** Whether a word ends in one letter here: a double quotation mark has other uses. */
  private static boolean isBeforeLastLetter(MappedText text, int at) {
    return isLetter(text, at) && !isLetter(text, at + 1);
  }

  private static int marksEnd(MappedText text, int from) {
    int end = from;
    while (isMark(text, end)) {
      end += Character.charCount(text.codePointAt(end));
    }
    return end;
  }

  private static int spellingEnd(MappedText text, int at) {
    for (String spelling : SPELLINGS) {
      int end = at + spelling.length();
      if (end <= text.length() && text.substring(at, end).equalsIgnoreCase(spelling)) {
        return end;
      }
    }
    return at;
  }

  private static boolean isLetter(MappedText text, int at) {
    return at < text.length()
        && Character.isLetter(text.codePointAt(at))
        && Unicode13.assigns(text.codePointAt(at))
        && !isOneOf(SIGNS, text.codePointAt(at));
  }

  private static boolean isMark(MappedText text, int at) {
    return at < text.length() && LetterFold.isMark(text.codePointAt(at));
  }
}
