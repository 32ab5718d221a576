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

  /**
   * A prompt that was read.
   *
   * @param reading of the model
   * @param event that the listener has yet to receive
   */
  public record Pending(Reading reading, DecisionEvent event) {}

  /** The same of another model. */
  public Inquiry of(Served other) {
    return new Inquiry(other, least, requestId, listener);
  }

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
    Pending pending = begin(prompt, row);
    listener.decided(pending.event());
    return pending.reading();
  }

  /** Reads a prompt that may yet be handed to another service; {@link #end} has to follow. */
  public Pending begin(String prompt) {
    return begin(prompt, Optional.empty());
  }

  /** Tells the listener of a prompt that was read, and what became of it. */
  public void end(Pending pending, Optional<Handover> handover) {
    listener.decided(pending.event().with(handover));
  }

  private Pending begin(String prompt, Optional<String> row) {
    long start = System.nanoTime();
    Reading reading = answerer().read(prompt, least);
    DecisionEvent event =
        new DecisionEvent(
            new Origin(requestId, row, asked.name()),
            asked.decider(reading),
            prompt,
            reading.decision(),
            reading.familiarity(),
            reading.objection(),
            System.nanoTime() - start,
            Optional.empty());
    return new Pending(reading, event);
  }
}
