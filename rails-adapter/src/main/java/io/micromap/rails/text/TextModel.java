package io.micromap.rails.text;

import io.micromap.rails.text.PromptEvidence.Memory;
import io.micromap.rails.text.StepCandidates.Weighing;
import io.micromap.rails.warp.FunnelPrior;
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
  private final Optional<Prototypes> prototypes;
  private final WordReader reader = new WordReader();
  private final ClauseCutter cutter;
  private final Weighing weighing;
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

    /** What they ask of evidence where words are all there is. */
    Prototypes.Acceptance acceptance() {
      return new Prototypes.Acceptance(scope, margin);
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
      Provenance provenance,
      Optional<Prototypes> prototypes) {
    this.domain = domain;
    this.labels = List.copyOf(labels);
    this.evidence = evidence;
    this.limits = limits;
    this.prior = prior;
    this.options = options;
    this.provenance = provenance;
    this.prototypes = prototypes;
    this.cutter = new ClauseCutter(options.clauses(), options.order());
    this.polarity = options.polarity().map(set -> new Polarity(set));
    this.weighing = new Weighing(labels.size(), limits.slope(), options.plan());
    this.search = new PlanSearch(limits.costs(), limits.scope(), options.plan());
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

  /** Rows in the space of a sentence encoder, where the mapper has one. */
  public Optional<Prototypes> prototypes() {
    return prototypes;
  }

  /** What verdicts ask of evidence. */
  public Prototypes.Acceptance acceptance() {
    return prototypes.map(Prototypes::limits).orElseGet(limits::acceptance);
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

  /** What is found in a prompt. */
  public PromptEvidence read(String prompt) {
    return read(prompt, new Memory());
  }

  /** As above; what variants of the prompt have in common is found once. */
  public PromptEvidence read(String prompt, Memory memory) {
    return new PromptEvidence(this, prompt, reader.read(prompt, evidence), memory);
  }

  /** As above, of words that were read before. */
  PromptEvidence read(String prompt, List<Word> words) {
    return new PromptEvidence(this, prompt, words, new Memory());
  }

  /** The clauses of a prompt; {@code words} are those of the prompt. */
  Clauses cut(String prompt, List<Word> words) {
    return cutter.cut(prompt, words);
  }

  /** The steps that clauses may be. */
  StepCandidates candidates(Clauses clauses) {
    return new StepCandidates(clauses, evidence.of(clauses.words()), weighing);
  }

  /** The most probable plan. */
  Plan plan(StepCandidates candidates) {
    return search.plan(candidates);
  }

  /** Tells in which mood words are, where the prompts' language is one it knows. */
  Optional<Polarity> polarity() {
    return polarity;
  }

  /** This model with other options. */
  TextModel with(RailsOptions other) {
    return new TextModel(domain, labels, evidence, limits, prior, other, provenance, prototypes);
  }

  EvidenceWeights evidence() {
    return evidence;
  }
}
