package io.micromap.cli.verbs;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.ErrorLine;
import io.micromap.cli.console.ExitCode;
import io.micromap.cli.console.Inputs;
import io.micromap.cli.options.AnswerFile;
import io.micromap.cli.options.AnswerThreads;
import io.micromap.cli.options.DomainSource;
import io.micromap.cli.options.MapperOptions;
import io.micromap.cli.options.PromptOptions;
import io.micromap.cli.options.SetOptions;
import io.micromap.cli.options.SpreadsheetOptions;
import io.micromap.cli.options.Usage;
import io.micromap.cli.stream.AnswerLines;
import io.micromap.cli.stream.PromptWork.Answering;
import io.micromap.cli.verbs.AnswerWithSet.LabelSet;
import io.micromap.evaluation.artifact.AnswersCsv;
import io.micromap.evaluation.artifact.ThresholdsFile;
import io.micromap.evaluation.dataset.BadLine;
import io.micromap.evaluation.dataset.Prompt;
import io.micromap.evaluation.dataset.PromptReceiver;
import io.micromap.runtime.mapper.Decision;
import io.micromap.runtime.mapper.Decision.Ranked;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.mapper.PredictionSets;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code micromap map}. */
@Command(
    name = "map",
    description = {
      "Answers prompts: one line of JSON per decision, or a CSV, or text.",
      "Give one prompt as argument, or many with --prompts or --prompts-jsonl; '-', or a pipe alone,"
          + " is standard input."
    },
    mixinStandardHelpOptions = true)
public final class MapCommand implements Callable<Integer> {

  /** Bytes of one answer, about. */
  private static final int FEW = 1024;

  private final Console console;
  private final DomainSource domains;

  @Spec private CommandSpec command;

  @Mixin private MapperOptions mapperOptions;

  @Mixin private PromptOptions prompts;

  @Option(
      names = "--per-class-thresholds",
      paramLabel = "FILE",
      description = "Thresholds of single classes, as JSON; they override the mapper's own.")
  private Path perClass;

  @Mixin private SetOptions setOptions;

  @Mixin private SpreadsheetOptions spreadsheet;

  @Option(
      names = "--format",
      paramLabel = "FORM",
      description =
          "jsonl, csv or text (default: csv where --out ends in .csv or .csv.gz, else jsonl).")
  private AnswerFormat format;

  @Option(
      names = "--top-k",
      paramLabel = "N",
      description = "How many top-ranked classes to list (default: 5 in JSON, none elsewhere).")
  private Integer topK;

  @Mixin private AnswerFile out;

  @Mixin private AnswerThreads threads;

  @Inject
  MapCommand(Console console, DomainSource domains) {
    this.console = console;
    this.domains = domains;
  }

  @Override
  public Integer call() {
    Optional<String> single = prompts.single();
    threads.refuseFor(single.isPresent());
    if (topK != null) {
      new Usage(command).requireLeast("--top-k", topK, 1);
    }
    Function<String, MapAnswer> answers = answers(mapperOptions.load(domains));
    return out.write(console, output -> write(single, answers, output));
  }

  private int write(
      Optional<String> single, Function<String, MapAnswer> answers, Consumer<byte[]> output) {
    AnswerLines begin = new AnswerLines(FEW);
    AnswerWriter writer = writer(begin);
    writer.begin();
    if (single.isPresent()) {
      writer.only(single.get(), answers.apply(single.get()));
      output.accept(begin.toByteArray());
      return ExitCode.DONE;
    }
    output.accept(begin.toByteArray());
    return prompts.answer(
        console, new Answering(threads.count(), lines -> receiver(writer(lines), answers), output));
  }

  private AnswerWriter writer(AnswerLines lines) {
    AnswersCsv csv = new AnswersCsv(topK != null, setOptions.isAsked(), spreadsheet.cells());
    return new AnswerWriter(format(), csv, topK != null, lines);
  }

  private AnswerFormat format() {
    return format != null ? format : out.isCsv() ? AnswerFormat.CSV : AnswerFormat.JSONL;
  }

  private static PromptReceiver receiver(AnswerWriter writer, Function<String, MapAnswer> answers) {
    return new PromptReceiver() {
      @Override
      public void prompt(Prompt prompt, String json) {
        writer.one(prompt, answers.apply(prompt.text()));
      }

      @Override
      public void bad(BadLine line) {
        writer.error(ErrorLine.of(line));
      }
    };
  }

  /** Decisions, with sets of labels if they were asked for. */
  private Function<String, MapAnswer> answers(Mapper mapper) {
    SortedMap<String, Double> own = own(mapper);
    Optional<PredictionSets> sets = setOptions.sets(mapper);
    return text -> {
      Decision decision = mapper.map(text, own);
      Optional<LabelSet> set =
          sets.map(each -> LabelSet.of(each, each.of(mapper.predict(text), mapper.labelNames())));
      return MapAnswer.of(decision, ranking(mapper, text, decision), set);
    };
  }

  /** As many classes as were asked for; predicting again gives those that no decision holds. */
  private List<Ranked> ranking(Mapper mapper, String text, Decision decision) {
    List<Ranked> usual = decision.ranking();
    if (topK == null || usual.isEmpty()) {
      return usual;
    }
    return topK <= usual.size()
        ? usual.subList(0, topK)
        : mapper.ranking(mapper.predict(text), topK);
  }

  private SortedMap<String, Double> own(Mapper mapper) {
    return perClass == null
        ? new TreeMap<>()
        : ThresholdsFile.read(Inputs.source(perClass), mapper.labelNames());
  }
}
