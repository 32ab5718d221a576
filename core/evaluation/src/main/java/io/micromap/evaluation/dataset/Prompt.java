package io.micromap.evaluation.dataset;

import java.math.BigInteger;

/**
 * A prompt of a JSONL file.
 *
 * @param id as given, else the number of the row, from 1
 * @param text the prompt
 * @param line where it stands in the file, from 1
 * @param hasId whether the id was given
 * @param numbered whether it was given as a number
 */
public record Prompt(String id, String text, int line, boolean hasId, boolean numbered) {

  /** A prompt whose id is no number, if it has one. */
  public Prompt(String id, String text, int line, boolean hasId) {
    this(id, text, line, hasId, false);
  }

  /** The id as JSON has it: a {@link BigInteger} where it was given as a number, else a text. */
  public Object jsonId() {
    return jsonId(id, numbered);
  }

  static Object jsonId(String id, boolean numbered) {
    return numbered ? new BigInteger(id) : id;
  }
}
