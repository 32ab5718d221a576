package io.micromap.evaluation.dataset;

import java.util.Locale;

/**
 * A labelled prompt.
 *
 * @param id as given, else the number of the row, from 1
 * @param prompt the text
 * @param label the class, or the out-of-scope word
 * @param place file and line, for messages
 */
public record Row(String id, String prompt, String label, String place) {

  /** The prompt up to case and white space: rows that are equal in it are taken for one prompt. */
  public String plainPrompt() {
    return prompt.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
