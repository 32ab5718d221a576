package io.micromap.runtime.featurizer;

import io.micromap.runtime.featurizer.Utterance.Gap;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * Reads in which mood an English prompt speaks of each of its words. Refusals are read by {@link
 * Negation}; what else is no order is told by how its clause begins: a question word or a verb
 * before its subject, a subject before a verb in the past, "suppose", "if i were". Polite requests
 * are orders: "could you", "would you mind", "i want". A question or a hypothetical goes on behind
 * commas, until a clause asks for something; a report does not.
 */
public final class MoodReader {

  /** Begins a clause that asks for something, whatever was asked about before. */
  private static final PhraseIndex REQUESTS =
      new PhraseIndex(
          "would it kill you to, isn't it time, isn't it about time, it's time, it is time, it's about"
              + " time, it's high time, it is high time, high time, would it be too much to"
              + " ask, is it too much to ask, would it be asking too much, is"
              + " it asking too much, is it really too much to ask, i was wondering if you could,"
              + " what's left is, what's left to do is, what is left is, what remains is, what's"
              + " missing is, what's needed is, what is needed is, what i'm after is, what i am after"
              + " is, what we're after is, what i need is, what we need is, what i want is, what we"
              + " want is, what i'd like is, what has to change is, all that's left is, i'd have you,"
              + " i would have you, we'd have you, you are hereby instructed to, you are instructed"
              + " to, you're instructed to, you are asked to, you are authorised to, you are"
              + " authorized to, i was wondering if you can, i was wondering if you would, i was"
              + " wondering whether you could, wondering if you could, i wonder if you could, i was"
              + " hoping you could, i was hoping you'd, i was hoping you would, i hoped you could, i"
              + " insist that you, i'm asking you to, i am asking you to, please, pls, plz, kindly,"
              + " can you, could you, would you, will you, can u, could u, would u, let's, lets, i"
              + " want, i need, i'd like, i would like, i wanna, we need, we want, go ahead, do it, do"
              + " that, now, instead, if so, if yes, if not, in that case, then");

  private static final PhraseIndex AFFIRMATIONS =
      new PhraseIndex(
          "please do, do that, do it, do so, do the, then do, go ahead, make it so, yes please,"
              + " please go, please execute, execute it, make it happen, please proceed, go for it, get it"
              + " done");

  private static final PhraseIndex BEGINNINGS =
      new PhraseIndex(
          "but, so, and want, and need, and now, and must, and should be, and needs to, and need to,"
              + " and has to be, and have to be, and i want, please, pls, plz, then, because,"
              + " since, can you, could you, would you");

  /** Begins a clause of its own behind one that says when or why: "before it ends i want". */
  private static final PhraseIndex WISHES =
      new PhraseIndex("i want, we want, i need, we need, i'd like, we'd like");

  private static final Set<String> LEADING =
      WordSet.of("before after once when while until since as although though because now");

  private static final Set<String> LED =
      WordSet.of("what that which all everything and who where as");

  private static final PhraseIndex PHRASES =
      new PhraseIndex(
          List.of(
              Idioms.FORWARD,
              Idioms.BACKWARD,
              Idioms.ANSWERS,
              Idioms.TAKEN_BACK,
              Idioms.CORRECTIONS,
              Idioms.TAILS,
              Prohibition.HEADINGS,
              Prohibition.NO_ORDERS,
              ClauseMood.ASKING,
              ClauseMood.DOUBTS,
              Hypothesis.OPENINGS,
              Hypothesis.ANYWHERE,
              Hypothesis.INTENDING,
              Telling.HEARSAY,
              Telling.THANKS,
              Telling.INTENTIONS,
              Attribution.OTHERS_WISHES,
              StatusLines.OUTCOMES,
              StatusLines.HEADINGS,
              Definition.TERMS,
              Definition.TO_DO,
              Closings.KEEPING,
              Closings.CHECKING,
              BareRefusal.FLAGS,
              Retraction.RETRACTING,
              StatusLines.OPENINGS,
              Conditions.ALWAYS,
              Conditions.TIMES));

  /** Begins a clause that orders nothing. */
  private static final Set<String> STATING =
      WordSet.of(
          "i we you he she it they that this there the a an my our your his her their who which"
              + " all so is are was were because since as never not no nothing nobody thanks"
              + " thank still already had have has got just everything someone people fewer");

  /** What an order takes up. */
  private static final Set<String> BACK = WordSet.of("it them that those these please pls plz");

  private static final Set<String> OPENERS =
      WordSet.of(
          "hi hey hello ok okay well so and but also btw hmm hm um uh yo bot assistant team folks"
              + " guys all actually honestly just out of curiosity yes yeah oh"
              + " siri alexa google cortana computer");

  /** Begins a question at the end of a prompt, whatever sign stands behind it. */
  private static final Set<String> ASKED = WordSet.of("is what does would any good");

