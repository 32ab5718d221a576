package io.micromap.cli.rails;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.cli.console.JsonLines;
import io.micromap.cli.options.DenoiseOptions;
import io.micromap.rails.fitted.TraceModelFormat;
import io.micromap.rails.jsonl.TraceLines;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code micromap rails parse}. */
@Command(
    name = "parse",
    description = {
      "Parses raw traces: which channels hold a signal, and in which order.",
      "Reads JSONL and answers each line with one line; a line {\"sample\": …} is answered with the"
          + " smoothed sample. A line may have a \"denoise\" of its own."
    },
    mixinStandardHelpOptions = true)
final class RailsParseCommand implements Callable<Integer> {

  private final Console console;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "The model of 'rails fit --traces', for lines of \"mode\":\"fitted\".")
  private Path model;

  @Mixin private DenoiseOptions denoise;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      defaultValue = "-",
      description = "Requests, one JSON object per line; '-', the default, is standard input.")
  private Path requests;

  @Inject
  RailsParseCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    TraceLines answers =
        new TraceLines(Optional.ofNullable(model).map(TraceModelFormat::read), denoise.denoiser());
    new JsonLines(requests).forEachParsed(answers::answer, answer -> console.data(answer + "\n"));
    return ExitCode.DONE;
  }
}
