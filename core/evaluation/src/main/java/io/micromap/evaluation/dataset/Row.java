package io.micromap.evaluation.dataset;

import io.micromap.runtime.featurizer.PromptKey;
import java.util.Comparator;

/**
 * A labelled prompt.
 *
 * @param id as given, else the number of the row, from 1
 * @param prompt the text
 * @param label the class, or the out-of-scope word
 * @param place file and line, for messages
 */
public record Row(String id, String prompt, String label, String place) {

  /** An order that what the rows say decides, not where they stand. */
  public static final Comparator<Row> BY_CONTENT =
      Comparator.comparing(Row::prompt).thenComparing(Row::label);

  /** What makes the prompt the same as another row's. */
  public PromptKey key() {
    return PromptKey.of(prompt);
  }
}
