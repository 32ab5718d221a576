package io.micromap.rails.audit;

import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.mapper.Prediction;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Narrows the channels of a step to the labels that something else, the mapper, finds probable for
 * its words. It adds no evidence: among the labels that are left the rails' own evidence decides,
 * and where it is against all of them the step is contradicted. How probable a label must be is
 * stored with the rails ({@link io.micromap.rails.text.NarrowingOptions}).
 */
@FunctionalInterface
public interface Narrowing {

  /** Nothing is narrowed. */
  Narrowing NONE = words -> new Probabilities(Map.of(), 1);

  /**
   * How probable the labels of some words are.
   *
   * @param labels the probability of each label, all of them below {@code inScope} in sum; empty
   *     where nothing is to be narrowed
   * @param inScope probability that the words are in scope
   */
  record Probabilities(Map<String, Double> labels, double inScope) {
    /** Copies. */
    public Probabilities {
      labels = Map.copyOf(labels);
    }

    /** Whether a label is left, given that the words are in scope. */
    boolean leaves(String label, double leastProbability) {
      Double probability = labels.get(label);
      return probability != null && probability >= leastProbability * inScope;
    }
  }

  /** The probabilities of a step's words, whatever the case of their letters. */
  Probabilities of(String words);

  /** The same for one thread, which asks about the same words once. */
  default Narrowing remembering() {
    Map<String, Probabilities> known = new HashMap<>();
    return words -> known.computeIfAbsent(words, this::of);
  }

  /** Narrows by a mapper's probabilities of its labels. */
  static Narrowing by(Mapper mapper) {
    return words -> {
      Prediction prediction = mapper.predict(words);
      Map<String, Double> labels = new LinkedHashMap<>();
      for (int k = 0; k < prediction.probabilities().length; k++) {
        labels.put(mapper.labels().get(k).name(), prediction.probabilities()[k]);
      }
      return new Probabilities(labels, prediction.inScope());
    };
  }
}
