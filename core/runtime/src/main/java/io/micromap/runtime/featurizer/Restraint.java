package io.micromap.runtime.featurizer;

import java.util.Set;

/**
 * Tells clauses in which who speaks leaves an act to himself, to somebody else, or to another time:
 * "i can get the invoice myself", "only hanna can okay it", "waiting for the payday before i buy".
 */
final class Restraint {

  private static final Set<String> SELF = Set.of("myself", "ourselves");

  private static final PhraseIndex DOING_IT =
      new PhraseIndex("i can, we can, i'd rather, we'd rather, i prefer to, i'd prefer to, let me");

  /** Before "it myself": "i'll restart it myself"; but "i'll pay the debt myself". */
  private static final PhraseIndex INTENDING =
      new PhraseIndex("i'll, we'll, i will, we will, i'm going to, i am going to");

  private static final Set<String> REFERRING = WordSet.of("it that this them");

  /** At the end of a clause that says what became of an act. */
  private static final Set<String> ENDED =
      WordSet.of("postponed withdrawn shelved abandoned vetoed deferred rescinded");

  /** Before "rejected": what is no fault. */
  private static final Set<String> PROPOSALS =
      WordSet.of("theory hypothesis idea plan proposal request suggestion motion proposition");

  /** In a clause that wishes for an end, or tells of a thing that met one. */
  private static final Set<String> WISHING =
      WordSet.of(
          "i we you already want wants need needs get have has had it that this be to please pls should must"
              + " if when why got like order parcel");

  private static final PhraseIndex WHATEVER = new PhraseIndex("but whatever, so whatever");

  private static final Set<String> APPROVING =
      WordSet.of("okay ok approve authorise authorize allow permit grant greenlight clear sign");

  private static final Set<String> MAY = Set.of("can", "may", "could");

  private static final Set<String> WAITING = WordSet.of("waiting holding");

  private static final Set<String> I = Set.of("i", "we");

  private static final Set<String> THANKS = WordSet.of("thanks thank you then later");

  private static final Set<String> OPENERS = WordSet.of("no nah but so ok okay thanks");

  private static final Set<String> BEING = Set.of("is", "are");

  private static final Set<String> NOT_BEING = WordSet.of("isn't isnt aren't arent");

  private static final int LONGEST_NAME = 4;

  private final Wording utterance;

  Restraint(Wording utterance) {
    this.utterance = utterance;
  }

  /** Whether a word may tell such a clause. */
  static boolean mayTell(String word) {
    return SELF.contains(word)
        || APPROVING.contains(word)
        || WAITING.contains(word)
        || ENDED.contains(word)
        || word.equals("rejected")
        || word.equals("whatever")
        || word.equals("mean");
  }

  /** Whether a clause between two words, parted from others by punctuation, is one. */
  boolean isIn(int from, int to) {
    String first = utterance.word(from);
    return isOwnWork(from, to)
        || (first.equals("only") && isForOthers(from, to))
        || isBeforeOwnAct(from, to)
        || isMishap(from, to)
        || isEnded(from, to)
        || (to - from > 2 && WHATEVER.isAt(utterance, to - 2))
        || isNotFor(from, to);
  }

  /** "i can get the invoice myself", "i'll restart it myself"; but "can i do it myself". */
  private boolean isOwnWork(int from, int to) {
    int last = to - 1;
    while (last > from && THANKS.contains(word(last))) {
      last--;
    }
    int start = from;
    while (start < last && OPENERS.contains(word(start))) {
      start++;
    }
    boolean intends = INTENDING.isAt(utterance, start) && REFERRING.contains(word(last - 1));
    return SELF.contains(word(last)) && (intends || DOING_IT.isAt(utterance, start));
  }

  /** "only hanna can okay a bounce of the pods". */
  private boolean isForOthers(int from, int to) {
    for (int i = from + 2; i + 1 < Math.min(to, from + LONGEST_NAME + 1); i++) {
      if (MAY.contains(word(i)) && APPROVING.contains(word(i + 1))) {
        return !word(from + 1).equals("you");
      }
    }
    return false;
  }

  /** "waiting for 58k before i buy any"; but "waiting for weeks before i asked". */
  private boolean isBeforeOwnAct(int from, int to) {
    boolean waits = false;
    for (int i = from; i + 2 < to; i++) {
      waits |= i < from + 2 && WAITING.contains(word(i));
      if (waits && word(i).equals("before") && I.contains(word(i + 1))) {
        return !Telling.isPast(word(i + 2));
      }
    }
    return false;
  }

  /** "didn't mean to cancel anything"; but "i didn't mean to order it". */
  private boolean isMishap(int from, int to) {
    boolean meant = false;
    for (int i = from + 1; i < to; i++) {
      boolean denied =
          word(i - 1).equals("didn't") || word(i - 1).equals("didnt") || word(i - 1).equals("not");
      meant |= denied && word(i).equals("mean") && word(i + 1).equals("to");
      if (meant && word(i).equals("anything")) {
        return true;
      }
    }
    return false;
  }

  /** "revert of the release postponed", "color theory rejected"; but "i want it postponed". */
  private boolean isEnded(int from, int to) {
    String last = word(to - 1);
    boolean ended =
        to - from > 1
            && (ENDED.contains(last)
                || (last.equals("rejected") && PROPOSALS.contains(word(to - 2))));
    for (int i = from; i < to && ended; i++) {
      ended = !WISHING.contains(word(i));
    }
    return ended;
  }

  /** "my tia is not for staking"; but "not for staking but for a loan". */
  private boolean isNotFor(int from, int to) {
    for (int i = from + 1; i + 2 < to; i++) {
      boolean being = BEING.contains(word(i - 1)) && word(i).equals("not");
      boolean not = being || NOT_BEING.contains(word(i));
      if (not && word(i + 1).equals("for")) {
        return Telling.isDoing(word(i + 2)) && !hasContrast(i, to);
      }
    }
    return false;
  }

  private boolean hasContrast(int from, int to) {
    for (int i = from; i < to; i++) {
      if (word(i).equals("but")) {
        return true;
      }
    }
    return false;
  }

  private String word(int at) {
    return utterance.word(at);
  }
}
