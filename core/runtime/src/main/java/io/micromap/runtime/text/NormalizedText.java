package io.micromap.runtime.text;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A prompt in the form in which prompts are compared: Unicode's form KC, invisible characters
 * dropped, one apostrophe for what looks like it, look-alike letters folded within words, lower
 * case, no accents. Prompts that are canonically or compatibly equivalent have one form, on every
 * Java; the form of a form is itself.
 */
public final class NormalizedText {

  /** Which form this is; a mapper trained with another one is refused. */
  public static final String VERSION = "3";

  /** Look-alikes are folded until none is left; a few passes do for all but random letters. */
  private static final int PASSES = 8;

  private static final char NEXT_LINE = '\u0085';

  private final String source;
  private final String text;

  /** For each character where it comes from in the prompt; null where that is its own place. */
  private final int @Nullable [] starts;

  private final int @Nullable [] ends;
  private final boolean disguised;

  private NormalizedText(String source, String text) {
    this(source, text, null, null, false);
  }

  private NormalizedText(
      String source,
      String text,
      int @Nullable [] starts,
      int @Nullable [] ends,
      boolean disguised) {
    this.source = source;
    this.text = text;
    this.starts = starts;
    this.ends = ends;
    this.disguised = disguised;
  }

  /** The form of a prompt; any text has one. */
  public static NormalizedText of(String prompt) {
    Objects.requireNonNull(prompt, "prompt");
    boolean hasCapitals = false;
    for (int i = 0; i < prompt.length(); i++) {
      char c = prompt.charAt(i);
      if (c >= 0x7F
          || (c < ' ' && InvisibleCharacters.contain(c))
          || (c < 'a' && Apostrophes.mayStandAt(prompt, i))) {
        return ofAnyText(prompt);
      }
      hasCapitals |= c >= 'A' && c <= 'Z';
    }
    return new NormalizedText(prompt, hasCapitals ? prompt.toLowerCase(Locale.ROOT) : prompt);
  }

  private static NormalizedText ofAnyText(String prompt) {
    VisibleText visible = VisibleText.of(prompt);
    MappedText text = Apostrophes.of(CompatibilityForm.of(visible.text()));
    boolean disguised = visible.disguised();
    for (int pass = 0; pass < PASSES; pass++) {
      MappedText plain = LookAlikes.fold(text);
      MappedText folded = Apostrophes.of(new LetterFold().of(plain));
      boolean isFixed = plain == text && folded.hasCharsOf(text);
      disguised |= plain != text && LookAlikes.isDisguise(text, plain);
      text = folded;
      if (isFixed || !LookAlikes.hasAny(text)) {
        break;
      }
    }
    return new NormalizedText(
        prompt, text.substring(0, text.length()), text.starts(), text.ends(), disguised);
  }

  /**
   * Some characters of a form.
   *
   * @param start of the first
   * @param end behind the last
   */
  public record Stretch(int start, int end) {}

  /** This form without some stretches, which ascend. */
  public NormalizedText without(List<Stretch> gaps) {
    MappedText kept = new MappedText(text.length());
    int from = 0;
    for (Stretch gap : gaps) {
      append(from, gap.start(), kept);
      from = gap.end();
    }
    append(from, text.length(), kept);
    return new NormalizedText(
        source, kept.substring(0, kept.length()), kept.starts(), kept.ends(), disguised);
  }

  private void append(int from, int to, MappedText kept) {
    for (int i = from; i < to; i++) {
      kept.append(text.charAt(i), sourceStart(i), sourceEnd(i + 1));
    }
  }

  /** The prompt as it was written. */
  public String source() {
    return source;
  }

  /** The form. */
  public String text() {
    return text;
  }

  /** Whether there is nothing but white space to see. */
  public boolean isBlank() {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isWhitespace(c) && c != NEXT_LINE) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether the form undoes what no reader would see: invisible characters that are not part of a
   * script's spelling, and look-alike letters.
   */
  public boolean disguised() {
    return disguised;
  }

  /**
   * Where a character of the form begins in the prompt.
   *
   * @param at from 0 to the length of the form, exclusive
   */
  public int sourceStart(int at) {
    return starts == null ? at : starts[at];
  }

  /**
   * Where a stretch of the form ends in the prompt.
   *
   * @param end behind the stretch's last character, from 1 to the length of the form
   */
  public int sourceEnd(int end) {
    return ends == null ? end : ends[end - 1];
  }
}
