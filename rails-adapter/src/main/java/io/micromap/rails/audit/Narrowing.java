package io.micromap.rails.audit;

import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.mapper.Prediction;
import java.util.HashSet;
import java.util.Set;

/**
 * Narrows the channels of a step to the labels that something else holds possible for its words. It
 * adds no evidence: of the labels that are left, the rails' own evidence decides, and where it
 * speaks against all of them the step is contradicted.
 */
@FunctionalInterface
public interface Narrowing {

  /** Labels less probable than this, among the labels alone, are left out. */
  double LEAST = 0.25;

  /** Nothing is narrowed. */
  Narrowing NONE = words -> Set.of();

  /** The labels to choose among; empty where nothing is to be narrowed. */
  Set<String> labels(String words);

  /** The labels of probability {@value #LEAST} or more, if the words are of any class at all. */
  static Narrowing by(Mapper mapper) {
    return words -> {
      Prediction prediction = mapper.predict(words);
      Set<String> labels = new HashSet<>();
      for (int k = 0; k < prediction.probabilities().length; k++) {
        if (prediction.probabilities()[k] >= LEAST * prediction.inScope()) {
          labels.add(mapper.labels().get(k).name());
        }
      }
      return labels;
    };
  }
}
