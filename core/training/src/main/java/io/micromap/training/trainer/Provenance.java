package io.micromap.training.trainer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.evaluation.dataset.TrainedOn;
import io.micromap.runtime.json.Json;
import java.util.Optional;

/**
 * What a mapper was made from; {@code provenance.json} of its bundle.
 *
 * @param trainedOn the rows
 * @param thresholdSource where the thresholds came from
 * @param options of the training
 * @param tuning what was tried, if anything was
 * @param heldOut how good the out-of-fold predictions are
 * @param answeredOtherwise training rows to which the mapper gives another class
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Provenance(
    @JsonUnwrapped TrainedOn trainedOn,
    String thresholdSource,
    TrainingOptions options,
    Optional<Tuning> tuning,
    HeldOutReport heldOut,
    AnsweredOtherwise answeredOtherwise) {

  ObjectNode toJson() {
    return Json.mapper().valueToTree(this);
  }
}
