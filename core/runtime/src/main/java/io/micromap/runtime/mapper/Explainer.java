package io.micromap.runtime.mapper;

import io.micromap.runtime.bundle.Bundle;
import io.micromap.runtime.bundle.SparseWeights;
import io.micromap.runtime.featurizer.LocatedFeature;
import io.micromap.runtime.featurizer.LocatedVector;
import io.micromap.runtime.mapper.Explanation.Contribution;
import io.micromap.runtime.mapper.Explanation.Score;
import io.micromap.runtime.text.NormalizedText;
import io.micromap.spi.Label;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Takes a prediction apart, exactly: the model is linear. Featurizes the prompt once, and the work
 * behind that grows with the prompt and with the places of its features.
 */
final class Explainer {

  private static final Comparator<Contribution> STRONGEST_FIRST =
      Comparator.comparingDouble((Contribution c) -> -Math.abs(c.margin()))
          .thenComparing(Contribution::view)
          .thenComparing(Contribution::feature);

  private final List<Label> labels;
  private final SparseWeights weights;
  private final Predictor predictor;
  private final Function<Prediction, Decision> decide;
  private final double[] bias;

  Explainer(Bundle bundle, Predictor predictor, Function<Prediction, Decision> decide) {
    this.labels = bundle.labels();
    this.weights = bundle.weights();
    this.predictor = predictor;
    this.decide = decide;
    this.bias = new double[weights.columns()];
    weights.addRow(bundle.vocabulary().size(), 1, bias);
  }

  Explanation explain(String prompt) {
    return Mapper.defect(prompt).isPresent()
        ? withoutEvidence(predictor.predict(prompt))
        : explain(prompt, NormalizedText.of(prompt));
  }

  private Explanation withoutEvidence(Prediction prediction) {
    return Explanation.without(decide.apply(prediction));
  }

  private Explanation explain(String prompt, NormalizedText form) {
    LocatedVector located = predictor.vectorizer().locate(form);
    Prediction prediction = predictor.predict(form, located);
    return prediction.defect().isPresent()
        ? withoutEvidence(prediction)
        : explain(prompt, located, prediction);
  }

  private Explanation explain(String prompt, LocatedVector located, Prediction prediction) {
    int first = prediction.candidate();
    int second = prediction.runnerUp();
    List<Contribution> contributions = contributions(located, first, second);
    Attribution attribution = new Attribution(prompt);
    contributions.forEach(attribution::add);
    return new Explanation(
        decide.apply(prediction),
        Optional.of(score(first, contributions, Contribution::candidate)),
        Optional.of(score(second, contributions, Contribution::runnerUp)),
        predictor.score(located.vector()).familiarity(),
        contributions.stream().sorted(STRONGEST_FIRST).toList(),
        attribution.words(),
        attribution.unplaced());
  }

  /** Bias and contributions, added in order. */
  private Score score(
      int label, List<Contribution> contributions, ToDoubleFunction<Contribution> part) {
    double score = bias[label];
    for (Contribution contribution : contributions) {
      score += part.applyAsDouble(contribution);
    }
    return new Score(labels.get(label).name(), score, bias[label]);
  }

  private List<Contribution> contributions(LocatedVector located, int first, int second) {
    double[] added = new double[weights.columns()];
    return located.features().stream()
        .map(
            feature -> {
              Arrays.fill(added, 0);
              addTo(added, feature);
              return new Contribution(
                  feature.view(),
                  feature.text(),
                  feature.value(),
                  added[first],
                  added[second],
                  feature.spans());
            })
        .toList();
  }

  private void addTo(double[] scores, LocatedFeature feature) {
    for (int i = 0; i < feature.ids().length; i++) {
      weights.addRow(feature.ids()[i], feature.values()[i], scores);
    }
  }
}
