package io.micromap.cli.rails;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.cli.console.JsonLines;
import io.micromap.rails.denoise.DenoiseMethod;
import io.micromap.rails.denoise.TemporalDenoiser;
import io.micromap.rails.fitted.TraceModelFormat;
import io.micromap.rails.jsonl.TraceLines;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code micromap rails parse}. */
@Command(
    name = "parse",
    description = {
      "Parses raw traces: which channels hold a signal, and in which order.",
      "Reads JSONL and answers each line with one line; a line {\"sample\": …} is answered with the"
          + " smoothed sample."
    },
    mixinStandardHelpOptions = true)
final class RailsParseCommand implements Callable<Integer> {

  private final Console console;

  @Spec private CommandSpec command;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "The model of 'rails fit --traces', for lines of \"mode\":\"fitted\".")
  private Path model;

  @Option(
      names = "--denoise",
      paramLabel = "METHOD",
      defaultValue = "off",
      description =
          "off, ema, median or hybrid: how traces are smoothed before they are parsed, unless a"
              + " line says otherwise, and how samples of a stream are (default:"
              + " ${DEFAULT-VALUE}).")
  private DenoiseMethod denoise;

  @Option(
      names = "--alpha",
      paramLabel = "WEIGHT",
      description = "Weight of a new sample in the moving average (default: ${DEFAULT-VALUE}).")
  private double alpha = TemporalDenoiser.OFF.alpha();

  @Option(
      names = "--window",
      paramLabel = "SAMPLES",
      description = "Window of the median (default: ${DEFAULT-VALUE}).")
  private int window = TemporalDenoiser.OFF.window();

  @Option(
      names = "--guard",
      paramLabel = "DEVIATIONS",
      description =
          "Distance from a trace's mean beyond which values are clipped first, Infinity for never;"
              + " streams have no guard (default: ${DEFAULT-VALUE}).")
  private double guard = TemporalDenoiser.OFF.guard();

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
    TraceLines answers =
        new TraceLines(Optional.ofNullable(model).map(TraceModelFormat::read), denoiser());
    JsonLines lines = new JsonLines(requests);
    lines.forEach((line, number) -> console.data(answers.answer(line, lines.place(number)) + "\n"));
    return ExitCode.DONE;
  }

  private TemporalDenoiser denoiser() {
    try {
      return new TemporalDenoiser(denoise, alpha, window, guard);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage());
    }
  }
}
