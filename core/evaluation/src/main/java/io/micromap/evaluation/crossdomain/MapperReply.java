package io.micromap.evaluation.crossdomain;

import io.micromap.evaluation.metrics.ScoredRow;
import java.util.Optional;

/**
 * A mapper's reply to a row.
 *
 * @param row the row with the mapper's prediction
 * @param answered whether the mapper answers at its thresholds
 * @param vetoed whether the rails do not confirm the candidate
 */
record MapperReply(ScoredRow row, boolean answered, boolean vetoed) implements Reply {

  @Override
  public String gold() {
    return row.gold();
  }

  @Override
  public boolean inScope() {
    return row.inScope();
  }

  @Override
  public Optional<String> candidate() {
    return vetoed ? Optional.empty() : row.candidate();
  }

  @Override
  public double confidence() {
    return vetoed ? 0 : row.confidence();
  }

  @Override
  public boolean fired() {
    return answered && !vetoed;
  }
}
