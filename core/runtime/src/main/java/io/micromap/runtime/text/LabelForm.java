package io.micromap.runtime.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * The form in which labels are compared. Accents tell labels apart; case, blanks, Unicode's normal
 * forms, invisible characters, the length of a dash and letters of another script that look the
 * same do not.
 */
public final class LabelForm {

  private final String name;
  private final String compatible;
  private final String plain;
  private final String plainVisible;
  private final Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);

  private LabelForm(String name) {
    MappedText text = CompatibilityForm.of(VisibleText.of(name).text());
    this.name = name;
    this.compatible = text.substring(0, text.length());
    this.plain = plain(withOneDash(compatible));
    this.plainVisible = plain(withOneDash(latin(LookAlikes.fold(text))));
    compatible.codePoints().mapToObj(LookAlikes::script).forEach(scripts::add);
  }

  /** The form of a label. */
  public static LabelForm of(String name) {
    return new LabelForm(name);
  }

  /** The label itself. */
  public String name() {
    return name;
  }

  /** With letters that cannot be told from Latin ones written as those. */
  private static String latin(MappedText text) {
    LookAlikeTable table = LookAlikeTable.INSTANCE;
    StringBuilder latin = new StringBuilder();
    text.substring(0, text.length())
        .codePoints()
        .map(c -> table.isIdentical(c) ? table.in(UnicodeScript.LATIN, c) : c)
        .forEach(latin::appendCodePoint);
    return latin.toString();
  }

  /** Whether people would take two labels for one. */
  public boolean isSame(LabelForm other) {
    return plain.equals(other.plain) || looksLike(other);
  }

  /** Letters of one script that look alike are different letters to those who read it. */
  private boolean looksLike(LabelForm other) {
    return !scripts.equals(other.scripts) && plainVisible.equals(other.plainVisible);
  }

  /** What tells two labels apart that are the same, in words. */
  public String difference(LabelForm other) {
    if (name.equals(other.name)) {
      return "nothing";
    }
    if (compatible.equals(other.compatible)) {
      return "Unicode's form of the same text";
    }
    if (!plain.equals(other.plain)) {
      return "letters of other scripts that look the same";
    }
    if (lower(compatible).equals(lower(other.compatible))) {
      return "case";
    }
    if (!plain(compatible).equals(plain(other.compatible))) {
      return "the length of a dash";
    }
    return withoutBlanks(compatible).equals(withoutBlanks(other.compatible))
        ? "blanks"
        : "blanks and case";
  }

  private static String plain(String text) {
    return withoutBlanks(lower(text));
  }

  private static String withOneDash(String text) {
    return text.replaceAll("\\p{Pd}", "-");
  }

  private static String withoutBlanks(String text) {
    return text.replaceAll("(?U)\\s", "");
  }

  private static String lower(String text) {
    StringBuilder lower = new StringBuilder();
    text.codePoints()
        .map(c -> Unicode13.assigns(c) ? Character.toLowerCase(c) : c)
        .map(c -> c == 'ς' ? 'σ' : c)
        .forEach(lower::appendCodePoint);
    return lower.toString();
  }
}
