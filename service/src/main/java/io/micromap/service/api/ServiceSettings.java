package io.micromap.service.api;

import io.micromap.service.fallback.Fallback;
import io.micromap.service.metrics.ServiceMetrics;
import io.micromap.service.model.DecisionListener;
import io.micromap.service.model.ServedMappers;
import io.micromap.service.traffic.TrafficWatch;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a service is made of.
 *
 * @param mappers that it serves
 * @param limits of its requests
 * @param metrics that count its requests and decisions
 * @param traffic that compares its decisions with those on the validation rows
 * @param listener that receives its decisions too
 * @param warnings of those who run it, such as a mapper that could not be reloaded
 * @param fallback that is asked what the mappers leave open
 * @param version of the program
 */
public record ServiceSettings(
    ServedMappers mappers,
    Limits limits,
    ServiceMetrics metrics,
    TrafficWatch traffic,
    DecisionListener listener,
    Supplier<List<String>> warnings,
    Optional<Fallback> fallback,
    String version) {}
