package io.micromap.runtime.featurizer;

import io.micromap.runtime.featurizer.Utterance.Gap;
import java.util.function.IntFunction;

/** The words of a prompt and what parts them, as an {@link Utterance} or while it is read. */
interface Wording extends IntFunction<String> {

  /** Number of words. */
  int length();

  /** A word, empty where there is none. */
  String word(int at);

  /** What stands behind a word. */
  Gap behind(int at);

  /** Whether a word is the first, or punctuation parts it from the one before. */
  default boolean begins(int at) {
    return at == 0 || behind(at - 1) != Gap.NONE;
  }

  @Override
  default String apply(int at) {
    return word(at);
  }
}
