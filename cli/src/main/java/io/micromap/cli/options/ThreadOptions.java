package io.micromap.cli.options;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How many models are fitted at the same time. */
public final class ThreadOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Models fitted at the same time; the result does not depend on it (default: all cores).")
  private int threads = Runtime.getRuntime().availableProcessors();

  /**
   * Number of threads, 1 or more.
   *
   * @throws picocli.CommandLine.ParameterException if fewer are asked for
   */
  public int threads() {
    new Usage(command).requireLeast("--threads", threads, 1);
    return threads;
  }
}
