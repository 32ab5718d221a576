package io.micromap.cli.serve;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.cli.console.Inputs;
import io.micromap.cli.options.Usage;
import io.micromap.service.log.LogAudit;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code micromap log verify}. */
@Command(
    name = "verify",
    description = {
      "Checks that no line of a log of decisions was changed, lost, added or swapped.",
      "Prints the number of lines and the last one's digest. Keep that elsewhere and give it as"
          + " --last: then a log whose end was cut off is found, too."
    },
    mixinStandardHelpOptions = true)
final class LogVerifyCommand implements Callable<Integer> {

  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  private final Console console;

  @Spec private CommandSpec command;

  @Option(
      names = "--last",
      paramLabel = "DIGEST",
      description = "The digest that the last line must have.")
  private String last;

  @Parameters(paramLabel = "FILE", description = "The log; '-' is standard input.")
  private Path file;

  @Inject
  LogVerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    new Usage(command)
        .refuse(
            last != null && !DIGEST.matcher(last).matches(),
            "--last must be a digest, 64 digits of 0-9 and a-f, as 'log verify' prints it.");
    LogAudit audit =
        Inputs.isStandard(file) ? LogAudit.of(Inputs.name(file), System.in) : LogAudit.of(file);
    if (audit.fault().isPresent()) {
      console.message("gate missed: " + audit.fault().get());
      return ExitCode.GATE_MISSED;
    }
    console.data(audit.lines() + " lines hold; the last digest is " + audit.lastDigest() + "\n");
    if (last != null && !last.equals(audit.lastDigest())) {
      console.message(
          "gate missed: the last digest is not " + last + "; the end was cut off or added to.");
      return ExitCode.GATE_MISSED;
    }
    return ExitCode.DONE;
  }
}
