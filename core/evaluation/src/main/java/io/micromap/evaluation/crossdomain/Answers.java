package io.micromap.evaluation.crossdomain;

import io.micromap.evaluation.metrics.ScoredRow;
import io.micromap.evaluation.metrics.ScoredRows;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.IntStream;

/** What one mapper replies to one domain's evaluation rows. */
final class Answers {

  private final DomainMapper by;
  private final DomainMapper about;
  private final ScoredRows rows;
  private final ConcurrentMap<Integer, Boolean> confirmed = new ConcurrentHashMap<>();

  Answers(DomainMapper by, DomainMapper about) {
    this.by = by;
    this.about = about;
    this.rows = ScoredRows.of(by.mapper(), about.evaluation());
  }

  DomainMapper by() {
    return by;
  }

  DomainMapper about() {
    return about;
  }

  int size() {
    return rows.size();
  }

  /** The reply to every row. */
  List<MapperReply> replies(RailsState rails) {
    return IntStream.range(0, size()).parallel().mapToObj(row -> reply(row, rails)).toList();
  }

  /** The reply to one row. */
  MapperReply reply(int row, RailsState rails) {
    ScoredRow scored = rows.get(row);
    boolean vetoed = rails == RailsState.ON && scored.answerable() && !confirms(row);
    return new MapperReply(scored, scored.answered(by.point(rails).thresholds()), vetoed);
  }

  /** Whether the rails confirm the candidate, whatever its confidence; asked once a row. */
  private boolean confirms(int row) {
    return confirmed.computeIfAbsent(row, i -> by.confirms(rows.get(i)));
  }
}
