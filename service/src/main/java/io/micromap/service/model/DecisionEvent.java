package io.micromap.service.model;

import io.micromap.runtime.mapper.Decision;
import java.util.Optional;

/**
 * A decision that was made.
 *
 * @param requestId of the request that asked for it
 * @param mapper who decided
 * @param prompt the text
 * @param decision the mapper's
 * @param objection why an audit turned the answer into an abstention, if it did
 * @param nanoseconds that reading and deciding took
 */
public record DecisionEvent(
    String requestId,
    ServedMapper mapper,
    String prompt,
    Decision decision,
    Optional<String> objection,
    long nanoseconds) {}
