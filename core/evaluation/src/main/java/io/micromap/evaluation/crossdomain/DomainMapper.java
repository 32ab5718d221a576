package io.micromap.evaluation.crossdomain;

import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.TrainedOn;
import io.micromap.evaluation.metrics.ScoredRow;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.runtime.mapper.Mapper;
import java.util.Optional;

/**
 * A domain with its mapper, ready to be compared with the others.
 *
 * @param id the domain's, or the data folder's name
 * @param mapper trained on nothing of {@code evaluation}
 * @param point when the mapper answers
 * @param pointWithRails when the mapper answers with rails
 * @param evaluation evaluation rows
 * @param training training rows; absent for a mapper that was loaded
 * @param unseen rows to choose thresholds on, with the predictions of models that did not see them;
 *     absent for a mapper that was loaded
 * @param rails what confirms its answers, if anything
 */
public record DomainMapper(
    String id,
    Mapper mapper,
    OperatingPoint point,
    OperatingPoint pointWithRails,
    LabelledPrompts evaluation,
    Optional<LabelledPrompts> training,
    Optional<ScoredRows> unseen,
    Optional<Confirmation> rails) {

  /** A mapper that was loaded, with the thresholds in its bundle. */
  public static DomainMapper loaded(
      Mapper mapper, LabelledPrompts evaluation, Optional<Confirmation> rails) {
    OperatingPoint own = OperatingPoint.own(mapper);
    return new DomainMapper(
        mapper.bundle().id(),
        mapper,
        own,
        own,
        evaluation,
        Optional.empty(),
        Optional.empty(),
        rails);
  }

  /** The same, measured on some of its evaluation rows. */
  public DomainMapper withEvaluation(LabelledPrompts rows) {
    return new DomainMapper(id, mapper, point, pointWithRails, rows, training, unseen, rails);
  }

  /** When the mapper answers. */
  public OperatingPoint point(RailsState with) {
    return with == RailsState.ON ? pointWithRails : point;
  }

  /** A row with this mapper's prediction in place of another's. */
  ScoredRow predict(ScoredRow row) {
    return new ScoredRow(
        row.row(), row.inScope(), mapper.predict(row.row().prompt()), mapper.labels());
  }

  /** Whether the rails, which have to be there, confirm the top-ranked class of a row. */
  boolean confirms(ScoredRow row) {
    return rails.orElseThrow().confirms(row, mapper);
  }

  /** How many of the evaluation rows are, by their fingerprints, among the training rows. */
  public int rowsTrainedOn() {
    return TrainedOn.of(mapper.bundle()).seen(evaluation.rows()).size();
  }
}
