package io.micromap.evaluation.guarantee;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Optional;

/**
 * What {@code calibrate} finds, as one document.
 *
 * @param certification what is proven
 * @param plan what other targets and further rows would bring, if that was asked for
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record CertificationReport(
    @JsonUnwrapped Certification certification, Optional<CoveragePlan> plan) {}
