package io.micromap.evaluation.robustness;

import java.util.List;
import java.util.Random;

/** One way to change a prompt. */
@FunctionalInterface
interface Edit {

  /**
   * The prompt with one edit; the prompt itself where the edit finds no place.
   *
   * @param cues phrases that may replace each other in this prompt
   * @param random the only source of chance
   */
  String apply(String prompt, List<String> cues, Random random);

  /** This edit a number of times in a row. */
  default Edit times(int count) {
    return (prompt, cues, random) -> {
      String edited = prompt;
      for (int i = 0; i < count; i++) {
        edited = apply(edited, cues, random);
      }
      return edited;
    };
  }
}