  private final Wording utterance;
  private final ClauseMood clauses;
  private final Negation negation;
  private final Conditions conditions;
  private Mood[] moods = {};

  /** Reads an utterance, or one after the other in the same place; for the others see there. */
  MoodReader(Wording utterance, IntPredicate forbids, IntPredicate speaks) {
    this.utterance = utterance;
    this.clauses = new ClauseMood(utterance);
    this.negation = new Negation(utterance, forbids, speaks);
    this.conditions = new Conditions(utterance);
  }

  /**
   * The mood of each word.
   *
   * @param forbids whether a word is a verb that forbids what follows, for {@link Negation}
   * @param speaks whether a word names the act that is asked about, for {@link Negation}
   */
  public static Mood[] read(Utterance utterance, IntPredicate forbids, IntPredicate speaks) {
    return new MoodReader(utterance, forbids, speaks).read();
  }

  /** The mood of each word that the utterance has now. */
  Mood[] read() {
    moods = new Mood[utterance.length()];
    Arrays.fill(moods, Mood.ORDER);
    readClauses();
    int all = BareRefusal.from(utterance);
    if (all >= 0) {
      Arrays.fill(moods, all, moods.length, Mood.REFUSAL);
    }
    boolean[] refused = negation.reach();
    for (int i = 0; i < refused.length; i++) {
      if (refused[i] && (moods[i] == Mood.ORDER || moods[i] == Mood.REPORT)) {
        moods[i] = Mood.REFUSAL;
      }
    }
    conditions.mark(moods);
    return moods;
  }

  /** Whether all of a prompt is refused, whatever its clauses say by themselves. */
  public static boolean refusesAll(Utterance utterance) {
    return BareRefusal.from(utterance) >= 0;
  }

  /**
   * The numbers of the words that only say which thing is meant: "i unstaked" in "sell the tokens i
   * unstaked".
   */
  public static BitSet identifying(Utterance utterance) {
    return new RelativeClauses(utterance).words();
  }

  /**
   * Whether a clause tells of an act as it is when it is done: "the sol is unstaked", "the square
   * has been moved"; but not of the end of whatever act: "the upgrade is finished".
   *
   * @param from the clause's first word
   * @param to behind its last word
   * @param word of each number of the clause
   */
  public static boolean tellsDone(int from, int to, IntFunction<String> word) {
    return Telling.isDone(from, to, word);
  }

  /** Whether a word may negate what follows: "don't", "not", "never", "without". */
  public static boolean mayNegate(String word) {
    return Negators.mayNegate(word);
  }

  /**
   * Whether a word may tell that a prompt is no order. A prompt is one if it has neither such words
   * nor a phrase {@linkplain #tellsAt at any place}.
   */
  static boolean mayTell(String word) {
    return Negation.mayTell(word)
        || BareRefusal.mayTell(word)
        || Prohibition.mayTell(word)
        || ClauseMood.mayTell(word)
        || Hypothesis.mayTell(word)
        || Telling.mayTell(word)
        || Conditions.mayTell(word)
        || MoodMarks.mayStop(word);
  }

  /** Whether a word may begin a phrase that tells the same. */
  static boolean mayBeginTelling(String word) {
    return PHRASES.begins(word);
  }

  /**
   * Whether a phrase that may tell the same stands at a place.
   *
   * @param word of each number, empty behind the last one
   */
  static boolean tellsAt(int at, IntFunction<String> word) {
    return PHRASES.isAt(at, word);
  }

  private void readClauses() {
    Mood carried = Mood.ORDER;
    boolean framed = false;
    for (int from = 0; from < moods.length; ) {
      int to = end(from);
      int start = skipOpeners(from, to);
      boolean requests =
          (REQUESTS.isAt(utterance, start) || clauses.wishes(start, to))
              && !clauses.supposes(start)
              && !ClauseMood.EXPLAINING.isAt(utterance, start);
      boolean doubts = doubts(start, to);
      Mood mood = requests ? Mood.ORDER : doubts ? Mood.QUESTION : clauses.of(start, to);
      if (mood == Mood.ORDER
          && !requests
          && (carried == Mood.QUESTION || framed || isNamed(from) || states(start, to))) {
        mood = carried;
      }
      Arrays.fill(moods, from, to, mood);
      if (from > 0 && mood == Mood.ORDER && ordersWhatWasSaid(start, to)) {
        takeUp(from);
      } else if (mood == Mood.QUESTION) {
        askAbout(from, doubts);
      } else if (mood == Mood.HYPOTHETICAL
          && Hypothesis.TRIALS.length(utterance, start) == to - start) {
        tryOut(from);
      }
      carried = goesOn(mood, start, to) ? mood : Mood.ORDER;
      if (mood == Mood.REPORT && clauses.closes(start, to)) {
        tellOf(from);
      }
      framed = clauses.frames(start, to);
      from = to;
    }
  }

