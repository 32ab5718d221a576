package io.micromap.runtime.featurizer;

import io.micromap.runtime.featurizer.Utterance.Gap;
import java.util.Set;

/**
 * Tells what waits for something that is not known yet: "if gas is low, swap it", "sell it when the
 * price drops", "unless it fails". Politeness is no condition ("if you can", "when you have a
 * minute"), nor is the end of a step before ("when the unstaking is done"), nor what is said to be
 * the case ("when gas is low, it is now").
 */
final class Conditions {

  /** Whatever follows. */
  static final PhraseIndex ALWAYS =
      new PhraseIndex(
          "unless, assuming, presuming, in case, in the event, in the case that, provided that,"
              + " provided the, provided it, provided gas, providing that, providing the, on"
              + " condition that, on the condition that, on the condition, if and when, if and only"
              + " if, every time, each time, whenever, only in case, conditional on, as long as, so"
              + " long as, subject to, contingent on, contingent upon, upon approval, pending approval, pending"
              + " confirmation, pending review, on the first error, on the first failure, at the first error,"
              + " at the first sign");

  /** Where what follows tells of a change or a level. */
  static final PhraseIndex TIMES =
      new PhraseIndex(
          "when, once, as soon as, the moment, the minute, the instant, after, only when, wait"
              + " until, wait till, wait for");

  /** Said of what was a condition: it is so. */
  private static final PhraseIndex FULFILLED =
      new PhraseIndex(
          "it is now, it's now, it does now, it has now, well it is, well it has, well it does,"
              + " and it is, and it does, and it has, and it did, which it is, which it does, which"
              + " it has, it already is, it already has, it already does, as it is now, and they"
              + " are, they are now, is the case, do this now, do it now");

  /** Begins a clause that puts off what its sentence tells of: "before you swap it, ask me". */
  private static final PhraseIndex CONSULTING =
      new PhraseIndex(
          "ask me, ask us, call me, call us, ping me, ping us, phone me, text me, check with,"
              + " confirm with, consult, clear it with, let me know, let us know, warn me, notify me,"
              + " talk to, speak to, get my approval, get our approval, get my ok, get my okay, get my"
              + " consent, get my permission, get approval, get permission, get sign off, wait for my,"
              + " wait for our");

  /** What somebody has to give first: "only with her approval, swap it". */
  private static final Set<String> APPROVALS =
      WordSet.of("approval consent permission blessing authorization authorisation");

  private static final Set<String> CHANGES =
      WordSet.of(
          "drops dropped falls fell rises rose hits reaches reached exceeds exceeded crosses crossed"
              + " climbs climbed spikes spiked dips dipped recovers breaks touches trades fails"
              + " failed failing crashes crashed lost alerts misbehaves below above under low high"
              + " cheap cheaper idle quiet empty unhealthy percent"
              + " healthy approves approved signs signed hangs hang leaks leak doubles triples");

  /** Behind "wait for" and "wait until". */
  private static final Set<String> AWAITED =
      WordSet.of("drop fall rise hit reach exceed cross recover lower higher better go");

  private static final Set<String> WAIT = Set.of("wait");

  /** Before "if": whether. */
  private static final Set<String> WHETHER =
      WordSet.of(
          "check checking see seeing know tell ask asks asked asking find look verify confirm"
              + " wonder wondered wondering sure unsure test determine curious say decide learn hear"
              + " idea");

  /** Before "if": a request in polite words, or a comparison. */
  private static final Set<String> KIND =
      WordSet.of(
          "grateful appreciate appreciated great nice lovely obliged glad kind good happy thankful"
              + " helpful mind better cool awesome wonderful love like ideal perfect as even what ok okay fine"
              + " alright");

  /** Behind "if": no more than manners, or a detail. */
  private static final Set<String> MANNERS =
      WordSet.of(
          "possible at needed necessary required so not yes any anything ok okay convenient feasible"
              + " applicable allowed permitted desired appropriate need only you u y'all someone"
              + " somebody anyone anybody");

  private static final Set<String> SEEING = WordSet.of("see notice spot detect observe");

  /** Behind "if": what a polite clause is about. */
  private static final Set<String> VAGUE =
      WordSet.of(
          "it it's its that that's thats this nobody no noone nothing there there's time i we"
              + " all i'm");

  private static final Set<String> POLITE =
      WordSet.of(
          "ok okay fine alright possible trouble imposition bother inconvenience hassle problem"
              + " convenient minds mind objects objection objections harm feasible allowed permitted"
              + " well speaks suits works may might recall remember mistaken could can time"
              + " understand same cool thing");

  private static final Set<String> ALLOWING = Set.of("allows", "allow", "permits", "permitting");

  /** Behind "unless": no condition, but manners. */
  private static final PhraseIndex MISTAKEN =
      new PhraseIndex("i'm, i am, we're, we are, my eyes, my memory");

