package io.micromap.cli.verbs;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.cli.options.MapperOptions;
import io.micromap.cli.rails.RailsFiles;
import io.micromap.mcp.MapperTools;
import io.micromap.mcp.McpMapperServer;
import io.micromap.rails.audit.Jittering;
import io.micromap.rails.audit.Narrowing;
import io.micromap.rails.audit.Rails;
import io.micromap.rails.audit.TextRails;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.DomainRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code micromap mcp}. */
@Command(
    name = "mcp",
    description = {
      "Serves a mapper over the Model Context Protocol on the standard streams, until its client ends.",
      "Tools: list_categories, classify_text, explain, and with --rails also audit."
    },
    mixinStandardHelpOptions = true)
public final class McpCommand implements Callable<Integer> {

  private final Console console;
  private final Provider<DomainRegistry> domains;

  @Spec private CommandSpec command;

  @Mixin private MapperOptions mapperOptions;

  @Option(
      names = "--rails",
      paramLabel = "FILE",
      description = "Rails; what they do not confirm becomes an abstention.")
  private Path railsFile;

  @Inject
  McpCommand(Console console, Provider<DomainRegistry> domains) {
    this.console = console;
    this.domains = domains;
  }

  @Override
  public Integer call() throws InterruptedException {
    Mapper mapper = mapperOptions.load(domains::get);
    MapperTools tools = new MapperTools(mapper, rails(mapper));
    String version = command.version()[0].replaceFirst("^micromap ", "");
    new McpMapperServer(tools, version).serve(System.in, console.dataStream());
    return ExitCode.DONE;
  }

  private Optional<Rails> rails(Mapper mapper) {
    if (railsFile == null) {
      return Optional.empty();
    }
    TextRails rails =
        RailsFiles.rails(railsFile, Jittering.LIGHT, Narrowing.by(mapper), domains.get());
    rails.requireLabels(mapper.labelNames(), railsFile.toString());
    return Optional.of(rails);
  }
}
