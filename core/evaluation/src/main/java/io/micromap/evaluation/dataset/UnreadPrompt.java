package io.micromap.evaluation.dataset;

import java.util.function.Consumer;

/**
 * A row of a stream of prompts that any thread may read, later.
 *
 * @param size about so many bytes it takes until then
 * @param reading tells a receiver the prompt, or that there is none
 */
public record UnreadPrompt(int size, Consumer<PromptReceiver> reading) {

  /** Reads the row. */
  public void read(PromptReceiver receiver) {
    reading.accept(receiver);
  }
}
