package io.micromap.runtime.featurizer;

import java.util.Set;

/** Sets of words, as they are written in code. */
final class WordSet {

  private WordSet() {}

  /** The words of a text that has a blank between two; none stands twice. */
  static Set<String> of(String words) {
    return Set.of(words.split(" "));
  }
}
