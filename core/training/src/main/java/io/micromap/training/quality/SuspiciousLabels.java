package io.micromap.training.quality;

import io.micromap.runtime.bundle.Scores;
import io.micromap.spi.Label;
import io.micromap.training.dataset.LabelledPrompts;
import io.micromap.training.dataset.Row;
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
 * <p>A row's doubt is {@code -ln P(its label) - ln(1 - P(likeliest other))}, from probabilities
 * that models fitted on other folds gave: high where its own label is all but ruled out and another
 * one all but certain. Rows above {@value #CUT} are suspicious; see {@code
 * docs/decisions/suspicious-labels.md}.
 */
public final class SuspiciousLabels {

  /** Doubt from which a label is suspicious. */
  static final double CUT = 6;

  private static final double SHARPNESS = 8;
  private static final double LEAST = 1e-12;
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

  /**
   * A doubt about one row's label.
   *
   * @param row the row
   * @param likelier the label that fits best of all others; the out-of-scope word for none
   * @param given probability of its own label
   * @param other probability of the likelier one
   * @param doubt 0 or more
   */
  public record Doubt(Row row, String likelier, double given, double other, double doubt) {

    /** Whether the label is suspicious. */
    public boolean isSuspicious() {
      return doubt >= CUT;
    }
  }

  /**
   * The doubt about every row that can be judged, the greatest first; equals in the order of the
   * rows. None where fewer than two classes have two rows.
   */
  public List<Doubt> rank(LabelledPrompts data) {
    LabelledPrompts judged = withoutTinyClasses(data);
    TrainingTask reduced = task.reduced(judged.labels());
    if (reduced.labels().size() < 2) {
      return List.of();
    }
    List<Scores> scores = trainer.heldOutScores(reduced, judged);
    List<String> names = new ArrayList<>(reduced.labels().stream().map(Label::name).toList());
    names.add(data.oosLabel());
    Map<String, Integer> numbers = new HashMap<>();
    names.forEach(name -> numbers.put(name, numbers.size()));
    return IntStream.range(0, scores.size())
        .mapToObj(i -> doubt(judged.rows().get(i), probabilities(scores.get(i)), names, numbers))
        .sorted(Comparator.comparingDouble((Doubt d) -> -d.doubt()))
        .toList();
  }

  /** Of every class, and where rows out of scope were learnt a last one for those. */
  private static double[] probabilities(Scores scores) {
    int classes = scores.classes().length;
    double top = scores.classes()[Scores.best(scores.classes())];
    boolean hasScope = scores.scope().isPresent();
    double[] probabilities = new double[classes + (hasScope ? 1 : 0)];
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

  private static Doubt doubt(
      Row row, double[] probabilities, List<String> names, Map<String, Integer> numbers) {
    int own = numbers.get(row.label());
    int best = own == 0 ? 1 : 0;
    for (int k = 0; k < probabilities.length; k++) {
      best = k != own && probabilities[k] > probabilities[best] ? k : best;
    }
    double given = probabilities[own];
    double other = probabilities[best];
    double doubt =
        -StrictMath.log(Math.max(given, LEAST)) - StrictMath.log(Math.max(1 - other, LEAST));
    return new Doubt(row, names.get(best), given, other, doubt);
  }
}
