package io.micromap.service.model;

import io.micromap.runtime.decisionmodel.DecisionModel;
import io.micromap.runtime.decisionmodel.Reading;

/**
 * How a request asks a mapper.
 *
 * @param mapper who is asked
 * @param least threshold of classes whose own is lower, in [0, 1]
 * @param requestId of the request
 * @param listener receives the decisions
 */
public record Inquiry(
    ServedMapper mapper, double least, String requestId, DecisionListener listener) {

  /** The model that is asked. */
  public DecisionModel model() {
    return mapper.model();
  }

  /** Reads a prompt. */
  public Reading read(String prompt) {
    long start = System.nanoTime();
    Reading reading = model().read(prompt, least);
    listener.decided(
        new DecisionEvent(
            requestId,
            mapper,
            prompt,
            reading.decision(),
            reading.objection(),
            System.nanoTime() - start));
    return reading;
  }
}
