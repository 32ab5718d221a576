package io.micromap.service.model;

import io.micromap.runtime.decisionmodel.Answerer;
import io.micromap.runtime.decisionmodel.Reading;
import java.util.Optional;

/**
 * How a request asks a model.
 *
 * @param asked the model
 * @param least threshold of classes whose own is lower, in [0, 1]
 * @param requestId of the request
 * @param listener receives the decisions
 */
public record Inquiry(Served asked, double least, String requestId, DecisionListener listener) {

  /** What answers the questions of the request. */
  public Answerer answerer() {
    return asked.answerer();
  }

  /** Reads a prompt. */
  public Reading read(String prompt) {
    return read(prompt, Optional.empty());
  }

  /**
   * Reads a prompt.
   *
   * @param row the prompt's own id, or its number among those of the request
   */
  public Reading read(String prompt, Optional<String> row) {
    long start = System.nanoTime();
    Reading reading = answerer().read(prompt, least);
    listener.decided(
        new DecisionEvent(
            new Origin(requestId, row, asked.name()),
            asked.decider(reading),
            prompt,
            reading.decision(),
            reading.familiarity(),
            reading.objection(),
            System.nanoTime() - start));
    return reading;
  }
}
