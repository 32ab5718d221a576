package io.micromap.rails.text;

import io.micromap.runtime.featurizer.WordReader.Word;
import java.util.List;

/**
 * A prompt cut wherever a step could begin. The words of connectives belong to no clause.
 *
 * @param words of the whole prompt
 * @param clauses in order, as ranges of words; empty only if the prompt has no words
 * @param boundaries between neighbouring clauses, one less than there are clauses
 */
record Clauses(List<Word> words, List<Range> clauses, List<Boundary> boundaries) {

  /**
   * Words from {@code from} up to but not including {@code to}.
   *
   * @param from number of the first word
   * @param to behind the last one
   */
  record Range(int from, int to) {}

  /**
   * The words from the first of one clause to the last of another, connectives between included.
   */
  Range span(int from, int to) {
    return new Range(clauses.get(from).from(), clauses.get(to - 1).to());
  }

  /** Whether temporal connectives or the prompt's ends stand at a clause's beginning. */
  boolean isStrong(int at) {
    return at == 0 || at == clauses.size() || boundaries.get(at - 1) == Boundary.THEN;
  }
}
