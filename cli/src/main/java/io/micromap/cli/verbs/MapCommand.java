package io.micromap.cli.verbs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.cli.options.MapperOptions;
import io.micromap.evaluation.artifact.ThresholdsFile;
import io.micromap.evaluation.dataset.Prompt;
import io.micromap.evaluation.dataset.PromptLines;
import io.micromap.evaluation.dataset.Source;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Decision;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.spi.Label;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code micromap map}. */
@Command(
    name = "map",
    description = {
      "Answers prompts: one decision as JSON a line.",
      "Give one prompt as argument, or many with --prompts-jsonl; '-' reads standard input."
    },
    mixinStandardHelpOptions = true)
public final class MapCommand implements Callable<Integer> {

  private final Console console;
  private final Provider<DomainRegistry> domains;

  @Spec private CommandSpec command;

  @Mixin private MapperOptions mapperOption;

  @Option(
      names = "--prompts-jsonl",
      paramLabel = "FILE",
      description = "Prompts, one {\"prompt\": …} a line; '-' is standard input.")
  private Path prompts;

  @Option(
      names = "--per-class-thresholds",
      paramLabel = "FILE",
      description = "JSON of label and threshold, put over the mapper's own.")
  private Path perClass;

  @Parameters(arity = "0..1", paramLabel = "PROMPT", description = "One prompt.")
  private String prompt;

  @Inject
  MapCommand(Console console, Provider<DomainRegistry> domains) {
    this.console = console;
    this.domains = domains;
  }

  @Override
  public Integer call() {
    if ((prompt == null) == (prompts == null)) {
      throw new ParameterException(
          command.commandLine(), "Give either one prompt or --prompts-jsonl.");
    }
    Mapper mapper = mapperOption.load(domains::get);
    SortedMap<String, Double> own = own(mapper);
    if (prompt != null) {
      console.data(Json.line(mapper.map(prompt, own)) + "\n");
      return ExitCode.DONE;
    }
    boolean standard = prompts.toString().equals("-");
    if (!standard && !Files.isRegularFile(prompts)) {
      throw new MicromapException(
          ErrorCode.MISSING_FILE, prompts + ": no such file. Mend the path.");
    }
    String name = standard ? "standard input" : prompts.toString();
    try (InputStream in = standard ? System.in : Files.newInputStream(prompts)) {
      PromptLines.forEach(name, in, row -> answer(mapper, own, row));
    } catch (IOException e) {
      throw new MicromapException(
          ErrorCode.IO, name + ": cannot be read: " + e.getMessage() + ". Give it again.", e);
    }
    return ExitCode.DONE;
  }

  private void answer(Mapper mapper, SortedMap<String, Double> own, Prompt row) {
    Decision decision = mapper.map(row.text(), own);
    ObjectNode line = Json.mapper().createObjectNode();
    line.put("id", row.id());
    line.setAll((ObjectNode) Json.mapper().valueToTree(decision));
    console.data(Json.line(line) + "\n");
  }

  private SortedMap<String, Double> own(Mapper mapper) {
    return perClass == null
        ? new TreeMap<>()
        : ThresholdsFile.read(
            Source.of(perClass), mapper.labels().stream().map(Label::name).toList());
  }
}
