package io.micromap.runtime.decisionmodel;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import java.util.Collection;

/**
 * Answers closed questions about prompts: one mapper, or several at once. Immutable, deterministic,
 * safe for any number of threads.
 */
public sealed interface Answerer permits DecisionModel, DecisionRouter {

  /**
   * The question to which of some options a prompt belongs.
   *
   * @param options 2 to 255 different ones: at least two labels, and at most one catch-all, in any
   *     order
   * @throws MicromapException with {@link ErrorCode#UNKNOWN_LABEL} if an option is neither a label
   *     nor a catch-all; the message lists the labels. With {@link ErrorCode#UNSUPPORTED_QUESTION}
   *     if the options break another rule
   */
  ChoiceQuestion choice(Collection<String> options);

  /**
   * The question whether a prompt belongs to one label. The label is the question's name, or all of
   * its instructions, or follows {@code label:} in them, up to the end of the line.
   *
   * @param name of the question; empty where it has none
   * @param instructions of the question; empty where it has none
   * @throws MicromapException with {@link ErrorCode#UNKNOWN_LABEL} if there is no label of the name
   *     that follows {@code label:}; with {@link ErrorCode#UNSUPPORTED_QUESTION} if none or several
   *     labels are named. Both messages list the labels
   */
  PredicateQuestion predicate(String name, String instructions);

  /**
   * Reads a prompt under thresholds that may be higher than the mappers' own, never lower; any text
   * is read, none throws.
   *
   * @param least threshold of classes whose own is lower, in [0, 1]
   * @throws IllegalArgumentException if the threshold is out of its range
   */
  Reading read(String prompt, double least);
}
