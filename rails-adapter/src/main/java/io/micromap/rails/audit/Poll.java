package io.micromap.rails.audit;

import io.micromap.rails.audit.PromptReader.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The variants of a prompt vote on its verdict: the most frequent opinion wins, of equally frequent
 * ones that of the prompt itself or else the first.
 *
 * @param original the prompt itself, read
 * @param chosen the first reading of the winning opinion
 * @param winner the winning opinion
 * @param flipRate the share of readings with another opinion, 0 to 1
 */
record Poll(Reading original, Reading chosen, Opinion winner, double flipRate) {

  /**
   * What one reading comes to.
   *
   * @param order the labels' numbers
   */
  record Opinion(VerdictReason reason, List<Integer> order) {}

  /** The poll of readings, the prompt itself first. */
  static Poll of(List<Reading> readings, Function<Reading, VerdictReason> judge) {
    List<Opinion> opinions = new ArrayList<>();
    Map<Opinion, Integer> votes = new HashMap<>();
    for (Reading reading : readings) {
      Opinion opinion = new Opinion(judge.apply(reading), reading.plan().order());
      opinions.add(opinion);
      votes.merge(opinion, 1, Integer::sum);
    }
    Opinion winner = opinions.get(0);
    for (Opinion opinion : opinions) {
      winner = votes.get(opinion) > votes.get(winner) ? opinion : winner;
    }
    double flips = readings.size() - votes.get(winner);
    return new Poll(
        readings.get(0), readings.get(opinions.indexOf(winner)), winner, flips / readings.size());
  }
}
