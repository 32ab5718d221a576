package io.micromap.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What to do where a prompt was taken for an option, or for several prompts. */
final class PromptHint {

  private static final String PROMPT = "PROMPT";

  private PromptHint() {}

  /** The hint, where a command that takes a prompt could not place an argument. */
  static Optional<String> of(ParameterException failure) {
    List<String> unmatched = unmatched(failure);
    boolean takesPrompt =
        failure.getCommandLine().getCommandSpec().positionalParameters().stream()
            .anyMatch(parameter -> parameter.paramLabel().equals(PROMPT));
    if (!takesPrompt || unmatched.isEmpty()) {
      return Optional.empty();
    }
    String first = unmatched.get(0);
    return first.startsWith("-")
        ? Optional.of(
            "'" + first + "' is no option. A prompt that begins with '-' goes behind '--'.")
        : Optional.of("A prompt of several words is one argument; put it in quotes.");
  }

  private static List<String> unmatched(ParameterException failure) {
    return failure instanceof UnmatchedArgumentException known
        ? known.getUnmatched()
        : failure.getCommandLine().getUnmatchedArguments();
  }
}
