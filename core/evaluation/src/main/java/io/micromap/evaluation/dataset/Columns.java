package io.micromap.evaluation.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.Field;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.error.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Names of the columns, or of the JSON fields, that hold prompts, labels and ids; others are passed
 * over. Names that were not given are {@code prompt}, {@code label} and {@code id}.
 *
 * @param text of the prompts, if another
 * @param label of the labels, if another
 * @param id of the ids, if another
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Columns(Optional<String> text, Optional<String> label, Optional<String> id) {

  /** The usual names. */
  public static final Columns USUAL =
      new Columns(Optional.empty(), Optional.empty(), Optional.empty());

  /** Place of a column that is not there. */
  static final int NONE = -1;

  private static final int NAMES_SHOWN = 12;

  /**
   * Where the columns stand in a table, from 0.
   *
   * @param text {@value #NONE} where there is none
   * @param label {@value #NONE} where there is none
   * @param id {@value #NONE} where there is none
   */
  record Places(int text, int label, int id) {

    boolean hasText() {
      return text != NONE;
    }

    boolean hasLabel() {
      return label != NONE;
    }

    boolean hasId() {
      return id != NONE;
    }
  }

  /** Whether all names are the usual ones. */
  public boolean areUsual() {
    return equals(USUAL);
  }

  /** Name of the prompts' column. */
  String textName() {
    return text.orElse("prompt");
  }

  /** Name of the labels' column. */
  String labelName() {
    return label.orElse("label");
  }

  /** Name of the ids' column. */
  String idName() {
    return id.orElse("id");
  }

  /**
   * Finds the columns by name, in any case and with blanks around; one that was asked for must be
   * there.
   *
   * @param place file and line of the header, for messages
   * @throws MicromapException if a column is missing that was asked for, or is there twice
   */
  Places in(List<String> header, String place) {
    return new Places(
        find(header, text, "prompt", new Field("textColumn"), place),
        find(header, label, "label", new Field("labelColumn"), place),
        find(header, id, "id", new Field("idColumn"), place));
  }

  /** Whether a header has the column of the labels, or that of the prompts. */
  boolean isHeader(List<String> header) {
    return !matches(header, labelName()).isEmpty() || hasPrompt(header);
  }

  /** Whether a header has the column of the prompts. */
  boolean hasPrompt(List<String> header) {
    return !matches(header, textName()).isEmpty();
  }

  private static int find(
      List<String> header, Optional<String> asked, String usual, Field option, String place) {
    String name = asked.orElse(usual);
    List<Integer> found = exact(header, name);
    if (found.isEmpty()) {
      found = matches(header, name);
    }
    if (found.size() > 1) {
      throw MicromapException.naming(
          ErrorCode.BAD_CSV,
          "%s: has %s columns '%s'. Rename all but one, or name another with %s.",
          place,
          found.size(),
          Shown.of(name),
          option);
    }
    if (found.isEmpty() && asked.isPresent()) {
      throw MicromapException.naming(
          ErrorCode.BAD_CSV,
          "%s: has no column '%s', but %s.%s Name one of these with %s.",
          place,
          Shown.of(name),
          list(header),
          Suggestion.didYouMean(name, header.stream().limit(NAMES_SHOWN).map(Shown::of).toList()),
          option);
    }
    return found.isEmpty() ? NONE : found.get(0);
  }

  private static List<Integer> exact(List<String> header, String name) {
    return IntStream.range(0, header.size())
        .filter(i -> header.get(i).equals(name))
        .boxed()
        .toList();
  }

  private static List<Integer> matches(List<String> header, String name) {
    String wanted = plain(name);
    return IntStream.range(0, header.size())
        .filter(i -> plain(header.get(i)).equals(wanted))
        .boxed()
        .toList();
  }

  /** A name without the blanks around it, among them no-break spaces, in lower case. */
  private static String plain(String name) {
    return name.replace('\u00a0', ' ').strip().toLowerCase(Locale.ROOT);
  }

  /** The names of a header, as far as a message can show them. */
  static String list(List<String> header) {
    List<String> shown = new ArrayList<>();
    header.stream().limit(NAMES_SHOWN).forEach(name -> shown.add(Shown.of(name)));
    int more = header.size() - shown.size();
    return String.join(",", shown) + (more > 0 ? " and " + more + " more" : "");
  }
}
