package io.micromap.rails.text;

import io.micromap.rails.text.Clauses.Range;
import io.micromap.rails.text.EvidenceTrainer.Example;
import io.micromap.rails.text.TextModel.Limits;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.featurizer.WordReader;
import io.micromap.runtime.featurizer.WordReader.Word;
import io.micromap.spi.Label;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Fits the rails of a domain: evidence on all rows and the labels' cues, every limit on rows that
 * the evidence was not learnt from. The same rows give the same model.
 */
public final class TextModelFit {

  /** The rate that limits keep to unless another one is asked for. */
  public static final double FALSE_ACCEPT = 0.06;

  private static final int FOLDS = 3;
  private static final int MOST_ROWS = 50_000;

  private final String domain;
  private final List<Label> labels;
  private final double falseAccept;
  private final Consumer<String> progress;
  private final WordReader reader = new WordReader();

  /**
   * A fit.
   *
   * @param domain id of the mapper's domain
   * @param labels the classes in the mapper's order; their cues are learnt too
   * @param falseAccept the rate the limits keep to, in (0, 1)
   * @param progress told of each step, in words
   */
  public TextModelFit(
      String domain, List<Label> labels, double falseAccept, Consumer<String> progress) {
    this.domain = domain;
    this.labels = List.copyOf(labels);
    this.falseAccept = falseAccept;
    this.progress = progress;
  }

  /** A row, read. */
  record Reading(String prompt, List<Word> words, int column) {}

  /**
   * Fits a model.
   *
   * @param rows at least two of each class; of more than 50,000, evenly spread ones are used
   * @throws MicromapException if a class has too few rows
   */
  public TextModel fit(List<TextRow> rows) {
    List<Reading> readings = read(rows);
    boolean hasNone = readings.stream().anyMatch(reading -> reading.column == labels.size());
    int columns = labels.size() + (hasNone ? 1 : 0);
    int[] fold = folds(readings, columns);
    EvidenceTrainer trainer = new EvidenceTrainer(examples(readings), labels.size(), columns);
    List<EvidenceWeights> parts = new ArrayList<>();
    for (int part = 0; part < FOLDS; part++) {
      int held = part;
      parts.add(trainer.fit(i -> i >= fold.length || fold[i] != held));
      progress.accept("learnt evidence without part " + (held + 1) + " of " + FOLDS);
    }
    HeldOut heldOut = new HeldOut(readings, fold, parts, labels.size());
    Limits limits = heldOut.limits(falseAccept);
    SortedMap<String, Double> figures = heldOut.figures(limits);
    progress.accept("limits on held-out rows: " + limits + ", figures " + figures);
    EvidenceWeights evidence = trainer.fit(i -> true);
    List<String> names = labels.stream().map(Label::name).toList();
    return new TextModel(domain, names, evidence, limits, heldOut.prior(names, limits), figures);
  }

  private List<Reading> read(List<TextRow> rows) {
    Map<String, Integer> columns = new HashMap<>();
    labels.forEach(label -> columns.put(label.name(), columns.size()));
    List<Reading> readings = new ArrayList<>();
    int stride = (rows.size() + MOST_ROWS - 1) / MOST_ROWS;
    for (int i = 0; i < rows.size(); i += Math.max(1, stride)) {
      TextRow row = rows.get(i);
      int column = row.label().map(columns::get).orElse(labels.size());
      List<Word> words = reader.read(row.prompt());
      if (!words.isEmpty() && words.size() <= TextModel.MOST_WORDS) {
        readings.add(new Reading(row.prompt(), words, column));
      }
    }
    return readings;
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
      fold[i] = ofClass.computeIfAbsent(key, k -> ofClass.size()) % FOLDS;
    }
    for (int k = 0; k < labels.size(); k++) {
      if (dealt.get(k).size() < 2) {
        throw new MicromapException(
            ErrorCode.TOO_FEW_ROWS,
            "The rails need at least two different prompts of each class; '"
                + labels.get(k).name()
                + "' has "
                + dealt.get(k).size()
                + ". Add some, better thirty.");
      }
    }
    return fold;
  }

  static Range whole(Reading reading) {
    return new Range(0, reading.words().size());
  }
}
