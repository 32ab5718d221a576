package io.micromap.runtime.decisionmodel;

import io.micromap.runtime.mapper.Decision;
import io.micromap.runtime.mapper.Decision.Ranked;
import io.micromap.runtime.mapper.Decision.Rival;
import io.micromap.runtime.mapper.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which of several mappers answers a prompt.
 *
 * @param names of the mappers
 * @param readings of the same prompt, one per mapper
 * @param best place of the most confident mapper; of equals one that answers, then the first
 */
record Routing(List<String> names, List<Reading> readings, int best) {

  /**
   * One of so many parts of another mapper's confidence counts against an answer; {@code evaluate}
   * routes with the same half, which was chosen on held-out training rows of the shipped domains.
   */
  private static final int PARTS = 2;

  Routing(List<String> names, List<Reading> readings) {
    this(names, readings, best(readings));
  }

  private static int best(List<Reading> readings) {
    int best = 0;
    for (int i = 1; i < readings.size(); i++) {
      Decision other = readings.get(i).decision();
      Decision so = readings.get(best).decision();
      boolean surer = other.confidence() > so.confidence();
      boolean level = other.confidence() == so.confidence();
      best = surer || (level && so.abstained() && !other.abstained()) ? i : best;
    }
    return best;
  }

  Reading chosen() {
    return readings.get(best);
  }

  /** The decision of the most confident mapper, if no other mapper speaks against it. */
  Decision decision() {
    Decision own = chosen().decision();
    List<Ranked> ranking = ranking(own.ranking().size());
    Optional<Ranked> next = next(own);
    return new Decision(
        own.candidate().map(this::qualified),
        own.confidence(),
        own.limit(),
        isClaimedTwice(own) ? Reason.AMBIGUOUS : own.reason(),
        new Rival(
            next.map(Ranked::label), own.confidence() - next.map(Ranked::confidence).orElse(0.0)),
        ranking,
        own.normalized(),
        own.model());
  }

  /** Whether a mapper answers, but not the chosen one alone and clearly. */
  private boolean isClaimedTwice(Decision own) {
    long answers = readings.stream().filter(reading -> !reading.decision().abstained()).count();
    double score = own.confidence() - nextMapper() / PARTS;
    return answers > 1
        || (answers == 1 && own.abstained())
        || (answers == 1 && score < own.threshold());
  }

  private double nextMapper() {
    double next = 0;
    for (int i = 0; i < readings.size(); i++) {
      next = i == best ? next : Math.max(next, readings.get(i).decision().confidence());
    }
    return next;
  }

  /** The chosen mapper's runner-up, or another mapper's candidate with more confidence. */
  private Optional<Ranked> next(Decision own) {
    List<Ranked> others = new ArrayList<>();
    own.runnerUp()
        .ifPresent(
            label -> others.add(new Ranked(qualified(label), own.confidence() - own.margin())));
    for (int i = 0; i < readings.size(); i++) {
      if (i != best) {
        String name = names.get(i);
        Decision other = readings.get(i).decision();
        other
            .candidate()
            .map(label -> new Ranked(DecisionRouter.qualified(name, label), other.confidence()))
            .ifPresent(others::add);
      }
    }
    return others.stream().max(Comparator.comparingDouble(Ranked::confidence));
  }

  /** The top-ranked classes of all mappers, with their own mapper's probabilities. */
  private List<Ranked> ranking(int most) {
    List<Ranked> all = new ArrayList<>();
    for (int i = 0; i < readings.size(); i++) {
      String name = names.get((best + i) % names.size());
      readings.get((best + i) % names.size()).decision().ranking().stream()
          .map(each -> new Ranked(DecisionRouter.qualified(name, each.label()), each.confidence()))
          .forEach(all::add);
    }
    all.sort(Comparator.comparingDouble(Ranked::confidence).reversed());
    return all.subList(0, Math.min(most, all.size()));
  }

  private String qualified(String label) {
    return DecisionRouter.qualified(names.get(best), label);
  }
}
