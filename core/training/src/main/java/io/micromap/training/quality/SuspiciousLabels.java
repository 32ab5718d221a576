package io.micromap.training.quality;

import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Row;
import io.micromap.evaluation.quality.Doubt;
import io.micromap.evaluation.quality.Doubts;
import io.micromap.runtime.bundle.Scores;
import io.micromap.spi.Label;
import io.micromap.training.trainer.Trainer;
import io.micromap.training.trainer.TrainingTask;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds labels that models contradict: those that did not see the row, and the one that did.
 *
 * <p>A row's doubt is {@code -ln P(its label) - ln(1 - P(top-ranked other))}, from a softmax over
 * its out-of-fold scores: high where its own label is all but ruled out and another one all but
 * certain. See {@code docs/decisions/suspicious-labels.md}.
 */
public final class SuspiciousLabels {

  private final TrainingTask task;
  private final Trainer trainer;
  private final SuspicionOptions options;

  /**
   * A search.
   *
   * @param task classes and featurizers; classes with too few rows are left out
   * @param trainer fits the models
   */
  public SuspiciousLabels(TrainingTask task, Trainer trainer) {
    this(task, trainer, SuspicionOptions.DEFAULTS);
  }

  /** A search with other constants. */
  public SuspiciousLabels(TrainingTask task, Trainer trainer, SuspicionOptions options) {
    this.task = task;
    this.trainer = trainer;
    this.options = options;
  }

  /** The constants of the search. */
  SuspicionOptions options() {
    return options;
  }

  /** The doubtful rows; equals in the order of the rows. */
  public Doubts find(LabelledPrompts data) {
    Optional<Judged> judged = judged(data);
    return new Doubts(
        judged.map(this::suspicious).orElse(List.of()),
        judged.map(this::answeredOtherwise).orElse(List.of()));
  }

  private List<Doubt> suspicious(Judged judged) {
    Judgement judgement = judgement(judged, judged.scores().heldOut());
    return IntStream.range(0, judgement.rows().size())
        .mapToObj(judgement::doubt)
        .filter(doubt -> doubt.size() >= options.cut())
        .sorted(Comparator.comparingDouble((Doubt doubt) -> -doubt.size()))
        .toList();
  }

  private List<Doubt> answeredOtherwise(Judged judged) {
    List<Scores> own = judged.scores().fitted();
    Judgement judgement = judgement(judged, own);
    return IntStream.range(0, own.size())
        .filter(row -> judgement.own()[row] < own.get(row).classes().length)
        .filter(row -> Scores.best(own.get(row).classes()) != judgement.own()[row])
        .mapToObj(judgement::doubt)
        .toList();
  }

  /**
   * What models say of each row.
   *
   * @param names of the columns: the classes, and the out-of-scope word where that was learnt
   * @param rows those that were scored: none of a class with too few rows
   * @param own column of each row's own label
   * @param probabilities one per row and column, summing to 1 in each row
   */
  record Judgement(List<String> names, List<Row> rows, int[] own, List<double[]> probabilities) {

    Doubt doubt(int row) {
      double[] ofRow = probabilities.get(row);
      int other = topRankedOther(row);
      return new Doubt(rows.get(row), names.get(other), ofRow[own[row]], ofRow[other]);
    }

    int topRankedOther(int row) {
      double[] ofRow = probabilities.get(row);
      int best = own[row] == 0 ? 1 : 0;
      for (int k = 0; k < ofRow.length; k++) {
        best = k != own[row] && ofRow[k] > ofRow[best] ? k : best;
      }
      return best;
    }
  }

  /** Rows of classes that are large enough, and their scores. */
  private record Judged(TrainingTask task, LabelledPrompts data, Trainer.RowScores scores) {}

  /** Judges every row that can be out of fold; none where fewer than two classes have two rows. */
  Judgement judge(LabelledPrompts data) {
    return judged(data)
        .map(judged -> judgement(judged, judged.scores().heldOut()))
        .orElse(new Judgement(List.of(), List.of(), new int[0], List.of()));
  }

  private Optional<Judged> judged(LabelledPrompts data) {
    LabelledPrompts judged = withoutTinyClasses(data);
    TrainingTask reduced = task.reduced(judged.labels());
    return reduced.labels().size() < 2
        ? Optional.empty()
        : Optional.of(new Judged(reduced, judged, trainer.rowScores(reduced, judged)));
  }

  private Judgement judgement(Judged judged, List<Scores> scores) {
    List<String> names = new ArrayList<>(judged.task().labels().stream().map(Label::name).toList());
    names.add(judged.data().oosLabel());
    Map<String, Integer> columns = new HashMap<>();
    names.forEach(name -> columns.put(name, columns.size()));
    List<Row> rows = judged.data().rows();
    return new Judgement(
        names,
        rows,
        rows.stream().mapToInt(row -> columns.get(row.label())).toArray(),
        scores.stream().map(this::probabilities).toList());
  }

  private LabelledPrompts withoutTinyClasses(LabelledPrompts data) {
    Map<String, Integer> sizes = new HashMap<>();
    data.rows().forEach(row -> sizes.merge(row.label(), 1, Integer::sum));
    Set<String> known = new HashSet<>(task.labels().stream().map(Label::name).toList());
    known.add(data.oosLabel());
    return data.with(
        data.rows().stream()
            .filter(
                row -> sizes.get(row.label()) >= options.leastRows() && known.contains(row.label()))
            .toList());
  }

  /** Of every class, and where out-of-scope rows were learnt a last one for those. */
  private double[] probabilities(Scores scores) {
    int classes = scores.classes().length;
    double top = scores.classes()[Scores.best(scores.classes())];
    double[] probabilities = new double[classes + (scores.scope().isPresent() ? 1 : 0)];
    double sum = 0;
    for (int k = 0; k < probabilities.length; k++) {
      double below = k < classes ? scores.classes()[k] - top : -scores.scope().getAsDouble();
      probabilities[k] = StrictMath.exp(options.sharpness() * below);
      sum += probabilities[k];
    }
    for (int k = 0; k < probabilities.length; k++) {
      probabilities[k] /= sum;
    }
    return probabilities;
  }
}
