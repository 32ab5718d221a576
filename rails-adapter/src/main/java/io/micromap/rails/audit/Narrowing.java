package io.micromap.rails.audit;

import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.mapper.Prediction;
import java.util.HashSet;
import java.util.Set;

/**
 * Narrows the channels of a step to what something else holds possible for its words. It adds no
 * evidence: of the labels that are left, the rails' own evidence decides, and where it speaks
 * against all of them the step is contradicted.
 */
@FunctionalInterface
public interface Narrowing {

  /** Labels less probable than this, among the labels alone, are left out. */
  double LEAST = 0.35;

  /** Steps that are of any class with less probability than this, on average, do not pass. */
  double LEAST_IN_SCOPE = 0.7;

  /** Nothing is narrowed. */
  Narrowing NONE = words -> new Possible(Set.of(), 1);

  /**
   * What words may be.
   *
   * @param labels to choose among; empty where nothing is to be narrowed
   * @param inScope probability that the words are of any class
   */
  record Possible(Set<String> labels, double inScope) {
    /** Copies. */
    public Possible {
      labels = Set.copyOf(labels);
    }
  }

  /** What a step's words may be. */
  Possible of(String words);

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
      return new Possible(labels, prediction.inScope());
    };
  }
}