  private static final Set<String> ADDRESSED =
      Set.of("you", "you're", "you'd", "your", "u", "possible", "more", "again");

  private static final Set<String> COMPARING = Set.of("just", "twice", "times", "half");

  private static final Set<String> NEGATORS = Set.of("don't", "dont", "not", "never", "can't");

  /** Behind "should" at the end: what something may happen to. */
  private static final Set<String> SUBJECTS =
      WordSet.of("the a an any anything something it they anyone someone");

  private static final Set<String> ASKING = WordSet.of("what how when where which who why");

  /** Within a condition's clause: what follows of it, not what it waits for. */
  private static final Set<String> CONCLUDED =
      WordSet.of("i'd i'll we'd we'll he'd he'll she'd she'll they'd they'll you'd you'll it'll");

  /** Of whom something is told. */
  private static final Set<String> TOLD_OF = WordSet.of("i we he she they");

  private static final Set<String> CONCLUDING = WordSet.of("will would won't wouldn't");

  /** Behind "i'd" and "i'll": what is wanted under the condition. */
  private static final Set<String> WISHES = WordSet.of("like love want need prefer rather please");

  private static final int LONGEST_DENIAL = 5;
  private static final int NEAR = 3;
  private static final int FAR = 8;

  /** So many words behind "if" at the end of a clause are a detail: "if open". */
  private static final int DETAIL = 1;

  private final Wording utterance;

  Conditions(Wording utterance) {
    this.utterance = utterance;
  }

  /** Whether a word may begin a condition; phrases may as well. */
  static boolean mayTell(String word) {
    return word.equals("if")
        || word.equals("should")
        || word.equals("before")
        || word.equals("prior")
        || APPROVALS.contains(word);
  }

  /** Marks what is ordered under a condition. */
  void mark(Mood[] moods) {
    for (int i = 0; i < moods.length; i++) {
      if (isAt(i) && !isFulfilled(i)) {
        int to = isConcluded(i) ? clauseEnd(i) : Math.min(end(i), settled(i));
        for (int at = beginning(i); at < to; at++) {
          moods[at] = moods[at] == Mood.ORDER ? Mood.HYPOTHETICAL : moods[at];
        }
      }
    }
  }

  private boolean isAt(int at) {
    String word = utterance.word(at);
    if (word.equals("if")) {
      return isIf(at);
    }
    if (word.equals("should")) {
      return isInverted(at) || isInvertedBehind(at);
    }
    if (word.equals("before") || (word.equals("prior") && utterance.word(at + 1).equals("to"))) {
      return consults(at);
    }
    if (APPROVALS.contains(word)) {
      return isDemanded(at);
    }
    int length = ALWAYS.length(utterance, at);
    String before = utterance.word(at - 1);
    if (length > 0) {
      return at + length < clauseEnd(at)
          && !(word.equals("unless") && MISTAKEN.isAt(utterance, at + 1))
          && !ADDRESSED.contains(utterance.word(at + length))
          && !COMPARING.contains(before);
    }
    length = TIMES.length(utterance, at);
    return length > 0 && !NEGATORS.contains(before) && changes(at, length);
  }

  /** "only with my boss's approval", "with the consent of kevin only". */
  private boolean isDemanded(int at) {
    boolean only = utterance.word(clauseEnd(at) - 1).equals("only");
    boolean with = false;
    for (int i = at - 1; i >= 0 && !utterance.begins(i + 1); i--) {
      with |= utterance.word(i).equals("with");
      only |= utterance.word(i).equals("only");
    }
    return only && with;
  }

  /** Whether a clause behind "when" tells of a change or a level. */
  private boolean changes(int at, int length) {
    if (ADDRESSED.contains(utterance.word(at + length))) {
      return false;
    }
    boolean awaited = WAIT.contains(utterance.word(at));
    for (int i = at + length; i < clauseEnd(at) && i < at + length + FAR; i++) {
      String word = utterance.word(i);
      boolean over = word.equals("over") && startsWithDigit(utterance.word(i + 1));
      if (over || CHANGES.contains(word) || (awaited && AWAITED.contains(word))) {
        return i > at + length;
      }
    }
    return false;
  }

  private boolean isIf(int at) {
    if (isTold(at, WHETHER) || isTold(at, KIND)) {
      return false;
    }
    String next = utterance.word(at + 1);
    if (ADDRESSED.contains(next)) {
      return SEEING.contains(utterance.word(at + 2));
    }
    int to = clauseEnd(at);
    boolean detail = to - at - 1 <= DETAIL && !opens(at);
    return !detail && !MANNERS.contains(next) && !isPolite(at, to);
  }

