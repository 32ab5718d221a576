package io.micromap.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Decision;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.spi.Label;
import io.micromap.spi.Thresholds;
import io.micromap.training.artifact.ThresholdsFile;
import io.micromap.training.dataset.Prompt;
import io.micromap.training.dataset.PromptLines;
import io.micromap.training.dataset.Source;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
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
final class MapCommand implements Callable<Integer> {

  private final Console console;
  private final DomainRegistry registry;

  @Spec private CommandSpec command;

  @Option(
      names = "--mapper-path",
      required = true,
      paramLabel = "FILE",
      description = "The bundle.")
  private Path mapperFile;

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
  MapCommand(Console console, DomainRegistry registry) {
    this.console = console;
    this.registry = registry;
  }

  @Override
  public Integer call() {
    if ((prompt == null) == (prompts == null)) {
      throw new ParameterException(
          command.commandLine(), "Give either one prompt or --prompts-jsonl.");
    }
    Mapper mapper = Mapper.load(mapperFile, registry);
    Thresholds thresholds = thresholds(mapper);
    if (prompt != null) {
      console.data(Json.line(mapper.decide(mapper.predict(prompt), thresholds)) + "\n");
      return 0;
    }
    boolean standard = prompts.toString().equals("-");
    if (!standard && !Files.isRegularFile(prompts)) {
      throw new MicromapException(
          ErrorCode.MISSING_FILE, prompts + ": no such file. Mend the path.");
    }
    String name = standard ? "standard input" : prompts.toString();
    try (InputStream in = standard ? System.in : Files.newInputStream(prompts)) {
      PromptLines.forEach(name, in, row -> answer(mapper, thresholds, row));
    } catch (IOException e) {
      throw new MicromapException(
          ErrorCode.IO, name + ": cannot be read: " + e.getMessage() + ". Give it again.", e);
    }
    return 0;
  }

  private void answer(Mapper mapper, Thresholds thresholds, Prompt row) {
    Decision decision = mapper.decide(mapper.predict(row.text()), thresholds);
    ObjectNode line = Json.mapper().createObjectNode();
    line.put("id", row.id());
    line.setAll((ObjectNode) Json.mapper().valueToTree(decision));
    console.data(Json.line(line) + "\n");
  }

  private Thresholds thresholds(Mapper mapper) {
    Thresholds own = mapper.bundle().thresholds();
    return perClass == null
        ? own
        : own.with(
            ThresholdsFile.read(
                Source.of(perClass), mapper.labels().stream().map(Label::name).toList()));
  }
}
