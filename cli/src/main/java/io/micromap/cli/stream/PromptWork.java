package io.micromap.cli.stream;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.cli.console.FieldOptions;
import io.micromap.cli.console.Inputs;
import io.micromap.evaluation.dataset.BadLine;
import io.micromap.evaluation.dataset.Columns;
import io.micromap.evaluation.dataset.InputBytes;
import io.micromap.evaluation.dataset.PromptForm;
import io.micromap.evaluation.dataset.PromptReceiver;
import io.micromap.evaluation.dataset.PromptStream;
import io.micromap.runtime.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Answers the prompts of a file or of standard input, of any size, and counts the lines that held
 * none. What can be answered is answered before more is waited for.
 */
public final class PromptWork {

  private final Console console;
  private final Path file;
  private final Pace pace;
  private long all;
  private long bad;
  private Optional<BadLine> first = Optional.empty();

  /**
   * Work that begins now.
   *
   * @param file with prompts; {@code -} is standard input
   */
  public PromptWork(Console console, Path file) {
    this.console = console;
    this.file = file;
    this.pace = new Pace(console);
  }

  /**
   * How prompts are answered.
   *
   * @param threads that answer at the same time, 1 or more
   * @param answers makes what adds the answer to each row to lines; each is used by one thread
   * @param output receives the answers in the order of the rows, in UTF-8
   */
  public record Answering(
      int threads, Function<AnswerLines, PromptReceiver> answers, Consumer<byte[]> output) {}

  /**
   * Answers all prompts.
   *
   * @return the exit code: whether every line held a prompt
   */
  public int run(Columns columns, PromptForm form, Answering answering) {
    String name = Inputs.name(file);
    try (InputStream in = Inputs.isStandard(file) ? System.in : InputBytes.open(file)) {
      long size = Inputs.isReadOnce(file) ? 0 : Files.size(file);
      Input input = new Input(in, size, answering);
      try {
        new PromptStream(name, columns, input.answers::add, this::sayGuess)
            .read(input.stream, form);
      } finally {
        input.answers.finish();
        console.clearProgress();
      }
    } catch (IOException e) {
      throw InputBytes.unreadable(name, e);
    }
    return code(name);
  }

  /** A stream and the work on it. */
  private final class Input {

    private final WatchedInput stream;
    private final OrderedAnswers answers;

    Input(InputStream in, long size, Answering answering) {
      this.stream = new WatchedInput(in, this::handOver);
      this.answers =
          new OrderedAnswers(
              answering.threads(),
              answering.answers(),
              batch -> {
                answering.output().accept(batch.lines());
                count(batch);
                pace.add(batch.rows(), stream.bytes(), size);
              });
    }

    private void handOver() {
      answers.handOver();
    }
  }

  /** Says that a CSV was seen, since its first line would else be a prompt. */
  private void sayGuess(String column, int line) {
    console.message(
        Inputs.name(file)
            + ", line "
            + line
            + ": is read as the header of a CSV, and its column '"
            + column.strip()
            + "' as the prompts; with --prompts or '-', --input-format lines reads every line as a"
            + " prompt.");
  }

  private void count(Answered batch) {
    first = first.or(batch::first);
    all += batch.rows();
    bad += batch.bad();
  }

  private int code(String name) {
    if (first.isEmpty()) {
      return ExitCode.DONE;
    }
    console.message("micromap: " + FieldOptions.message(first.get().fault()));
    console.message(
        name
            + ": "
            + bad
            + " of "
            + all
            + " lines held no prompt; their"
            + " answers have the status ERROR.");
    if (bad == all && first.get().fault().code() == ErrorCode.BAD_JSON) {
      console.message(
          "--text-column names another field of the prompts; with --prompts and --input-format lines"
              + " each line is a prompt as it stands.");
    }
    return ExitCode.BAD_DATA;
  }
}
