package io.micromap.evaluation.crossdomain;

import io.micromap.evaluation.dataset.Fingerprints;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.runtime.mapper.Mapper;
import java.util.Optional;

/**
 * A domain with its mapper, ready to be held against the others.
 *
 * @param id the domain's, or the data folder's name
 * @param mapper trained on nothing of {@code evaluation}
 * @param point when the mapper answers
 * @param pointWithRails when it answers with rails behind it
 * @param evaluation rows to judge on
 * @param training the rows that trained it; absent for a mapper that was loaded
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

  /** When the mapper answers. */
  public OperatingPoint point(Rails with) {
    return with == Rails.ON ? pointWithRails : point;
  }

  /** How many of the rows to judge on stand, by their fingerprints, among those that trained it. */
  public int rowsTrainedOn() {
    String trainedOn = mapper.bundle().provenance().path(Fingerprints.FIELD).asText();
    return Fingerprints.seen(trainedOn, evaluation.rows()).size();
  }
}
