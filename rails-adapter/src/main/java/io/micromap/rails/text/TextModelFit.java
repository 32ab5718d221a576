package io.micromap.rails.text;

import io.micromap.rails.text.EvidenceTrainer.Example;
import io.micromap.rails.text.TextModel.Limits;
import io.micromap.runtime.encoder.Encoder;
import io.micromap.runtime.encoder.Overlong;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.featurizer.Mood;
import io.micromap.runtime.featurizer.WordReader;
import io.micromap.runtime.featurizer.WordReader.Word;
import io.micromap.spi.Label;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Fits the rails of a domain: evidence on all rows and the labels' cues, every limit on rows that
 * the evidence was not learnt from. The same rows give the same model.
 */
public final class TextModelFit {

  private final String domain;
  private final List<Label> labels;
  private final RailsOptions options;
  private final RailsFitOptions fit;
  private final Consumer<String> progress;
  private final Optional<Encoder> encoder;
  private final WordReader reader = new WordReader();

  /**
   * A fit of new rails, which answer by the defaults for a language.
   *
   * @param language BCP 47 tag of the prompts' language
   * @param domain id of the mapper's domain
   * @param labels the classes in the mapper's order; their cues are learnt too
   * @param fit numbers that act while fitting
   * @param progress receives progress messages
   */
  public TextModelFit(
      String domain,
      List<Label> labels,
      String language,
      RailsFitOptions fit,
      Consumer<String> progress) {
    this(domain, labels, RailsOptions.of(language), fit, progress);
  }

  TextModelFit(
      String domain,
      List<Label> labels,
      RailsOptions options,
      RailsFitOptions fit,
      Consumer<String> progress) {
    this(domain, labels, options, fit, progress, Optional.empty());
  }

  private TextModelFit(
      String domain,
      List<Label> labels,
      RailsOptions options,
      RailsFitOptions fit,
      Consumer<String> progress,
      Optional<Encoder> encoder) {
    this.domain = domain;
    this.labels = List.copyOf(labels);
    this.options = options;
    this.fit = fit;
    this.progress = progress;
    this.encoder = encoder;
  }

  /** This fit, which takes prototypes in the space of an encoder too, if there is one. */
  public TextModelFit with(Optional<Encoder> other) {
    return new TextModelFit(domain, labels, options, fit, progress, other);
  }

  /** The order that the rows are read in, so that the order they come in does not matter. */
  private static final Comparator<TextRow> BY_CONTENT =
      Comparator.comparing(TextRow::prompt).thenComparing(row -> row.label().orElse(""));

  /** A row, read. */
  private record Reading(String prompt, List<Word> words, int column) {

    /** The prompt from its first word to its last, as a step of all of it has it. */
    private String form() {
      return Prototypes.form(
          prompt.substring(words.get(0).start(), words.get(words.size() - 1).end()));
    }
  }

  /**
   * Fits a model.
   *
   * @param rows at least two of each class; of too many, evenly spread ones are used
   * @throws MicromapException if a class has too few rows
   */
  public TextModel fit(List<TextRow> rows) {
    List<Reading> readings = read(rows.stream().sorted(BY_CONTENT).toList());
    boolean hasNone = readings.stream().anyMatch(reading -> reading.column == labels.size());
    int columns = labels.size() + (hasNone ? 1 : 0);
    int[] fold = folds(readings, columns);
    EvidenceTrainer trainer =
        new EvidenceTrainer(
            examples(readings),
            labels.size(),
            columns,
            ClauseFeatures.of(options.clauses()),
            fit.solver());
    HeldOut heldOut = heldOut(readings, fold, parts(trainer, fold));
    TextModel model = model(trainer, heldOut, prototypes(readings, fold, heldOut));
    TextModel told = with(model, set -> set.refusing(refused(model, readings)));
    return with(told, set -> exempting(set, told, readings));
  }

  private static TextModel with(TextModel model, UnaryOperator<PolarityOptions> change) {
    RailsOptions options = model.options();
    return model.with(options.with(options.polarity().map(change)));
  }

  private Optional<PrototypeFit.Fitted> prototypes(
      List<Reading> readings, int[] fold, HeldOut heldOut) {
    return encoder.map(
        reads -> {
          List<String> forms = readings.stream().map(Reading::form).toList();
          int[] columns = readings.stream().mapToInt(Reading::column).toArray();
          Overlong.message(reads, forms).ifPresent(progress);
          progress.accept("reads " + forms.size() + " rows with " + reads.identity().id());
          return new PrototypeFit(reads, forms, columns, labels.size())
              .fit(fold, fit.folds(), heldOut, fit);
        });
  }

  private TextModel model(
      EvidenceTrainer trainer, HeldOut heldOut, Optional<PrototypeFit.Fitted> near) {
    LimitChoice choice = new LimitChoice(heldOut, fit);
    Limits limits = choice.choose();
    double several = choice.several(limits.slope(), limits.costs(), limits.scope());
    TextModel.Provenance provenance =
        new TextModel.Provenance(fit, figures(heldOut, limits, several, near));
    progress.accept("chose limits on held-out rows");
    List<String> names = labels.stream().map(Label::name).toList();
    EvidenceWeights evidence = trainer.fit(i -> true);
    ChannelFunnel funnel = new ChannelFunnel(heldOut, names, limits, options.channels());
    return new TextModel(
        domain,
        names,
        evidence,
        limits,
        funnel.fit(fit.limits().mostTraces(), fit.funnel()),
        options,
        provenance,
        near.map(PrototypeFit.Fitted::prototypes));
  }

