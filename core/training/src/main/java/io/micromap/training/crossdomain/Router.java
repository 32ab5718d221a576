package io.micromap.training.crossdomain;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * All mappers as one: of those that answer, the most confident speaks, the first of equals; where
 * none answers, the router abstains.
 *
 * @param all what every mapper says of the same rows, in one order of mappers
 */
record Router(List<Answers> all) {

  /** The router's id, which no domain may have. */
  static final String ID = "router";

  /** Id of the rows of all domains together, which no domain may have. */
  static final String ALL = "all";

  /**
   * Sends every row.
   *
   * @param shared numbers of the rows whose prompt is also one of another domain's classes
   */
  List<Route> routes(boolean withRails, Set<Integer> shared) {
    return IntStream.range(0, all.get(0).size())
        .parallel()
        .mapToObj(row -> route(row, withRails, shared.contains(row)))
        .toList();
  }

  private Route route(int row, boolean withRails, boolean shared) {
    Answers speaker = speaker(row);
    Reply reply = speaker.reply(row, withRails);
    String data = speaker.about().id();
    String mapper = speaker.by().id();
    Reply led =
        new Reply(
            reply.outOfScope() ? reply.gold() : label(data, reply.gold()),
            reply.outOfScope(),
            reply.candidate() == null ? null : label(mapper, reply.candidate()),
            reply.confidence(),
            reply.fired());
    return new Route(data, mapper, led, shared);
  }

  private Answers speaker(int row) {
    Answers best = null;
    for (Answers answers : all) {
      if (best == null || precedes(answers.reply(row, false), best.reply(row, false))) {
        best = answers;
      }
    }
    return best;
  }

  private static boolean precedes(Reply reply, Reply other) {
    return reply.fired() == other.fired() ? reply.confidence() > other.confidence() : reply.fired();
  }

  /** A label led by its domain's id. */
  static String label(String domain, String label) {
    return domain + "/" + label;
  }
}
