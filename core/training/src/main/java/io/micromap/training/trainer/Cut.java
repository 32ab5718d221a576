package io.micromap.training.trainer;

import io.micromap.runtime.bundle.SparseWeights;
import io.micromap.runtime.featurizer.FeaturizerPipeline;
import io.micromap.runtime.featurizer.Vocabulary;
import io.micromap.runtime.featurizer.Vocabulary.Feature;
import io.micromap.training.trainer.LinearSolver.Solution;
import io.micromap.training.trainer.VocabularyBuilder.Weighted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A fitted model, cut to a size.
 *
 * @param features those that are kept
 * @param weights theirs, and the bias
 */
record Cut(Weighted features, SparseWeights weights) {

  static Cut of(Weighted counted, Solution solution, int columns, SizeOptions size) {
    Vocabulary vocabulary = counted.vocabulary();
    SparseWeights.Builder weights = new SparseWeights.Builder(columns);
    int[] kept = new int[vocabulary.size()];
    int count = 0;
    double[] byClass = new double[columns];
    for (int feature = 0; feature <= vocabulary.size(); feature++) {
      solution.copy(feature, byClass);
      boolean isBias = feature == vocabulary.size();
      if (isBias || isKept(vocabulary, feature, byClass, size)) {
        addRow(weights, byClass, size.leastWeight());
        if (!isBias) {
          kept[count++] = feature;
        }
      }
    }
    SparseWeights exact = weights.build();
    return new Cut(
        count == kept.length ? counted : of(counted, Arrays.copyOf(kept, count)),
        size.inBytes() ? exact.rounded() : exact);
  }

  /** Word vectors have all their dimensions, or none. */
  private static boolean isKept(
      Vocabulary vocabulary, int feature, double[] byClass, SizeOptions size) {
    if (vocabulary.view(feature) == FeaturizerPipeline.VECTOR_VIEW) {
      return true;
    }
    double most = 0;
    for (double weight : byClass) {
      most = Math.max(most, Math.abs(weight));
    }
    return most >= size.leastFeature();
  }

  private static void addRow(SparseWeights.Builder weights, double[] byClass, double least) {
    for (int k = 0; k < byClass.length; k++) {
      if (Math.abs(byClass[k]) >= least) {
        weights.set(k, byClass[k]);
      }
    }
    weights.endRow();
  }

  private static Weighted of(Weighted counted, int[] kept) {
    List<Feature> features = new ArrayList<>();
    float[] scales = new float[kept.length + 1];
    for (int i = 0; i < kept.length; i++) {
      features.add(counted.vocabulary().feature(kept[i]));
      scales[i] = counted.scales()[kept[i]];
    }
    scales[kept.length] = counted.scales()[counted.scales().length - 1];
    return new Weighted(Vocabulary.of(features), scales);
  }
}
