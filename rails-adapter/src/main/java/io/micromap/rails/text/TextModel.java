package io.micromap.rails.text;

import io.micromap.rails.warp.FunnelPrior;
import io.micromap.runtime.featurizer.WordReader;
import io.micromap.runtime.featurizer.WordReader.Word;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the rails learnt of a domain's prompts. Immutable and safe for use by several threads. */
public final class TextModel {

  /** Longest prompt that is read, in words. */
  public static final int MOST_WORDS = 512;

  private final String domain;
  private final List<String> labels;
  private final EvidenceWeights evidence;
  private final Limits limits;
  private final FunnelPrior prior;
  private final SortedMap<String, Double> heldOut;
  private final WordReader reader = new WordReader();
  private final PlanSearch search;

  /**
   * Numbers chosen on rows that the evidence was not learnt from.
   *
   * @param falseAccept the rate the thresholds keep to, in (0, 1)
   * @param slope of the log-linear probabilities over the scores, above 0
   * @param costs what a new step behind a weak boundary costs
   * @param scope the least evidence of scope
   * @param margin how far a label's evidence may fall short of the best label's, at most 0
   */
  public record Limits(
      double falseAccept, double slope, StepCosts costs, double scope, double margin) {
    /** Checks the ranges. */
    public Limits {
      if (!(falseAccept > 0 && falseAccept < 1)
          || !(slope > 0)
          || costs == null
          || !Double.isFinite(scope)
          || !(margin <= 0)) {
        throw new IllegalArgumentException("A limit of the rails is out of its range");
      }
    }
  }

  TextModel(
      String domain,
      List<String> labels,
      EvidenceWeights evidence,
      Limits limits,
      FunnelPrior prior,
      SortedMap<String, Double> heldOut) {
    this.domain = domain;
    this.labels = List.copyOf(labels);
    this.evidence = evidence;
    this.limits = limits;
    this.prior = prior;
    this.heldOut = Collections.unmodifiableSortedMap(new TreeMap<>(heldOut));
    this.search =
        new PlanSearch(evidence, labels.size(), limits.slope(), limits.costs(), limits.scope());
  }

  /** Id of the mapper's domain. */
  public String domain() {
    return domain;
  }

  /** The labels, in the mapper's order: the channels. */
  public List<String> labels() {
    return labels;
  }

  /** The thresholds. */
  public Limits limits() {
    return limits;
  }

  /** The funnel's prior over the channels of traces. */
  public FunnelPrior prior() {
    return prior;
  }

  /** How the model did on rows it was not learnt from, by name of the figure. */
  public SortedMap<String, Double> heldOut() {
    return heldOut;
  }

  /** The words of a prompt. */
  public List<Word> words(String prompt) {
    return reader.read(prompt);
  }

  /** The most probable plan; {@code words} are those of the prompt. */
  public Plan plan(String prompt, List<Word> words) {
    return search.plan(Clauses.of(prompt, words));
  }

  EvidenceWeights evidence() {
    return evidence;
  }
}
