package io.micromap.service.api;

import io.micromap.service.metrics.ServiceMetrics;
import io.micromap.service.model.DecisionListener;
import io.micromap.service.model.ServedMappers;

/**
 * What a service is made of.
 *
 * @param mappers that it serves
 * @param limits of its requests
 * @param metrics that count its requests and decisions
 * @param listener that receives its decisions too
 * @param version of the program
 */
public record ServiceSettings(
    ServedMappers mappers,
    Limits limits,
    ServiceMetrics metrics,
    DecisionListener listener,
    String version) {}
