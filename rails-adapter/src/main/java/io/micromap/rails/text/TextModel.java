package io.micromap.rails.text;

import io.micromap.rails.text.Clauses.Range;
import io.micromap.rails.warp.FunnelPrior;
import io.micromap.runtime.featurizer.Mood;
import io.micromap.runtime.featurizer.WordReader;
import io.micromap.runtime.featurizer.WordReader.Word;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the rails learnt of a domain's prompts. Immutable and safe for use by several threads. */
public final class TextModel {

  private final String domain;
  private final List<String> labels;
  private final EvidenceWeights evidence;
  private final Limits limits;
  private final FunnelPrior prior;
  private final RailsOptions options;
  private final Provenance provenance;
  private final WordReader reader = new WordReader();
  private final ClauseCutter cutter;
  private final PlanSearch search;
  private final Optional<Polarity> polarity;

  /**
   * Numbers chosen on held-out rows.
   *
   * @param slope of the log-linear probabilities over the scores, above 0
   * @param costs of a new step behind a weak boundary
   * @param scope the least evidence of scope
   * @param margin how far a label's evidence may fall short of the best label's, at most 0
   */
  public record Limits(double slope, StepCosts costs, double scope, double margin) {
    /** Checks the ranges. */
    public Limits {
      if (!(slope > 0 && Double.isFinite(slope))
          || costs == null
          || !Double.isFinite(scope)
          || !(margin <= 0 && Double.isFinite(margin))) {
        throw new IllegalArgumentException("a limit of the rails is out of its range");
      }
    }
  }

  /**
   * Where a model comes from; no verdict depends on it.
   *
   * @param fit what it was fitted with
   * @param heldOut figures on rows the evidence was not learnt from, by name
   */
  public record Provenance(RailsFitOptions fit, SortedMap<String, Double> heldOut) {
    /** Copies the figures. */
    public Provenance {
      heldOut = Collections.unmodifiableSortedMap(new TreeMap<>(heldOut));
    }
  }

  TextModel(
      String domain,
      List<String> labels,
      EvidenceWeights evidence,
      Limits limits,
      FunnelPrior prior,
      RailsOptions options,
      Provenance provenance) {
    this.domain = domain;
    this.labels = List.copyOf(labels);
    this.evidence = evidence;
    this.limits = limits;
    this.prior = prior;
    this.options = options;
    this.provenance = provenance;
    this.cutter = new ClauseCutter(options.clauses());
    this.polarity = options.polarity().map(set -> new Polarity(set));
    this.search =
        new PlanSearch(
            evidence,
            labels.size(),
            limits.slope(),
            limits.costs(),
            limits.scope(),
            options.plan());
  }

  /** Id of the mapper's domain. */
  public String domain() {
    return domain;
  }

  /** The labels, in the mapper's order: the channels. */
  public List<String> labels() {
    return labels;
  }

  /** The limits chosen on held-out rows. */
  public Limits limits() {
    return limits;
  }

  /** The funnel's prior over the channels of traces. */
  public FunnelPrior prior() {
    return prior;
  }

  /** Every tuned number that acts when a prompt is answered. */
  public RailsOptions options() {
    return options;
  }

  /** Where the model comes from. */
  public Provenance provenance() {
    return provenance;
  }

  /** The words of a prompt; the parts of words that the model knows are joined. */
  public List<Word> words(String prompt) {
    return reader.read(prompt, evidence);
  }

  /** The most probable plan; {@code words} are those of the prompt. */
  public Plan plan(String prompt, List<Word> words) {
    return search.plan(cutter.cut(prompt, words));
  }

  /** What each clause of a step is evidence for by itself, in order. */
  public List<Plan.Step> clauses(String prompt, List<Word> words, Plan.Step step) {
    return search.steps(cutter.cut(prompt, words), step);
  }

  /**
   * Neighbouring clauses as one step.
   *
   * @param from number of the first word of a clause
   * @param to behind the last word of a clause
   */
  public Plan.Step step(String prompt, List<Word> words, int from, int to) {
    return search.step(cutter.cut(prompt, words), from, to);
  }

  /**
   * The mood of a step's own words: whether they order what they are evidence for.
   *
   * @param words of the prompt
   * @param step of its plan, in scope
   */
  public Mood mood(String prompt, List<Word> words, Plan.Step step) {
    Range range = new Range(step.from(), step.to());
    return polarity
        .map(
            reading ->
                reading.mood(
                    prompt,
                    words,
                    range,
                    labels.get(step.label()),
                    evidence.perWord(words, range)[step.label()]))
        .orElse(Mood.ORDER);
  }

  /** This model with other options. */
  TextModel with(RailsOptions other) {
    return new TextModel(domain, labels, evidence, limits, prior, other, provenance);
  }

  EvidenceWeights evidence() {
    return evidence;
  }
}
