package io.micromap.cli.rails;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.cli.console.JsonLines;
import io.micromap.rails.audit.Jittering;
import io.micromap.rails.audit.Narrowing;
import io.micromap.rails.audit.TextRails;
import io.micromap.rails.jsonl.PromptTraces;
import io.micromap.runtime.registry.DomainRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code micromap rails traces}. */
@Command(
    name = "traces",
    description = "Writes the channels of prompts: one line {\"traces\": …} per prompt.",
    mixinStandardHelpOptions = true)
final class RailsTracesCommand implements Callable<Integer> {

  private final Console console;
  private final Provider<DomainRegistry> domains;

  @Option(names = "--rails", required = true, paramLabel = "FILE", description = "The rails.")
  private Path railsFile;

  @Option(
      names = "--prompts-jsonl",
      paramLabel = "FILE",
      defaultValue = "-",
      description = "Prompts, one {\"prompt\": …} per line; '-', the default, is standard input.")
  private Path prompts;

  @Inject
  RailsTracesCommand(Console console, Provider<DomainRegistry> domains) {
    this.console = console;
    this.domains = domains;
  }

  @Override
  public Integer call() {
    TextRails rails = RailsFiles.rails(railsFile, Jittering.OFF, Narrowing.NONE, domains.get());
    new JsonLines(prompts)
        .forEachPromptLine(
            (prompt, line) ->
                console.jsonLine(PromptTraces.of(prompt.jsonId(), prompt.text(), rails)));
    return ExitCode.DONE;
  }
}
