package io.micromap.cli.console;

import io.micromap.evaluation.dataset.InputBytes;
import io.micromap.evaluation.dataset.Prompt;
import io.micromap.evaluation.dataset.PromptLines;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;

/** Lines of a file or of standard input. */
public final class JsonLines {

  private final String name;
  private final Path file;

  /** Lines of a file; {@code -} is standard input. */
  public JsonLines(Path file) {
    this.file = file;
    this.name = Inputs.name(file);
  }

  /** Name of the source of the lines, for messages. */
  public String name() {
    return name;
  }

  /** Reads a stream, which may fail. */
  @FunctionalInterface
  private interface Reading {
    void read(InputStream in) throws IOException;
  }

  /**
   * Hands over each line that is not blank, with its number, as soon as it is read.
   *
   * @throws MicromapException if the file is missing or cannot be read
   */
  public void forEach(ObjIntConsumer<String> consumer) {
    open(in -> PromptLines.forEachLine(name, in, consumer));
  }

  /**
   * Hands over each prompt as soon as its line is read.
   *
   * @throws MicromapException if the file is missing, faulty or without prompts
   */
  public void forEachPrompt(Consumer<Prompt> consumer) {
    open(in -> PromptLines.forEach(name, in, consumer));
  }

  /**
   * Hands over each prompt with its line as soon as the line is read; there may be none.
   *
   * @throws MicromapException if the file is missing or faulty, or the consumer refuses a line by
   *     an {@link IllegalArgumentException}
   */
  public void forEachPromptLine(BiConsumer<Prompt, String> consumer) {
    int[] row = new int[1];
    forEach(
        (line, number) -> {
          Prompt prompt = PromptLines.parse(line, name, number, ++row[0]);
          try {
            consumer.accept(prompt, line);
          } catch (IllegalArgumentException e) {
            throw fault(number, e);
          }
        });
  }

  /**
   * Hands over what each line is parsed to.
   *
   * @param parser gets the line and its place, for messages
   * @throws MicromapException if the file is missing or the parser refuses a line
   */
  public <T> void forEachParsed(BiFunction<String, String, T> parser, Consumer<T> consumer) {
    forEach((line, number) -> consumer.accept(parser.apply(line, place(number))));
  }

  private String place(int line) {
    return name + ", line " + line;
  }

  private MicromapException fault(int line, RuntimeException cause) {
    return new MicromapException(
        ErrorCode.BAD_JSON, place(line) + ": " + cause.getMessage() + ".", cause);
  }

  private void open(Reading reading) {
    try (InputStream in = isStandard() ? System.in : InputBytes.open(file)) {
      reading.read(in);
    } catch (IOException e) {
      throw InputBytes.unreadable(name, e);
    }
  }

  private boolean isStandard() {
    return Inputs.isStandard(file);
  }
}