  /** Whether a colon stands before a word: "dry run: swap it". */
  private boolean isNamed(int at) {
    return at > 0 && utterance.behind(at - 1) == Gap.COLON;
  }

  /** Whether a clause asks for something that was named before: "please do it", "undo that". */
  private boolean ordersWhatWasSaid(int from, int to) {
    if (AFFIRMATIONS.isIn(utterance, from, to)) {
      return true;
    }
    boolean asks = !STATING.contains(utterance.word(from)) && !utterance.word(from).contains("'");
    for (int i = from + 1; i < to && asks; i++) {
      if (BACK.contains(utterance.word(i))) {
        return true;
      }
    }
    return false;
  }

  /** What was asked about or told of before a word is what is ordered there. */
  private void takeUp(int before) {
    for (int i = 0; i < before; i++) {
      moods[i] = moods[i] == Mood.HYPOTHETICAL ? moods[i] : Mood.ORDER;
    }
  }

  /** Whether a clause says no more than "good idea?". */
  private boolean doubts(int from, int to) {
    boolean ends = to == moods.length && ASKED.contains(utterance.word(from));
    return (utterance.behind(to - 1) == Gap.QUESTION || ends)
        && ClauseMood.DOUBTS.length(utterance, from) == to - from;
  }

  /**
   * What names an act before the question about it: "unstaking early, is that taxed?".
   *
   * @param doubts whether the question is about what was ordered: "unstake it, good idea?"
   */
  private void askAbout(int before, boolean doubts) {
    int from = doubts ? before - 1 : before;
    while (from > 0 && utterance.behind(from - 1) != Gap.SENTENCE) {
      from--;
    }
    boolean named = doubts || (from < before && Telling.isDoing(utterance.word(from)));
    for (int i = Math.max(0, from); i < before && named; i++) {
      moods[i] = moods[i] == Mood.ORDER ? Mood.QUESTION : moods[i];
    }
  }

  /** What somebody says, as is said behind it: "staking pays, says the guide". */
  private void tellOf(int before) {
    for (int i = before - 1; i >= 0 && (i == before - 1 || !endsSentence(i)); i--) {
      moods[i] = moods[i] == Mood.ORDER ? Mood.REPORT : moods[i];
    }
  }

  private boolean endsSentence(int word) {
    return utterance.behind(word).compareTo(Gap.SENTENCE) >= 0;
  }

  /** What is only tried, as is said behind it: "swap it - dry run". */
  private void tryOut(int before) {
    for (int i = before - 1; i >= 0 && utterance.behind(i) != Gap.SENTENCE; i--) {
      moods[i] = moods[i] == Mood.ORDER ? Mood.HYPOTHETICAL : moods[i];
    }
  }

  /** Whether a clause may go on with what was imagined: it is no imperative. */
  private boolean states(int from, int to) {
    for (int i = from; i < to; i++) {
      String word = utterance.word(i);
      if (word.equals("would") || word.equals("could") || word.equals("might")) {
        return true;
      }
    }
    return from == 0
        || STATING.contains(utterance.word(from))
        || utterance.word(from).contains("'");
  }

  /** Whether the next clause is in the mood of the one before. */
  private boolean goesOn(Mood mood, int from, int to) {
    if (utterance.behind(to - 1).compareTo(Gap.SENTENCE) >= 0) {
      return false;
    }
    if (utterance.behind(to - 1) == Gap.NONE) {
      return mood == Mood.QUESTION || mood == Mood.HYPOTHETICAL;
    }
    if (mood == Mood.REPORT) {
      return clauses.isHeading(from, to) || clauses.frames(from, to);
    }
    return mood == Mood.QUESTION ? asked(to) : mood == Mood.HYPOTHETICAL && clauses.supposes(from);
  }

  /** Whether the sentence that goes on at a word ends with a question mark. */
  private boolean asked(int from) {
    for (int i = from; i < moods.length; i++) {
      Gap gap = utterance.behind(i);
      if (gap.compareTo(Gap.SENTENCE) >= 0) {
        return gap == Gap.QUESTION;
      }
    }
    return false;
  }

  /** Where a clause ends: at punctuation, or where a request begins. */
  private int end(int from) {
    int to = from + 1;
    while (to < moods.length
        && !utterance.begins(to)
        && (!BEGINNINGS.isAt(utterance, to) || ClauseMood.asks(utterance.word(to - 1)))
        && !Telling.AWAITED.isAt(utterance, to)
        && !isLedTo(from, to)) {
      to++;
    }
    return to;
  }

  private boolean isLedTo(int from, int at) {
    return at > from + 2
        && LEADING.contains(utterance.word(from))
        && WISHES.isAt(utterance, at)
        && !LED.contains(utterance.word(at - 1));
  }

  private int skipOpeners(int from, int to) {
    int start = from;
    while (start < to - 1
        && OPENERS.contains(utterance.word(start))
        && !ClauseMood.ASKING.isAt(utterance, start)) {
      start++;
    }
    return start;
  }
}
