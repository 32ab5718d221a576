package io.micromap.rails.audit;

import io.micromap.rails.audit.Narrowing.Possible;
import io.micromap.rails.audit.Verdict.Outcome;
import io.micromap.rails.text.Plan;
import io.micromap.rails.text.Plan.Step;
import io.micromap.rails.text.TextModel;
import io.micromap.rails.text.TextTraces;
import io.micromap.rails.trace.Traces;
import io.micromap.runtime.featurizer.WordReader.Word;
import io.micromap.runtime.mapper.Decision;
import io.micromap.spi.Verifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The project's own rails, over evidence from text. Immutable and thread-safe. */
public final class TextRails implements Rails {

  private final TextModel model;
  private final String sha256;
  private final Jittering denoise;
  private final Narrowing narrowing;
  private final Optional<Verifier> verifier;

  /**
   * Rails over a model.
   *
   * @param sha256 hash of the model's file
   * @param narrowing of the channels of each step, by the mapper where there is one
   * @param verifier the domain's policy, if it has one
   */
  public TextRails(
      TextModel model,
      String sha256,
      Jittering denoise,
      Narrowing narrowing,
      Optional<Verifier> verifier) {
    this.model = model;
    this.narrowing = narrowing;
    this.sha256 = sha256;
    this.denoise = denoise;
    this.verifier = verifier;
  }

  /**
   * A prompt as the rails read it.
   *
   * @param contradicted whether the evidence speaks against all labels that a step was narrowed to
   * @param inScope mean probability of the steps of a class to be of one, by what narrows
   */
  private record Reading(
      String prompt, List<Word> words, Plan plan, boolean contradicted, double inScope) {}

  /** What one reading comes to. */
  private record Opinion(VerdictReason reason, List<Integer> order) {}

  @Override
  public Verdict audit(Request request, Decision decision) {
    List<Reading> readings =
        PromptVariants.of(request.prompt(), denoise).stream().map(this::read).toList();
    Map<Opinion, Integer> votes = new LinkedHashMap<>();
    List<Opinion> opinions = new ArrayList<>();
    for (Reading reading : readings) {
      Opinion opinion = opinion(reading, request.mode(), decision);
      opinions.add(opinion);
      votes.merge(opinion, 1, Integer::sum);
    }
    Opinion winner = opinions.get(0);
    for (Opinion opinion : votes.keySet()) {
      winner = votes.get(opinion) > votes.get(winner) ? opinion : winner;
    }
    double flips = readings.size() - votes.get(winner);
    Reading reading = readings.get(opinions.indexOf(winner));
    return verdict(request, decision, readings.get(0), reading, winner, flips / readings.size());
  }

  /** The labels, in the order of the channels. */
  public List<String> labels() {
    return model.labels();
  }

  /** The channels of a prompt. */
  public Traces traces(String prompt) {
    Reading reading = read(prompt);
    return TextTraces.of(model, reading.words, reading.plan);
  }

  private Reading read(String prompt) {
    List<Word> words = model.words(prompt);
    boolean readable = !words.isEmpty() && words.size() <= TextModel.MOST_WORDS;
    Plan plan = readable ? model.plan(prompt, words) : new Plan(List.of());
    List<Step> steps = new ArrayList<>();
    boolean contradicted = false;
    List<Double> inScope = new ArrayList<>();
    for (Step step : plan.steps()) {
      if (step.label() < 0) {
        steps.add(step);
        continue;
      }
      Possible possible = narrowing.of(stretch(prompt, words, step));
      int label = best(step, possible.labels());
      boolean borneOut = step.margin(label) >= model.limits().margin();
      contradicted |= !borneOut;
      inScope.add(possible.inScope());
      steps.add(borneOut ? step.withLabel(label) : step);
    }
    return new Reading(
        prompt,
        words.subList(0, Math.min(words.size(), TextModel.MOST_WORDS)),
        new Plan(steps),
        contradicted,
        inScope.stream().mapToDouble(Double::doubleValue).average().orElse(0));
  }

  private static String stretch(String prompt, List<Word> words, Step step) {
    return prompt.substring(words.get(step.from()).start(), words.get(step.to() - 1).end());
  }

