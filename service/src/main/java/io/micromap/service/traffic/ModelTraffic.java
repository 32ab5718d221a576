package io.micromap.service.traffic;

import io.micromap.evaluation.traffic.TrafficReport;
import java.util.Optional;

/**
 * What the decisions of a mapper are like since it is served.
 *
 * @param model name of the mapper
 * @param sha256 hash of its bundle
 * @param decisions all, abstentions among them
 * @param abstained those that gave the client no label, also where the request raised a threshold
 *     or rails objected
 * @param abstainedItself those without a label under the mapper's own thresholds and without rails;
 *     the drift is about these
 * @param unwatched why there is no drift alarm, where there is none
 * @param drift the comparison with the validation rows
 */
public record ModelTraffic(
    String model,
    String sha256,
    long decisions,
    long abstained,
    long abstainedItself,
    Optional<String> unwatched,
    Optional<TrafficReport> drift) {}
