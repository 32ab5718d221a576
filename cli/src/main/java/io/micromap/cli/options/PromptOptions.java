package io.micromap.cli.options;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.Inputs;
import io.micromap.cli.stream.PromptWork;
import io.micromap.evaluation.dataset.BadLine;
import io.micromap.evaluation.dataset.Columns;
import io.micromap.evaluation.dataset.Prompt;
import io.micromap.evaluation.dataset.PromptForm;
import io.micromap.evaluation.dataset.PromptReceiver;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One prompt, or many out of a file or standard input. */
public final class PromptOptions {

  /** System property that the launcher sets to true if standard input is no terminal. */
  public static final String PIPED = "micromap.piped";

  private static final Path STANDARD = Path.of("-");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--prompts-jsonl",
      paramLabel = "FILE",
      description = "Prompts, one {\"prompt\": …} per line; '-' is standard input.")
  private Path jsonl;

  @Option(
      names = "--prompts",
      paramLabel = "FILE",
      description =
          "Prompts as plain lines, CSV with a prompt column, .xlsx or JSONL; '-' is standard input.")
  private Path prompts;

  @Option(
      names = "--input-format",
      paramLabel = "FORM",
      defaultValue = "auto",
      description =
          "What --prompts holds: lines, csv or jsonl; auto goes by the first line (default:"
              + " ${DEFAULT-VALUE}).")
  private PromptForm form;

  @Option(
      names = "--text-column",
      paramLabel = "NAME",
      description = "Column, or JSON field, of the prompts (default: prompt).")
  private String text;

  @Option(
      names = "--id-column",
      paramLabel = "NAME",
      description = "Column, or JSON field, of the ids (default: id).")
  private String id;

  @Option(
      names = "--on-error",
      paramLabel = "HOW",
      defaultValue = "record",
      description =
          "What to do with a line that holds no prompt: record answers it with an error and goes on,"
              + " stop ends the work; both end with exit code 3 (default: ${DEFAULT-VALUE}).")
  private OnError onError;

  @Parameters(
      arity = "0..1",
      paramLabel = "PROMPT",
      description = "One prompt; '-' reads prompts from standard input.")
  private String prompt;

  /** What to do with a line that holds no prompt. */
  private enum OnError {
    RECORD,
    STOP
  }

  /**
   * The one prompt, if that is what was given.
   *
   * @throws picocli.CommandLine.ParameterException if there is no prompt, or more than one source
   */
  public Optional<String> single() {
    boolean one = prompt != null && !Inputs.isDash(prompt, command);
    long sources = Stream.of(prompt, jsonl, prompts).filter(given -> given != null).count();
    Usage usage = new Usage(command);
    usage.refuse(
        sources > 1 || (sources == 0 && !Boolean.getBoolean(PIPED)),
        "Give either one prompt or --prompts-jsonl, or --prompts, or '-' for standard input.");
    usage.refuseIgnored(
        one,
        "there is one prompt.",
        "--input-format",
        "--text-column",
        "--id-column",
        "--on-error");
    usage.refuseIgnored(jsonl != null, "--prompts-jsonl says it.", "--input-format");
    return one ? Optional.of(prompt) : Optional.empty();
  }

  /**
   * Answers the prompts, each as soon as it is read.
   *
   * @return the exit code: whether every line held a prompt
   */
  public int answer(Console console, PromptWork.Answering answering) {
    Path file = jsonl != null ? jsonl : prompts != null ? prompts : STANDARD;
    return new PromptWork(console, file)
        .run(columns(), jsonl != null ? PromptForm.JSONL : form, stopping(answering));
  }

  private PromptWork.Answering stopping(PromptWork.Answering answering) {
    return onError == OnError.RECORD
        ? answering
        : new PromptWork.Answering(
            answering.threads(),
            lines -> new Stopping(answering.answers().apply(lines)),
            answering.output());
  }

  private Columns columns() {
    return new Columns(Optional.ofNullable(text), Optional.empty(), Optional.ofNullable(id));
  }

  /** Ends the work at the first line that holds no prompt. */
  private record Stopping(PromptReceiver receiver) implements PromptReceiver {

    @Override
    public void prompt(Prompt prompt, String json) {
      receiver.prompt(prompt, json);
    }

    @Override
    public void bad(BadLine line) {
      throw line.fault();
    }
  }
}
