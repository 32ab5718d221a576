package io.micromap.evaluation.dataset;

import io.micromap.evaluation.dataset.LineReader.Line;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;

/**
 * Reads prompts JSONL line by line, so that a caller at the other end of a pipe gets each answer.
 */
public final class PromptLines {

  /** What a line has to look like. */
  static final String FORM =
      "Each line has the form {\"prompt\": \"…\"}, with an \"id\" if you like.";

  private PromptLines() {}

  /**
   * Hands over each prompt as soon as its line has come.
   *
   * @param name of the stream, for messages
   * @throws MicromapException at the first faulty line
   * @throws IOException if reading fails
   */
  public static void forEach(String name, InputStream stream, Consumer<Prompt> consumer)
      throws IOException {
    int[] row = new int[1];
    forEachLine(name, stream, (text, line) -> consumer.accept(parse(text, name, line, ++row[0])));
    if (row[0] == 0) {
      throw new MicromapException(
          ErrorCode.EMPTY_FILE, name + ": holds no prompts. Give at least one.");
    }
  }

  /**
   * Hands over each line that is not blank, with its number from 1, as soon as it has come.
   *
   * @param name of the stream, for messages
   * @throws MicromapException at the first that is too long or not UTF-8
   * @throws IOException if reading fails
   */
  public static void forEachLine(String name, InputStream stream, ObjIntConsumer<String> consumer)
      throws IOException {
    LineReader lines = new LineReader(name, InputBytes.of(name, stream).stream());
    for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
      String text = line.get().require();
      if (!text.isBlank()) {
        consumer.accept(text, line.get().number());
      }
    }
  }

  /**
   * The prompt of one line.
   *
   * @param row its number among the prompts, its id where it has none
   * @throws MicromapException if the line is faulty
   */
  public static Prompt parse(String text, String name, int line, int row) {
    try {
      return PromptReader.parse(text, line, row);
    } catch (IllegalArgumentException e) {
      throw fault(name, line, e);
    }
  }

  /** The fault of a line, with the form that it should have where that is wrong. */
  static MicromapException fault(String name, int line, IllegalArgumentException e) {
    String fault = name + ", line " + line + ": " + e.getMessage();
    return e instanceof BadValueException
        ? new MicromapException(ErrorCode.BAD_VALUE, fault, e)
        : new MicromapException(ErrorCode.BAD_JSON, fault + "\n" + FORM, e);
  }
}
