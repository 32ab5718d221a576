package io.micromap.cli.rails;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.cli.console.JsonLines;
import io.micromap.cli.options.RailsFiles;
import io.micromap.evaluation.dataset.Prompt;
import io.micromap.evaluation.dataset.PromptLines;
import io.micromap.rails.audit.Jittering;
import io.micromap.rails.audit.Narrowing;
import io.micromap.rails.audit.TextRails;
import io.micromap.rails.trace.Traces;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.registry.DomainRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code micromap rails traces}. */
@Command(
    name = "traces",
    description = "Draws the channels of prompts: one {\"traces\": …} as JSON a line.",
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
      description = "Prompts, one {\"prompt\": …} a line; '-', the default, is standard input.")
  private Path prompts;

  private int row;

  @Inject
  RailsTracesCommand(Console console, Provider<DomainRegistry> domains) {
    this.console = console;
    this.domains = domains;
  }

  @Override
  public Integer call() throws IOException {
    TextRails rails = RailsFiles.rails(railsFile, Jittering.OFF, Narrowing.NONE, domains.get());
    JsonLines lines = new JsonLines(prompts);
    lines.forEach(
        (line, number) -> {
          Prompt prompt = PromptLines.parse(line, lines.name(), number, ++row);
          console.data(answer(rails, prompt) + "\n");
        });
    return ExitCode.DONE;
  }

  private static String answer(TextRails rails, Prompt prompt) {
    Traces traces = rails.traces(prompt.text());
    ObjectNode node = Json.mapper().createObjectNode();
    node.put("id", prompt.id());
    ObjectNode channels = node.putObject("traces");
    for (int k = 0; k < traces.names().size(); k++) {
      channels.set(traces.names().get(k), Json.mapper().valueToTree(traces.channel(k)));
    }
    node.put("sigma", rails.options().channels().sigma(traces.length()));
    node.put("proto_width", rails.options().channels().prototypeWidth(traces.length()));
    return Json.line(node);
  }
}
