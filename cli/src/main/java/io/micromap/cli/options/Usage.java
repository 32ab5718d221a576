package io.micromap.cli.options;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * Refuses a command line before any work: options that contradict each other, that would be
 * ignored, or whose value is out of range. Every refusal is a {@link ParameterException}.
 *
 * @param command whose options were given
 */
public record Usage(CommandSpec command) {

  /** Refuses with a message. */
  public void refuse(boolean wrong, String message) {
    if (wrong) {
      throw new ParameterException(command.commandLine(), message);
    }
  }

  /**
   * Refuses those of some options that were given, where they would be ignored.
   *
   * @param ignored whether they would be
   * @param why and what to do, a sentence
   */
  public void refuseIgnored(boolean ignored, String why, String... options) {
    List<String> given = Arrays.stream(options).filter(this::given).toList();
    refuse(ignored && !given.isEmpty(), String.join(", ", given) + " would be ignored: " + why);
  }

  /** Requires a share from 0 to 1; null stands for an option not given. */
  public void requireShare(String option, Double value) {
    refuse(
        value != null && !(value >= 0 && value <= 1),
        option + " " + value + ": expected a number between 0 and 1.");
  }

  /** Requires a whole number of at least {@code least}. */
  public void requireLeast(String option, int value, int least) {
    refuse(value < least, option + " " + value + ": expected " + least + " or more.");
  }

  private boolean given(String option) {
    return command.commandLine().getParseResult().hasMatchedOption(option);
  }
}
