package io.micromap.evaluation.dataset;

/** Receives prompts one by one, each as soon as it is read. */
public interface PromptReceiver {

  /**
   * A prompt.
   *
   * @param json its line, where that is a JSON object, else an object without fields
   * @throws IllegalArgumentException with what is wrong with the line's other fields, so that the
   *     line is a bad one
   */
  void prompt(Prompt prompt, String json);

  /** A line without a prompt that can be read. */
  void bad(BadLine line);
}