  /** Whether one of some words stands shortly before another one, in its clause. */
  private boolean isTold(int at, Set<String> words) {
    for (int i = at - 1; i >= Math.max(0, at - NEAR) && !utterance.begins(i + 1); i--) {
      if (words.contains(utterance.word(i))) {
        return true;
      }
    }
    return false;
  }

  /** "if it isn't too much trouble", "if that's ok", "if liquidity allows". */
  private boolean isPolite(int at, int to) {
    boolean vague = VAGUE.contains(utterance.word(at + 1));
    for (int i = at + 1; i < to && i <= at + FAR; i++) {
      String word = utterance.word(i);
      if (ALLOWING.contains(word) || (vague && POLITE.contains(word))) {
        return true;
      }
    }
    return false;
  }

  /** "should eth fall, sell it"; but "should i sell it, or not?". */
  private boolean isInverted(int at) {
    int comma = clauseEnd(at);
    return opens(at)
        && comma < utterance.length()
        && utterance.behind(comma - 1) == Gap.CLAUSE
        && utterance.behind(sentenceEnd(at) - 1) != Gap.QUESTION
        && !ADDRESSED.contains(utterance.word(at + 1));
  }

  /**
   * Whether a condition's clause says itself what follows of it, so that what stands behind waits
   * for nothing: "if it breaks i'll take the blame: swap it", "after the swap failed i lost
   * patience. Claim it".
   */
  private boolean isConcluded(int at) {
    for (int i = at + NEAR; i + 1 < clauseEnd(at); i++) {
      String word = utterance.word(i);
      String next = utterance.word(i + 1);
      boolean told = TOLD_OF.contains(word) && (CONCLUDING.contains(next) || Telling.isPast(next));
      if (told || (CONCLUDED.contains(word) && !WISHES.contains(next))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Where what is ordered because a condition is not met begins: "if it were safe we'd wait, it's
   * not, so swap it", "unless it has closed, which it hasn't, swap it".
   */
  private int settled(int at) {
    for (int from = clauseEnd(at); from < utterance.length(); ) {
      int to = clauseEnd(from);
      String next = utterance.word(to);
      boolean which = utterance.word(from).equals("which");
      if (to - from <= LONGEST_DENIAL
          && denies(utterance.word(to - 1))
          && (which || next.equals("so"))) {
        return to;
      }
      from = to;
    }
    return utterance.length();
  }

  private static boolean denies(String word) {
    return word.equals("not") || word.endsWith("n't");
  }

  /** "sell it should eth fall"; but "what should it be", "the rows should the same way turn". */
  private boolean isInvertedBehind(int at) {
    int from = at;
    while (from > 0 && !utterance.begins(from)) {
      from--;
    }
    return at > from + 1
        && SUBJECTS.contains(utterance.word(at + 1))
        && !ASKING.contains(utterance.word(from))
        && utterance.behind(sentenceEnd(at) - 1) != Gap.QUESTION;
  }

  /** Whether a clause of the sentence asks to be asked first. */
  private boolean consults(int at) {
    int from = at;
    while (!opens(from)) {
      from--;
    }
    for (int to = sentenceEnd(at); from < to; from = clauseEnd(from)) {
      if (CONSULTING.isAt(utterance, from)) {
        return true;
      }
    }
    return false;
  }

  private boolean isFulfilled(int at) {
    return FULFILLED.isIn(utterance, at + 1, utterance.length());
  }

  /** Where what waits for a condition begins: the condition itself, or what stands before it. */
  private int beginning(int at) {
    int from = at;
    boolean apart = utterance.begins(at);
    while (from > 0 && !isSentence(from) && !isThen(from) && (apart || !utterance.begins(from))) {
      from--;
    }
    return from;
  }

  private boolean isThen(int at) {
    return utterance.word(at).equals("then") && at > 0;
  }

  private int clauseEnd(int at) {
    int to = at + 1;
    while (to < utterance.length() && !utterance.begins(to)) {
      to++;
    }
    return to;
  }

  /**
   * Where what waits for a condition ends: its sentence, or the next where it is alone in its own.
   */
  private int end(int at) {
    int to = sentenceEnd(at);
    boolean alone = opens(at) && clauseEnd(at) == to && to < utterance.length();
    return alone && utterance.behind(to - 1) != Gap.QUESTION ? sentenceEnd(to) : to;
  }

  private int sentenceEnd(int at) {
    int to = at + 1;
    while (to < utterance.length() && !isSentence(to)) {
      to++;
    }
    return to;
  }

  private boolean opens(int at) {
    return at == 0 || isSentence(at);
  }

  private boolean isSentence(int at) {
    return at == 0 || utterance.behind(at - 1).compareTo(Gap.SENTENCE) >= 0;
  }

  private static boolean startsWithDigit(String word) {
    return !word.isEmpty() && Character.isDigit(word.charAt(0));
  }
}
