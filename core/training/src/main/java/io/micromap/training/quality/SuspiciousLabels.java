package io.micromap.training.quality;

import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Row;
import io.micromap.evaluation.quality.Doubt;
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
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds labels that models fitted on the other rows contradict.
 *
 * <p>A row's doubt is {@code -ln P(its label) - ln(1 - P(likeliest other))}, from a softmax over
 * the scores that models fitted on other folds gave: high where its own label is all but ruled out
 * and another one all but certain. Rows from {@value #CUT} on are suspicious; see {@code
 * docs/decisions/suspicious-labels.md}.
 */
public final class SuspiciousLabels {

  /** Doubt from which a label is suspicious. */
  static final double CUT = 6;

  private static final double SHARPNESS = 8;
  private static final int LEAST_ROWS = 2;

  private final TrainingTask task;
  private final Trainer trainer;

  /**
   * A search.
   *
   * @param task classes and featurizers; classes with too few rows are left out
   * @param trainer fits the models
   */
  public SuspiciousLabels(TrainingTask task, Trainer trainer) {
    this.task = task;
    this.trainer = trainer;
  }

  /** The suspicious rows, the greatest doubt first; equals in the order of the rows. */
  public List<Doubt> find(LabelledPrompts data) {
    Judgement judgement = judge(data);
    return IntStream.range(0, judgement.rows().size())
        .mapToObj(judgement::doubt)
        .filter(doubt -> doubt.size() >= CUT)
        .sorted(Comparator.comparingDouble((Doubt doubt) -> -doubt.size()))
        .toList();
  }

  /**
   * What models fitted on the other folds hold of each row.
   *
   * @param names of the columns: the classes, and the out-of-scope word where that was learnt
   * @param rows those that can be judged: none of a class with too few rows
   * @param own column of each row's own label
   * @param probabilities one per row and column, summing to 1 in each row
   */
  record Judgement(List<String> names, List<Row> rows, int[] own, List<double[]> probabilities) {

    Doubt doubt(int row) {
      double[] ofRow = probabilities.get(row);
      int other = likeliestOther(row);
      return new Doubt(rows.get(row), names.get(other), ofRow[own[row]], ofRow[other]);
    }

    int likeliestOther(int row) {
      double[] ofRow = probabilities.get(row);
      int best = own[row] == 0 ? 1 : 0;
      for (int k = 0; k < ofRow.length; k++) {
        best = k != own[row] && ofRow[k] > ofRow[best] ? k : best;
      }
      return best;
    }
  }

  /** Judges every row that can be; none where fewer than two classes have two rows. */
  Judgement judge(LabelledPrompts data) {
    LabelledPrompts judged = withoutTinyClasses(data);
    TrainingTask reduced = task.reduced(judged.labels());
    if (reduced.labels().size() < 2) {
      return new Judgement(List.of(), List.of(), new int[0], List.of());
    }
    List<Scores> scores = trainer.heldOutScores(reduced, judged);
    List<String> names = new ArrayList<>(reduced.labels().stream().map(Label::name).toList());
    names.add(data.oosLabel());
    Map<String, Integer> columns = new HashMap<>();
    names.forEach(name -> columns.put(name, columns.size()));
    return new Judgement(
        names,
        judged.rows(),
        judged.rows().stream().mapToInt(row -> columns.get(row.label())).toArray(),
        scores.stream().map(SuspiciousLabels::probabilities).toList());
  }

  private LabelledPrompts withoutTinyClasses(LabelledPrompts data) {
    Map<String, Integer> sizes = new HashMap<>();
    data.rows().forEach(row -> sizes.merge(row.label(), 1, Integer::sum));
    Set<String> known = new HashSet<>(task.labels().stream().map(Label::name).toList());
    known.add(data.oosLabel());
    return data.with(
        data.rows().stream()
            .filter(row -> sizes.get(row.label()) >= LEAST_ROWS && known.contains(row.label()))
            .toList());
  }

  /** Of every class, and where rows out of scope were learnt a last one for those. */
  private static double[] probabilities(Scores scores) {
    int classes = scores.classes().length;
    double top = scores.classes()[Scores.best(scores.classes())];
    double[] probabilities = new double[classes + (scores.scope().isPresent() ? 1 : 0)];
    double sum = 0;
    for (int k = 0; k < probabilities.length; k++) {
      double below = k < classes ? scores.classes()[k] - top : -scores.scope().getAsDouble();
      probabilities[k] = StrictMath.exp(SHARPNESS * below);
      sum += probabilities[k];
    }
    for (int k = 0; k < probabilities.length; k++) {
      probabilities[k] /= sum;
    }
    return probabilities;
  }
}
