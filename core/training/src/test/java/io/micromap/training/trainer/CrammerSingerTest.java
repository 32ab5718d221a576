package io.micromap.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.runtime.featurizer.FeatureVector;
import io.micromap.training.trainer.LinearSolver.Problem;
import io.micromap.training.trainer.LinearSolver.Solution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tribuo's LIBLINEAR is the oracle. */
class CrammerSingerTest {

  private static final int FEATURES = 60;
  private static final int CLASSES = 7;

  private static final FitOptions TRIBUO = options(0.001, Long.MAX_VALUE);
  private static final FitOptions OWN = options(0.001, 0);

  private static FitOptions options(double tolerance, long ownSolverAbove) {
    FitOptions usual = FitOptions.DEFAULTS;
    return new FitOptions(
        tolerance,
        10_000,
        usual.size(),
        usual.scopePrior(),
        new ManyRowsOptions(
            usual.many().manyRows(),
            usual.many().mostFeatures(),
            ownSolverAbove,
            usual.many().loneFeaturesUpTo()),
        usual.encoder());
  }

  /** Rows of noise with two features that hint at their class. */
  private record Rows(List<FeatureVector> x, int[] y) {

    static Rows of(int size, int classes) {
      Random random = new Random(3);
      List<FeatureVector> x = new ArrayList<>();
      int[] y = new int[size];
      for (int row = 0; row < size; row++) {
        y[row] = random.nextInt(classes);
        int hint = random.nextInt(5) == 0 ? random.nextInt(classes) : y[row];
        int[] ids =
            IntStream.concat(
                    IntStream.of(hint, CLASSES + hint),
                    random.ints(8, 2 * CLASSES, FEATURES).distinct())
                .distinct()
                .sorted()
                .toArray();
        double[] values = random.doubles(ids.length, 0.2, 1).toArray();
        double length = Math.sqrt(Arrays.stream(values).map(value -> value * value).sum());
        x.add(
            new FeatureVector(
                ids, Arrays.stream(values).map(value -> value / length).toArray(), new double[4]));
      }
      return new Rows(x, y);
    }

    double[][] fit(FitOptions options) {
      double[] classWeights = new double[CLASSES];
      Arrays.setAll(classWeights, k -> 0.5 + 0.25 * k);
      Solution solution =
          new LinearSolver(5, options)
              .multiclass(x.iterator(), y, new Problem(FEATURES, classWeights, 1.5));
      double[][] weights = new double[FEATURES + 1][CLASSES];
      for (int feature = 0; feature <= FEATURES; feature++) {
        solution.copy(feature, weights[feature]);
      }
      return weights;
    }

    /** The scores of a row by weights. */
    double[] scores(int row, double[][] weights) {
      double[] scores = weights[FEATURES].clone();
      FeatureVector vector = x.get(row);
      for (int i = 0; i < vector.size(); i++) {
        for (int k = 0; k < CLASSES; k++) {
          scores[k] += vector.values()[i] * weights[vector.ids()[i]][k];
        }
      }
      return scores;
    }
  }

  @Test
  void findsTheWeightsThatTribuoFinds() {
    Rows rows = Rows.of(600, CLASSES);

    double[][] tribuo = rows.fit(TRIBUO);
    double[][] own = rows.fit(OWN);

    double largest =
        Arrays.stream(tribuo).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElseThrow();
    for (int feature = 0; feature <= FEATURES; feature++) {
      for (int k = 0; k < CLASSES; k++) {
        assertThat(Math.abs(own[feature][k] - tribuo[feature][k])).isLessThan(0.02 * largest);
      }
    }
  }

  @Test
  void ranksTheSameClassFirst() {
    Rows rows = Rows.of(600, CLASSES);

    double[][] tribuo = rows.fit(TRIBUO);
    double[][] own = rows.fit(OWN);

    long same =
        IntStream.range(0, rows.y.length)
            .filter(row -> best(rows.scores(row, tribuo)) == best(rows.scores(row, own)))
            .count();
    assertThat(same).isGreaterThan(rows.y.length * 99 / 100);
  }

  private static int best(double[] scores) {
    int best = 0;
    for (int k = 1; k < scores.length; k++) {
      best = scores[k] > scores[best] ? k : best;
    }
    return best;
  }

  @Test
  void aFitIsTheSameToTheBit() {
    Rows rows = Rows.of(300, CLASSES);

    assertThat(rows.fit(OWN)).isDeepEqualTo(rows.fit(OWN));
  }

  @Test
  void aClassWithoutRowsHasNoWeights() {
    double[][] weights = Rows.of(300, CLASSES - 1).fit(OWN);

    assertThat(List.of(weights)).allSatisfy(row -> assertThat(row[CLASSES - 1]).isZero());
  }

  @Test
  void rowsWithoutFeaturesTeachNothing() {
    Rows rows = Rows.of(200, CLASSES);
    Rows more = new Rows(new ArrayList<>(rows.x), Arrays.copyOf(rows.y, 203));
    for (int i = 0; i < 3; i++) {
      more.x.add(new FeatureVector(new int[0], new double[0], new double[4]));
    }

    assertThat(more.fit(OWN)).isDeepEqualTo(rows.fit(OWN));
    assertThat(List.of(new Rows(more.x.subList(200, 203), new int[3]).fit(OWN)))
        .allSatisfy(row -> assertThat(row).containsOnly(0));
  }

  @Test
  void takesMoreRowsThanABlockHolds() {
    Rows rows = Rows.of(CompactRows.BLOCK + 10, CLASSES);

    double[][] weights = rows.fit(options(1, 0));

    long right =
        IntStream.range(0, rows.y.length)
            .filter(row -> best(rows.scores(row, weights)) == rows.y[row])
            .count();
    assertThat(right).isGreaterThan(rows.y.length * 3 / 4);
  }
}
