package io.micromap.service.traffic;

import io.micromap.evaluation.traffic.TrafficReport;
import java.util.Optional;

/**
 * What the decisions of a mapper are like since it is served.
 *
 * @param model name of the mapper
 * @param sha256 hash of its bundle
 * @param decisions all, abstentions among them
 * @param abstained those without a label, also where rails objected
 * @param unwatched why there is no drift alarm, where there is none
 * @param drift the comparison with the validation rows
 */
public record ModelTraffic(
    String model,
    String sha256,
    long decisions,
    long abstained,
    Optional<String> unwatched,
    Optional<TrafficReport> drift) {}