  private static SortedMap<String, Double> figures(
      HeldOut heldOut, Limits limits, double several, Optional<PrototypeFit.Fitted> near) {
    return near.map(fitted -> fitted.heldOut().figures(fitted.prototypes().limits(), several))
        .orElseGet(() -> heldOut.figures(limits.acceptance(), several));
  }

  /** By label the words that the label's own rows refuse more often than not. */
  private SortedMap<String, List<String>> refused(TextModel model, List<Reading> readings) {
    RefusedWords counts = new RefusedWords();
    List<Reading> inScope = inScope(readings);
    List<Mood[]> moods =
        inScope.parallelStream()
            .map(reading -> model.read(reading.prompt, reading.words).moods(reading.column))
            .toList();
    for (int row = 0; row < moods.size(); row++) {
      Reading reading = inScope.get(row);
      for (int i = 0; i < moods.get(row).length; i++) {
        String label = labels.get(reading.column).name();
        counts.add(label, reading.words.get(i).text(), moods.get(row)[i] == Mood.REFUSAL);
      }
    }
    return counts.mostly();
  }

  /** The options without the labels whose own prompts are often in the mood that is checked. */
  private PolarityOptions exempting(
      PolarityOptions polarity, TextModel model, List<Reading> readings) {
    MoodFit moods = new MoodFit(model.labels());
    List<Reading> inScope = inScope(readings);
    List<Mood> found =
        inScope.parallelStream()
            .map(
                reading ->
                    model
                        .read(reading.prompt, reading.words)
                        .mood(Plan.Step.whole(reading.column, reading.words.size())))
            .toList();
    for (int row = 0; row < found.size(); row++) {
      moods.add(inScope.get(row).column, found.get(row));
    }
    Map<Mood, List<String>> exempt = moods.exempt(fit.mostNegated());
    exempt.forEach(
        (mood, names) ->
            progress.accept(
                "not checked for "
                    + mood.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                    + "s, because their own rows often are such: "
                    + String.join(", ", names)));
    return polarity.exempting(exempt);
  }

  private List<Reading> inScope(List<Reading> readings) {
    return readings.stream().filter(reading -> reading.column < labels.size()).toList();
  }

  /** Evidence learnt without each fold in turn. */
  private List<EvidenceWeights> parts(EvidenceTrainer trainer, int[] fold) {
    List<EvidenceWeights> parts = new ArrayList<>();
    for (int part = 0; part < fit.folds(); part++) {
      int held = part;
      parts.add(trainer.fit(i -> i >= fold.length || fold[i] != held));
      progress.accept("learnt evidence without part " + (held + 1) + " of " + fit.folds());
    }
    return parts;
  }

  private HeldOut heldOut(List<Reading> readings, int[] fold, List<EvidenceWeights> parts) {
    ClauseCutter cutter = new ClauseCutter(options.clauses(), options.order());
    List<HeldOut.Row> rows =
        IntStream.range(0, fold.length)
            .parallel()
            .mapToObj(
                i ->
                    new HeldOut.Row(
                        cutter.cut(readings.get(i).prompt, readings.get(i).words),
                        readings.get(i).column,
                        parts.get(fold[i])))
            .toList();
    return new HeldOut(rows, labels.size(), options);
  }

  private List<Reading> read(List<TextRow> rows) {
    Map<String, Integer> columns = new HashMap<>();
    labels.forEach(label -> columns.put(label.name(), columns.size()));
    int stride = Math.max(1, (rows.size() + fit.mostRows() - 1) / fit.mostRows());
    return IntStream.range(0, rows.size())
        .filter(i -> i % stride == 0)
        .parallel()
        .mapToObj(
            i -> {
              TextRow row = rows.get(i);
              int column = row.label().map(columns::get).orElse(labels.size());
              return new Reading(row.prompt(), reader.read(row.prompt()), column);
            })
        .filter(reading -> !reading.words.isEmpty())
        .filter(reading -> reading.words.size() <= options.clauses().mostWords())
        .toList();
  }

  /** The rows in their order, and behind them the labels' cues. */
  private List<Example> examples(List<Reading> readings) {
    List<Example> examples = new ArrayList<>();
    readings.forEach(reading -> examples.add(new Example(reading.words, reading.column)));
    for (int k = 0; k < labels.size(); k++) {
      for (String cue : labels.get(k).cues()) {
        List<Word> words = reader.read(cue);
        if (!words.isEmpty()) {
          examples.add(new Example(words, k));
        }
      }
    }
    return examples;
  }

  /** Deals rows out class by class; rows that read alike stay together. */
  private int[] folds(List<Reading> readings, int columns) {
    List<Map<String, Integer>> dealt = new ArrayList<>();
    for (int k = 0; k < columns; k++) {
      dealt.add(new HashMap<>());
    }
    int[] fold = new int[readings.size()];
    for (int i = 0; i < fold.length; i++) {
      Map<String, Integer> ofClass = dealt.get(readings.get(i).column);
      String key = readings.get(i).words.stream().map(Word::text).collect(Collectors.joining(" "));
      fold[i] = ofClass.computeIfAbsent(key, k -> ofClass.size()) % fit.folds();
    }
    for (int k = 0; k < labels.size(); k++) {
      requireTwo(labels.get(k).name(), dealt.get(k).size());
    }
    return fold;
  }

  private static void requireTwo(String label, int prompts) {
    if (prompts < 2) {
      throw new MicromapException(
          ErrorCode.TOO_FEW_ROWS,
          "The rails need at least two different prompts of each class; '"
              + label
              + "' has "
              + prompts
              + ". Add some; thirty are better.");
    }
  }
}