  /** The best borne out of the labels that a step is narrowed to. */
  private int best(Step step, Set<String> allowed) {
    int best = -1;
    for (int k = 0; k < model.labels().size(); k++) {
      boolean better = best < 0 || step.scores()[k] > step.scores()[best];
      best = better && allowed.contains(model.labels().get(k)) ? k : best;
    }
    return best < 0 ? step.label() : best;
  }

  private Opinion opinion(Reading reading, Mode mode, Decision decision) {
    return new Opinion(reason(reading, mode, decision), reading.plan.order());
  }

  private VerdictReason reason(Reading reading, Mode mode, Decision decision) {
    Plan plan = reading.plan;
    if (reading.words.isEmpty()) {
      return VerdictReason.EMPTY;
    }
    if (plan.steps().isEmpty()) {
      return VerdictReason.TOO_LONG;
    }
    if (plan.known().isEmpty()) {
      return VerdictReason.NO_EVIDENCE;
    }
    if (plan.hasUnknownStep()) {
      return VerdictReason.UNKNOWN_STEP;
    }
    if (plan.scope() < model.limits().scope() || reading.inScope < Narrowing.LEAST_IN_SCOPE) {
      return VerdictReason.OUT_OF_SCOPE;
    }
    if (reading.contradicted) {
      return VerdictReason.CONTRADICTED;
    }
    return mode == Mode.FAMILY ? VerdictReason.CONFIRMED : confirm(plan, decision);
  }

  private VerdictReason confirm(Plan plan, Decision decision) {
    if (decision == null || decision.abstained()) {
      return VerdictReason.MAPPER_ABSTAINED;
    }
    if (plan.known().size() > 1) {
      return VerdictReason.SEVERAL_STEPS;
    }
    int label = decision.label().map(model.labels()::indexOf).orElse(-1);
    boolean borneOut = label >= 0 && plan.known().get(0).margin(label) >= model.limits().margin();
    return borneOut ? VerdictReason.CONFIRMED : VerdictReason.CONTRADICTED;
  }

  private Verdict verdict(
      Request request,
      Decision decision,
      Reading original,
      Reading chosen,
      Opinion opinion,
      double flipRate) {
    List<String> order = opinion.order.stream().map(model.labels()::get).toList();
    boolean confirmed = opinion.reason == VerdictReason.CONFIRMED;
    List<String> plan =
        confirmed && request.mode() == Mode.DETECTOR ? decision.label().stream().toList() : order;
    Verifier.Ruling policy = confirmed ? policy(plan, request) : Verifier.Ruling.ok();
    boolean passed = confirmed && policy.allowed();
    Traces traces = TextTraces.of(model, original.words, original.plan);
    ChannelAudit channels = ChannelAudit.of(traces, model.prior(), original.plan);
    return new Verdict(
        Verdict.SCHEMA_VERSION,
        request.mode(),
        passed ? Outcome.PASS : Outcome.ABSTAIN,
        policy.allowed() ? opinion.reason : VerdictReason.BLOCKED_BY_POLICY,
        passed ? plan : List.of(),
        model.labels().stream().filter(order::contains).toList(),
        order,
        found(chosen),
        channels.statistics(),
        channels.sigma(),
        channels.width(),
        "fitted",
        denoise,
        flipRate,
        channels.sha256(),
        policy,
        decision,
        sha256);
  }

  private Verifier.Ruling policy(List<String> plan, Request request) {
    if (verifier.isEmpty()) {
      return Verifier.Ruling.ok();
    }
    return plan.stream()
        .map(label -> ruling(label, request))
        .filter(ruling -> !ruling.allowed())
        .findFirst()
        .orElse(Verifier.Ruling.ok());
  }

  /** A policy that breaks its contract by throwing has not allowed anything. */
  private Verifier.Ruling ruling(String label, Request request) {
    try {
      return verifier.orElseThrow().verify(label, request.slots(), request.context());
    } catch (RuntimeException | LinkageError e) {
      return Verifier.Ruling.blocked("policy_failed", "The policy threw " + e + ".");
    }
  }

  /** The steps of the order; their places are those in the reading that they come from. */
  private List<Verdict.Found> found(Reading reading) {
    return reading.plan.known().stream()
        .map(
            step ->
                new Verdict.Found(
                    model.labels().get(step.label()),
                    reading.words.get(step.from()).start(),
                    reading.words.get(step.to() - 1).end(),
                    step.scores()[step.label()],
                    step.scope()))
        .toList();
  }
}
