package io.micromap.runtime.mapper;

import io.micromap.runtime.bundle.Bundle;
import io.micromap.runtime.bundle.SparseWeights;
import io.micromap.runtime.featurizer.LocatedFeature;
import io.micromap.runtime.featurizer.LocatedVector;
import io.micromap.runtime.mapper.Explanation.Contribution;
import io.micromap.runtime.mapper.Explanation.Score;
import io.micromap.runtime.text.NormalizedText;
import io.micromap.spi.Label;
import java.util.ArrayList;
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

  private final Bundle bundle;
  private final List<Label> labels;
  private final SparseWeights weights;
  private final Predictor predictor;
  private final double[] bias;

  Explainer(Bundle bundle, Predictor predictor) {
    this.bundle = bundle;
    this.labels = bundle.labels();
    this.weights = bundle.weights();
    this.predictor = predictor;
    this.bias = new double[weights.columns()];
    weights.addRow(bundle.vocabulary().size(), 1, bias);
  }

  /**
   * Explains.
   *
   * @param decide gives the decision that is explained
   */
  Explanation explain(String prompt, Function<Prediction, Decision> decide) {
    return Mapper.defect(prompt).isPresent()
        ? Explanation.without(decide.apply(predictor.predict(prompt)))
        : explain(prompt, NormalizedText.of(prompt), decide);
  }

  private Explanation explain(
      String prompt, NormalizedText form, Function<Prediction, Decision> decide) {
    LocatedVector located = predictor.vectorizer().locate(form);
    Prediction prediction = predictor.predict(form, located);
    return prediction.defect().isPresent()
        ? Explanation.without(decide.apply(prediction))
        : explain(prompt, located, prediction, decide.apply(prediction));
  }

  private Explanation explain(
      String prompt, LocatedVector located, Prediction prediction, Decision decision) {
    int first = prediction.candidate();
    int second = prediction.runnerUp();
    List<Contribution> contributions = contributions(prompt, located, prediction);
    Attribution attribution = new Attribution(prompt);
    contributions.forEach(attribution::add);
    double factor = factor(prediction);
    return new Explanation(
        decision,
        Optional.of(score(first, factor, contributions, Contribution::candidate)),
        Optional.of(score(second, factor, contributions, Contribution::runnerUp)),
        predictor.score(located.vector()).familiarity(),
        contributions.stream().sorted(STRONGEST_FIRST).toList(),
        attribution.words(),
        attribution.unplaced());
  }

  /** What the lexical views count. */
  private double factor(Prediction prediction) {
    return isOfEncoder(prediction) ? bundle.embedding().orElseThrow().mix().lexical() : 1;
  }

  private static boolean isOfEncoder(Prediction prediction) {
    return prediction.tier().filter(Tier.ENCODER::equals).isPresent();
  }

  /** Bias and contributions, added in order. */
  private Score score(
      int label,
      double factor,
      List<Contribution> contributions,
      ToDoubleFunction<Contribution> part) {
    double ownBias = factor * bias[label];
    double score = ownBias;
    for (Contribution contribution : contributions) {
      score += part.applyAsDouble(contribution);
    }
    return new Score(labels.get(label).name(), score, ownBias);
  }

  private List<Contribution> contributions(
      String prompt, LocatedVector located, Prediction prediction) {
    int first = prediction.candidate();
    int second = prediction.runnerUp();
    double factor = factor(prediction);
    double[] added = new double[weights.columns()];
    List<Contribution> contributions = new ArrayList<>();
    for (LocatedFeature feature : located.features()) {
      Arrays.fill(added, 0);
      addTo(added, feature);
      contributions.add(
          new Contribution(
              feature.view(),
              feature.text(),
              feature.value(),
              factor * added[first],
              factor * added[second],
              feature.spans()));
    }
    if (isOfEncoder(prediction)) {
      Fusion fusion = predictor.fusion().orElseThrow();
      contributions.addAll(new EmbeddingParts(fusion, first, second).of(prompt));
    }
    return contributions;
  }

  private void addTo(double[] scores, LocatedFeature feature) {
    for (int i = 0; i < feature.ids().length; i++) {
      weights.addRow(feature.ids()[i], feature.values()[i], scores);
    }
  }
}
