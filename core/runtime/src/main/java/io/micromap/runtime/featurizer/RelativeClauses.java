package io.micromap.runtime.featurizer;

import java.util.BitSet;
import java.util.Set;

/**
 * Tells acts that only say which thing is meant: "sell the tokens i unstaked", "deploy the version
 * that was rolled back". A clause of that kind begins behind its thing, with or without "that", and
 * has a subject and a verb in the past.
 */
final class RelativeClauses {

  private static final Set<String> SUBJECTS =
      WordSet.of("i we you they he she somebody someone i've we've you've they've i'd we'd");

  private static final Set<String> LINKS = WordSet.of("that which who whom");

  private static final Set<String> BEING = WordSet.of("was were");

  private static final Set<String> HAVING = WordSet.of("has have had got been was were");

  /** Begins what names a thing. */
  private static final Set<String> NAMING =
      WordSet.of(
          "the my our your his her their its this that these those all any every each some both a an"
              + " what whatever everything anything whichever");

  /** A thing by itself. */
  private static final Set<String> THINGS =
      WordSet.of("what whatever everything anything those all");

  /** No thing stands here, or another clause begins behind it. */
  private static final Set<String> BREAKS =
      WordSet.of(
          "and or but because since after before once when if as than until till while where how why"
              + " whether so then think thought guess know said told hope wish like want need to"
              + " for with from in on at by is are be please also just today yesterday now ago"
              + " morning week month already say");

  private static final Set<String> ADVERBS =
      WordSet.of(
          "just already only recently finally once accidentally have has had also previously"
              + " wrongly first earlier never");

  private static final Set<String> PARTICLES = WordSet.of("back up down out off in away over on");

  private static final Set<String> TIMES =
      WordSet.of("yesterday earlier today before recently already");

  private static final int FARTHEST = 5;

  private final Wording utterance;

  RelativeClauses(Wording utterance) {
    this.utterance = utterance;
  }

  /** The numbers of the words of such clauses. */
  BitSet words() {
    BitSet words = new BitSet();
    for (int i = 1; i < utterance.length(); i++) {
      int verb = verb(i);
      if (verb > 0) {
        words.set(i, end(verb));
      } else if (isAttribute(i)) {
        words.set(i, i + 2);
      }
    }
    return words;
  }

  /** "rolled back" in "the rolled back version". */
  private boolean isAttribute(int at) {
    return NAMING.contains(utterance.word(at - 1))
        && Telling.isPast(utterance.word(at))
        && PARTICLES.contains(utterance.word(at + 1))
        && at + 2 < utterance.length()
        && !utterance.begins(at + 1)
        && !utterance.begins(at + 2)
        && !NAMING.contains(utterance.word(at + 2))
        && !BREAKS.contains(utterance.word(at + 2));
  }

  /** The verb of a clause that begins at a word; -1 if none does. */
  private int verb(int at) {
    String word = utterance.word(at);
    boolean link = LINKS.contains(word);
    int subject = link ? at + 1 : at;
    if (utterance.begins(at) || utterance.begins(subject) || !isThing(at - 1)) {
      return -1;
    }
    boolean passive = link && HAVING.contains(utterance.word(subject));
    boolean active = SUBJECTS.contains(utterance.word(subject));
    if (!passive && !active) {
      return link && Telling.isPast(utterance.word(subject)) ? subject : -1;
    }
    int verb = subject + 1;
    while (ADVERBS.contains(utterance.word(verb)) || BEING.contains(utterance.word(verb))) {
      verb++;
    }
    boolean owned = utterance.word(verb).equals("got") && verb > at;
    boolean joined = !utterance.begins(verb) || verb == subject + 1;
    return joined && !owned && Telling.isPast(utterance.word(verb)) ? verb : -1;
  }

  /** Whether a word ends what names a thing: "the tokens", "what". */
  private boolean isThing(int at) {
    if (THINGS.contains(utterance.word(at))) {
      return true;
    }
    for (int i = at; i > Math.max(-1, at - FARTHEST); i--) {
      if (NAMING.contains(utterance.word(i))) {
        return i < at;
      }
      if (BREAKS.contains(utterance.word(i)) || (i < at && utterance.begins(i + 1))) {
        return false;
      }
    }
    return false;
  }

  private int end(int verb) {
    int to = verb + 1;
    while (to < utterance.length() && !utterance.begins(to) && belongs(to)) {
      to++;
    }
    return to;
  }

  /** Whether a word behind a verb is still of its clause: "rolled back yesterday". */
  private boolean belongs(int at) {
    String word = utterance.word(at);
    return TIMES.contains(word) || (PARTICLES.contains(word) && !isDirection(at));
  }

  /** "rolled back in may", "claimed on aave": no particle. */
  private boolean isDirection(int at) {
    String word = utterance.word(at);
    return (word.equals("in") || word.equals("on") || word.equals("over"))
        && at + 1 < utterance.length()
        && !utterance.begins(at + 1);
  }
}
