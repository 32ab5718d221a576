package io.micromap.rails.audit;

import io.micromap.rails.audit.PromptReader.Reading;
import io.micromap.rails.audit.Verdict.Conclusion;
import io.micromap.rails.audit.Verdict.Outcome;
import io.micromap.rails.audit.Verdict.Sequence;
import io.micromap.rails.audit.Verdict.Vote;
import io.micromap.rails.text.Plan;
import io.micromap.rails.text.Prototypes;
import io.micromap.rails.text.RailsOptions;
import io.micromap.rails.text.TextModel;
import io.micromap.rails.text.TextTraces;
import io.micromap.rails.trace.Traces;
import io.micromap.runtime.encoder.CachedEncoder;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.mapper.Decision;
import io.micromap.spi.Verifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The project's own rails, over evidence from text. Immutable and thread-safe. */
public final class TextRails implements Rails {

  private final TextModel model;
  private final String sha256;
  private final Jittering jittering;
  private final Narrowing narrowing;
  private final Judge judge;
  private final Policy policy;

  /**
   * Rails over a model.
   *
   * @param sha256 hash of the model's file
   * @param jittering which variants of a prompt vote
   * @param narrowing of the channels of each step, by the mapper where there is one
   * @param verifier the domain's policy, if it has one
   */
  public TextRails(
      TextModel model,
      String sha256,
      Jittering jittering,
      Narrowing narrowing,
      Optional<Verifier> verifier) {
    this.model = model;
    this.sha256 = sha256;
    this.jittering = jittering;
    this.narrowing = narrowing;
    this.judge = new Judge(model);
    this.policy = new Policy(verifier);
  }

  @Override
  public Verdict audit(Request request, Decision decision) {
    List<Reading> readings = readings(request.prompt());
    Poll poll = Poll.of(readings, reading -> judge.reason(reading, request.mode(), decision));
    return verdict(request, decision, poll);
  }

  private List<Reading> readings(String prompt) {
    return model.prototypes().isEmpty()
        ? read(prompt)
        : CachedEncoder.remembering(() -> read(prompt));
  }

  /**
   * The readings of a prompt and its variants; what reads alike is read once. What is too long to
   * be read has no variants that are not.
   */
  private List<Reading> read(String prompt) {
    PromptReader reader = new PromptReader(model, narrowing.remembering());
    Reading original = reader.read(prompt);
    if (Judge.isTooLong(original)) {
      return List.of(original);
    }
    Map<String, Reading> read = new HashMap<>(Map.of(PromptVariants.form(prompt), original));
    List<Reading> readings = new ArrayList<>();
    for (String variant : PromptVariants.of(prompt, jittering, model.options().typos())) {
      readings.add(
          read.computeIfAbsent(PromptVariants.form(variant), form -> reader.read(variant)));
    }
    return readings;
  }

  /** The labels, in the order of the channels. */
  public List<String> labels() {
    return model.labels();
  }

  /**
   * Checks that these rails were fitted to a mapper's classes.
   *
   * @param file the rails' file, for the message
   * @throws MicromapException with {@link ErrorCode#BAD_BUNDLE} if the labels are others
   */
  public void requireLabels(List<String> mapperLabels, String file) {
    if (!mapperLabels.equals(labels())) {
      throw new MicromapException(
          ErrorCode.BAD_BUNDLE,
          file
              + " knows the labels "
              + labels()
              + ", the mapper has "
              + mapperLabels
              + ". Fit the rails again with this mapper.");
    }
  }

  /** Every tuned number that acts when a prompt is answered. */
  public RailsOptions options() {
    return model.options();
  }

  /** The channels of a prompt. */
  public Traces traces(String prompt) {
    return traces(new PromptReader(model, narrowing).read(prompt));
  }

  private Traces traces(Reading reading) {
    return TextTraces.of(model, reading.evidence(), reading.words().size(), reading.plan());
  }

  private Verdict verdict(Request request, Decision decision, Poll poll) {
    List<String> order = poll.winner().order().stream().map(model.labels()::get).toList();
    boolean confirmed = poll.winner().reason() == VerdictReason.CONFIRMED;
    List<String> plan =
        confirmed && request.mode() == Mode.DETECTOR ? decision.label().stream().toList() : order;
    Verifier.Ruling ruling = confirmed ? policy.ruling(plan, request) : Verifier.Ruling.ok();
    boolean passed = confirmed && ruling.allowed();
    ChannelAudit channels = ChannelAudit.of(traces(poll.original()), model, poll.original().plan());
    return new Verdict(
        new Conclusion(
            request.mode(),
            passed ? Outcome.PASS : Outcome.ABSTAIN,
            ruling.allowed() ? poll.winner().reason() : VerdictReason.BLOCKED_BY_POLICY,
            passed ? plan : List.of()),
        new Sequence(
            model.labels().stream().filter(order::contains).toList(), order, found(poll.chosen())),
        channels.statistics(),
        new Vote(jittering, poll.flipRate()),
        channels.sha256(),
        ruling,
        decision,
        sha256);
  }

  /** The steps of the order; their places are those in the reading that they come from. */
  private List<Verdict.Found> found(Reading reading) {
    return reading.plan().known().stream()
        .map(
            step ->
                new Verdict.Found(
                    model.labels().get(step.label()),
                    reading.words().get(step.from()).start(),
                    reading.words().get(step.to() - 1).end(),
                    step.scores()[step.label()],
                    step.scope(),
                    nearness(step)))
        .toList();
  }

  private Optional<Verdict.Nearness> nearness(Plan.Step step) {
    return model
        .prototypes()
        .map(Prototypes::weights)
        .map(
            weights ->
                new Verdict.Nearness(
                    step.cosines()[step.label()],
                    weights.evidence(step.cosines(), step.label()),
                    weights.scope(step.cosines())));
  }
}
