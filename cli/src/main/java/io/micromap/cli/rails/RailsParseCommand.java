package io.micromap.cli.rails;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.cli.console.JsonLines;
import io.micromap.cli.options.RailsFiles;
import io.micromap.rails.fitted.TraceModel;
import io.micromap.rails.fitted.TraceModelJson;
import io.micromap.rails.jsonl.TraceLines;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code micromap rails parse}. */
@Command(
    name = "parse",
    description = {
      "Parses raw traces: which channels hold a signal, and in which order.",
      "Reads JSONL and answers each line with one line."
    },
    mixinStandardHelpOptions = true)
final class RailsParseCommand implements Callable<Integer> {

  private final Console console;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "The model of 'rails fit --traces', for lines of \"mode\":\"fitted\".")
  private Path model;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      defaultValue = "-",
      description = "Requests, one JSON object a line; '-', the default, is standard input.")
  private Path requests;

  @Inject
  RailsParseCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    TraceLines answers = new TraceLines(Optional.ofNullable(model).map(RailsParseCommand::read));
    JsonLines lines = new JsonLines(requests);
    lines.forEach(
        (line, number) -> {
          try {
            console.data(answers.answer(line) + "\n");
          } catch (IllegalArgumentException | MicromapException e) {
            throw lines.fault(number, e);
          }
        });
    return ExitCode.DONE;
  }

  private static TraceModel read(Path file) {
    try {
      return TraceModelJson.read(new String(RailsFiles.read(file), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new MicromapException(
          ErrorCode.BAD_BUNDLE,
          file + ": " + e.getMessage() + "\nMake it again with 'rails fit --traces'.",
          e);
    }
  }
}
