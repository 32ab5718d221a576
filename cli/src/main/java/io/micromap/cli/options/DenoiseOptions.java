package io.micromap.cli.options;

import io.micromap.rails.denoise.DenoiseMethod;
import io.micromap.rails.denoise.TemporalDenoiser;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How raw traces are smoothed. */
public final class DenoiseOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--denoise",
      paramLabel = "METHOD",
      defaultValue = "off",
      description =
          "off, ema, median or hybrid: how raw traces are smoothed first (default:"
              + " ${DEFAULT-VALUE}).")
  private DenoiseMethod method;

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

  /** Whether nothing is smoothed. */
  public boolean isOff() {
    return method == DenoiseMethod.OFF;
  }

  /** The denoiser that the options describe. */
  public TemporalDenoiser denoiser() {
    try {
      return new TemporalDenoiser(method, alpha, window, guard);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), "--" + e.getMessage() + ".", e);
    }
  }
}
