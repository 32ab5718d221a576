package io.micromap.cli.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.micromap.evaluation.dataset.BadLine;
import java.util.Locale;
import java.util.Optional;

/**
 * The answer to a line that holds no prompt, as one line of JSON.
 *
 * @param id of the prompt, as far as the line says it
 * @param schemaVersion of the fields
 * @param status always {@code ERROR}
 * @param label always empty, so that nobody acts on it
 * @param line number of the line, from 1
 * @param error code of the fault
 * @param message what is wrong
 */
@JsonPropertyOrder({"id", "schema_version", "status", "label", "line", "error", "message"})
@JsonInclude(Include.ALWAYS)
public record ErrorLine(
    Optional<Object> id,
    int schemaVersion,
    String status,
    Optional<String> label,
    int line,
    String error,
    String message) {

  /** Word of the status. */
  public static final String STATUS = "ERROR";

  private static final int SCHEMA_VERSION = 1;

  /** The answer to a line. */
  public static ErrorLine of(BadLine line) {
    return new ErrorLine(
        line.id(),
        SCHEMA_VERSION,
        STATUS,
        Optional.empty(),
        line.number(),
        line.fault().code().name().toLowerCase(Locale.ROOT),
        FieldOptions.message(line.fault()));
  }
}
