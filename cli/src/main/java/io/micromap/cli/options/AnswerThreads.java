package io.micromap.cli.options;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How many prompts are answered at the same time. */
public final class AnswerThreads {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Prompts answered at the same time; the answers do not depend on it (default: all"
              + " cores).")
  private Integer threads;

  /**
   * Refuses the option where there is one prompt.
   *
   * @throws picocli.CommandLine.ParameterException if it was given all the same
   */
  public void refuseFor(boolean onePrompt) {
    new Usage(command).refuseIgnored(onePrompt, "there is one prompt.", "--threads");
    count();
  }

  /**
   * Number of threads, 1 or more.
   *
   * @throws picocli.CommandLine.ParameterException if fewer are asked for
   */
  public int count() {
    int asked = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    new Usage(command).requireLeast("--threads", asked, 1);
    return asked;
  }
}
