package io.micromap.cli.verbs;

import io.micromap.cli.console.AnswerLine;
import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.cli.console.JsonLines;
import io.micromap.cli.options.MapperOptions;
import io.micromap.cli.options.SetOptions;
import io.micromap.cli.verbs.AnswerWithSet.LabelSet;
import io.micromap.evaluation.artifact.ThresholdsFile;
import io.micromap.evaluation.dataset.Source;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.mapper.PredictionSets;
import io.micromap.runtime.registry.DomainRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
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
      "Answers prompts: one line of JSON per decision.",
      "Give one prompt as argument, or many with --prompts-jsonl; '-' reads standard input."
    },
    mixinStandardHelpOptions = true)
public final class MapCommand implements Callable<Integer> {

  private final Console console;
  private final Provider<DomainRegistry> domains;

  @Spec private CommandSpec command;

  @Mixin private MapperOptions mapperOptions;

  @Option(
      names = "--prompts-jsonl",
      paramLabel = "FILE",
      description = "Prompts, one {\"prompt\": …} per line; '-' is standard input.")
  private Path prompts;

  @Option(
      names = "--per-class-thresholds",
      paramLabel = "FILE",
      description = "Thresholds of single classes, as JSON; they override the mapper's own.")
  private Path perClass;

  @Mixin private SetOptions setOptions;

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
    Mapper mapper = mapperOptions.load(domains::get);
    Function<String, Object> answer = answers(mapper);
    if (prompt != null) {
      console.jsonLine(answer.apply(prompt));
    } else {
      new JsonLines(prompts)
          .forEachPrompt(
              row -> console.jsonLine(new AnswerLine(row.id(), answer.apply(row.text()))));
    }
    return ExitCode.DONE;
  }

  /** Decisions, with sets of labels if they were asked for. */
  private Function<String, Object> answers(Mapper mapper) {
    SortedMap<String, Double> own = own(mapper);
    Optional<PredictionSets> asked = setOptions.sets(mapper);
    if (asked.isEmpty()) {
      return text -> mapper.map(text, own);
    }
    PredictionSets sets = asked.get();
    return text ->
        new AnswerWithSet(
            mapper.map(text, own),
            LabelSet.of(sets, sets.of(mapper.predict(text), mapper.labelNames())));
  }

  private SortedMap<String, Double> own(Mapper mapper) {
    return perClass == null
        ? new TreeMap<>()
        : ThresholdsFile.read(Source.of(perClass), mapper.labelNames());
  }
}
