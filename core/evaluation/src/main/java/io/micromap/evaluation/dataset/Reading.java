package io.micromap.evaluation.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * How labelled rows are read.
 *
 * @param onConflict what is done with prompts under several labels
 * @param oosLabel the word that marks rows as out of scope
 * @param columns names of the columns, where they are not the usual ones
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Reading(ConflictPolicy onConflict, String oosLabel, Optional<Columns> columns) {

  /** Reads columns of the usual names. */
  public static Reading of(ConflictPolicy onConflict, String oosLabel) {
    return new Reading(onConflict, oosLabel, Optional.empty());
  }

  /** Reads columns of other names. */
  public Reading with(Columns names) {
    return new Reading(
        onConflict, oosLabel, names.areUsual() ? Optional.empty() : Optional.of(names));
  }

  /** Names of the columns. */
  Columns names() {
    return columns.orElse(Columns.USUAL);
  }
}
