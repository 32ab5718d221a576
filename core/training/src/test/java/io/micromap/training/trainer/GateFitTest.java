package io.micromap.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.runtime.bundle.Calibration;
import io.micromap.runtime.bundle.EmbeddingView.FastTier;
import io.micromap.runtime.bundle.Scores;
import io.micromap.runtime.bundle.ScoringOptions;
import io.micromap.runtime.mapper.Prediction;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class GateFitTest {

  private static final Calibration CALIBRATION =
      new Calibration(1, 0, 0, 0, 1000, ScoringOptions.DEFAULTS);

  private final List<Scores> words = new ArrayList<>();
  private final List<Scores> whole = new ArrayList<>();
  private final List<Integer> classes = new ArrayList<>();

  @Test
  void wordsAnswerWhereTheyAreShownToBeAsGoodAsTheWholeModel() {
    rows(1000, 0.5, 0.5, 0);
    rows(100, 0.1, -0.1, 1);
    rows(100, 0.1, 0.1, 1);

    FastTier fast = fit();

    assertThat(Prediction.fast(scores(0.5), fast)).isPresent();
    assertThat(Prediction.fast(scores(0.1), fast)).isEmpty();
  }

  @Test
  void whereTheWholeModelIsNoBetterWordsAnswerAll() {
    rows(1000, 0.5, 0.5, 0);
    rows(100, 0.1, 0.1, 1);

    assertThat(Prediction.fast(scores(0.1), fit())).isPresent();
  }

  @Test
  void outOfScopeRowsThatWordsWouldAnswerCountAgainstThem() {
    rows(1000, 0.5, 0.5, 0);
    rows(100, 0.2, 0.2, 1);
    rows(100, 0.1, 0.1, 2);

    FastTier fast = fit();

    assertThat(Prediction.fast(scores(0.2), fast)).isPresent();
    assertThat(Prediction.fast(scores(0.1), fast)).isEmpty();
  }

  @Test
  void fewRowsProveNothingSoThatTheEncoderReadsAll() {
    rows(20, 0.5, 0.5, 0);

    FastTier fast = fit();

    assertThat(fast.gate()).isEqualTo(1);
    assertThat(Prediction.fast(scores(0.5), fast)).isEmpty();
  }

  private FastTier fit() {
    int[] y = classes.stream().mapToInt(Integer::intValue).toArray();
    return GateFit.fit(words, whole, y, CALIBRATION);
  }

  /** Rows with the margins by which the first class leads in both models. */
  private void rows(int count, double inWords, double inAll, int label) {
    for (int i = 0; i < count; i++) {
      words.add(scores(inWords));
      whole.add(scores(inAll));
      classes.add(label);
    }
  }

  private static Scores scores(double margin) {
    return new Scores(new double[] {margin, 0}, 1, 20, OptionalDouble.empty());
  }
}
