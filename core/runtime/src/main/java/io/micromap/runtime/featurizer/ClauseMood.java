package io.micromap.runtime.featurizer;

import io.micromap.runtime.featurizer.Utterance.Gap;
import java.util.List;
import java.util.Set;

/** Tells from how a clause begins whether it asks, tells or imagines. */
final class ClauseMood {

  private static final Set<String> WH =
      WordSet.of("what whats what's who whos who's whom whose which why how hows how's");

  private static final Set<String> PLACE_OR_TIME = WordSet.of("when where");

  /** Asks for words about an act, however politely. */
  static final PhraseIndex EXPLAINING =
      new PhraseIndex(
          "can you explain, could you explain, would you explain, can u explain, will you explain,"
              + " please explain, pls explain, kindly explain, can someone explain,"
              + " could someone explain, can anyone explain, could anyone explain,"
              + " can somebody explain, can you tell me how to, could you tell me how to,"
              + " would you tell me how to, please tell me how to, pls tell me how to,"
              + " can you show me how to, could you show me how to, please show me how to,"
              + " can someone tell me how to, can somebody tell me how to,"
              + " can anyone tell me how to");

  static final PhraseIndex ASKING =
      new PhraseIndex(
          List.of(
              EXPLAINING,
              new PhraseIndex(
                  "when's, where's, wheres, any idea, anyone know, anybody know, does anyone, "
                      + "does anybody, i wonder, i was wondering, wondering, i'm curious, curious, "
                      + "do you know, do you think, do you ever, can you tell, could you tell, can"
                      + " you confirm, tell me, explain, describe, "
                      + "help me understand, i'd like to know, i want to know, i wanted to know, "
                      + "i need to know, want to know, i would like to know, asking for, quick question, "
                      + "safe to, ok to, okay to, worth it to, any reason to, any reason not, thoughts on, "
                      + "opinions on, "
                      + "list the steps, give me the steps, give me a guide, teach me, walk me through, "
                      + "guide me through, show me how to, is now a good time, is now the time, "
                      + "is now the right time, "
                      + "question, what if, in which, at which, to what, for how, since when")));

  /** Alone before a question mark: asks about the order in front of it. */
  static final PhraseIndex DOUBTS =
      new PhraseIndex(
          "right, correct, is that right, is that correct, how, why, what for, good idea,"
              + " a good idea, bad idea, wise, smart, sensible, safe, risky,"
              + " too risky, worth it, thoughts, any thoughts, opinions, wdyt, what do you think, is"
              + " that wise, is that smart, is that safe, is that sensible, is that risky, is that"
              + " worth it, is that a good idea, is this wise, is this safe, is this a good idea, is"
              + " it wise, is it smart, is it safe, is it risky, is it worth it, is it a good idea,"
              + " does that make sense, would that be wise, would that be safe, would that make sense");

  private static final PhraseIndex SUGGESTING =
      new PhraseIndex("why not, why don't, why dont, how about, what about");

  private static final Set<String> INVERTED =
      WordSet.of(
          "is are was were does did am isn't arent isnt aren't wasn't weren't doesn't doesnt didn't"
              + " didnt hasn't haven't has should shouldn't shall");

  private static final Set<String> MODALS =
      WordSet.of("can could would will may might can't couldn't");

  /** With one of these, what is to be done to a thing is asked for: "can my tokens be freed". */
  private static final Set<String> ASKABLE = WordSet.of("can could may");

  private static final Set<String> THINGS = WordSet.of("my the our these those all this that");

  /** Before a thing, and anywhere: what is asked about is none that is at hand. */
  private static final Set<String> GENERAL = WordSet.of("a an people customers users");

  private static final Set<String> GENERALLY =
      WordSet.of("general generally usually normally typically ever theoretically automatically");

  /** Who asks for something of his own. */
  private static final Set<String> OWN = WordSet.of("me us my our mine ours please");

  private static final Set<String> PLEASE = WordSet.of("please pls plz");

  private static final Set<String> ASKED_OF =
      WordSet.of("you u ya we i someone somebody anyone anybody please");

  private static final PhraseIndex POLITE =
      new PhraseIndex(
          "are you able to, would you be able to, do you mind, d'you mind, is it possible, is"
              + " it possible to, would it be possible, would it be ok, would it be okay, is there a"
              + " chance, is there any chance, any chance, is there any way you, is there a way you,"
              + " would you, could you, can you, will you, may i, may we, can i, can we, could i,"
              + " could we, can't you, couldn't you, can someone, could someone, can somebody, could"
              + " somebody, would someone, can anyone, could anyone, would like, would love, would be"
              + " great if, would be nice if, would be lovely if, would be helpful if, would be kind"
              + " of you");

  private static final PhraseIndex WANTED =
      new PhraseIndex(
          "is what i need, is what i want, is what we need, is what we want, is what i'd like, is what"
              + " we'd like, is what i'm after, is what we're after, is what i am after");

  private static final PhraseIndex FOR_ME = new PhraseIndex("for me, for us, please, pls, plz");

  private static final PhraseIndex WISHED =
      new PhraseIndex(
          "that i'd like, that i want, that i need, that we'd like, that we want, that we need, i'd"
              + " like back, i want back");

  private static final Set<String> PRONOUNS =
      WordSet.of("i we you he she they it people anyone anybody everyone there these those");

  private static final Set<String> AUXILIARIES =
      WordSet.of(
          "is are was were do does did can could would will should has have had may might must"
              + " isn't aren't doesn't don't didn't can't cannot");

  private static final Set<String> ALWAYS_ASKING =
      WordSet.of("whats what's who whos who's why how hows how's");

  /** Behind "should" or "is": no subject, so the clause goes on with a statement. */
  private static final Set<String> ACTS =
      WordSet.of("not be have go come become now mine ours good");

  private static final Set<String> NAMING =
      WordSet.of(
          "i we you he she it they there the a an my our your this that these those any anyone");

  /** "have it swapped" is an order. */
  private static final Set<String> CAUSED = WordSet.of("it these those people anyone everyone");

  private static final Set<String> ASKER = WordSet.of("me us");

  /** "what makes it so slow" asks without an auxiliary. */
  private static final Set<String> ASKED_VERBS =
      WordSet.of(
          "makes happens causes means counts goes decides determines gets comes drives stops");

  private static final Set<String> BEING = WordSet.of("is are was were");

  private static final Set<String> OBLIGING = WordSet.of("should shall must");

  /** Before what may go on with a statement. */
  private static final Set<Gap> PARTING = Set.of(Gap.CLAUSE, Gap.COLON);

  private static final int FAR_AUXILIARY = 9;

  private final Wording utterance;
  private final Hypothesis hypothesis;
  private final Telling telling;

  ClauseMood(Wording utterance) {
    this.utterance = utterance;
    this.hypothesis = new Hypothesis(utterance);
    this.telling = new Telling(utterance);
  }

  /** Whether a word may begin a question; phrases may as well. */
  static boolean mayTell(String word) {
    return WH.contains(word)
        || PLACE_OR_TIME.contains(word)
        || INVERTED.contains(word)
        || MODALS.contains(word)
        || word.equals("do")
        || word.equals("have")
        || word.equals("compare");
  }

  /** Whether a word asks whatever follows: "how would you swap it". */
  static boolean asks(String word) {
    return ALWAYS_ASKING.contains(word);
  }

  /** The mood of the clause between two words; an order where nothing tells otherwise. */
  Mood of(int from, int to) {
    if (hypothesis.isIn(from, to)) {
      boolean asked = !hypothesis.opens(from) && asksWithWord(from, to);
      return asked ? Mood.QUESTION : Mood.HYPOTHETICAL;
    }
    if (asks(from, to)) {
      return Mood.QUESTION;
    }
    return telling.isIn(from, to) ? Mood.REPORT : Mood.ORDER;
  }

  /**
   * "a copy is what i need", "it's the staked eth that i'd like back", "who can take a snapshot for
   * me", "i said stake, not swap".
   */
  boolean wishes(int from, int to) {
    String first = utterance.word(from);
    boolean anybody = first.equals("who") && ASKABLE.contains(utterance.word(from + 1));
    if ((anybody && FOR_ME.isIn(utterance, from + 2, to)) || corrects(from, to)) {
      return true;
    }
    boolean cleft =
        first.equals("it's") || (first.equals("it") && utterance.word(from + 1).equals("is"));
    return WANTED.isIn(utterance, from + 1, to) || (cleft && WISHED.isIn(utterance, from + 2, to));
  }

  /** "i said stake, not swap": who speaks says again what he ordered. */
  private boolean corrects(int from, int to) {
    boolean said =
        utterance.word(from).equals("i")
            && (utterance.word(from + 1).equals("said")
                || utterance.word(from + 1).equals("meant"));
    boolean not = to < utterance.length() && utterance.word(to).equals("not");
    for (int i = from + 3; i < to && said; i++) {
      not |= utterance.word(i).equals("not");
    }
    return said && not && !utterance.word(from + 2).equals("not");
  }

  /** Whether what a clause supposes goes on behind its comma. */
  boolean supposes(int from) {
    return utterance.word(from).equals("if") || hypothesis.opens(from);
  }

  /** Whether a clause says no more than that what follows is imagined: "for instance, swap it". */
  boolean frames(int from, int to) {
    return hypothesis.frames(from, to) || telling.opens(from, to);
  }

  /** Whether a clause is a heading of what is told: "repay event: 4,000 usdc". */
  boolean isHeading(int from, int to) {
    return telling.isHeading(from, to);
  }

  /** Whether a clause says who says what stands before it. */
  boolean closes(int from, int to) {
    return telling.closes(from, to);
  }

  private boolean asks(int from, int to) {
    if (ASKING.isAt(utterance, from) || compares(from)) {
      return true;
    }
    boolean requests = SUGGESTING.isAt(utterance, from) || POLITE.isAt(utterance, from);
    return !requests
        && (asksWithWord(from, to) || asksWithVerb(from, to) || asksWithModal(from, to));
  }

  /** "compare staking eth to restaking it"; but "compare the two". */
  private boolean compares(int from) {
    return utterance.word(from).equals("compare") && Telling.isDoing(utterance.word(from + 1));
  }

  /** "how many", "what does it cost", "when does it end". */
  private boolean asksWithWord(int from, int to) {
    String first = utterance.word(from);
    String second = utterance.word(from + 1);
    if (PLACE_OR_TIME.contains(first)) {
      return AUXILIARIES.contains(second);
    }
    if (!marked(to) && saysWhatThingsShouldBe(from, to)) {
      return false;
    }
    return ALWAYS_ASKING.contains(first)
        || (WH.contains(first)
            && !Idioms.DISINTEREST.isIn(utterance, from + 1, to)
            && (marked(to)
                || ASKED_VERBS.contains(second)
                || (!PRONOUNS.contains(second) && hasAuxiliary(from, to))));
  }

  /**
   * "what is bonded is to be unbonded", "what's left should be swapped"; but "what should it be".
   */
  private boolean saysWhatThingsShouldBe(int from, int to) {
    boolean is = utterance.word(from).equals("what") && BEING.contains(utterance.word(from + 1));
    if (!is && !utterance.word(from).equals("what's")) {
      return false;
    }
    for (int i = from + 2; i + 1 < to; i++) {
      String next = utterance.word(i + 1);
      boolean should =
          OBLIGING.contains(utterance.word(i)) && (next.equals("be") || next.equals("go"));
      boolean isTo = BEING.contains(utterance.word(i)) && next.equals("to");
      if ((should || isTo) && !NAMING.contains(utterance.word(i - 1))) {
        return true;
      }
    }
    return false;
  }

  /** "is it safe", "does it hurt", "do they know"; but "do it", "have it swapped". */
  private boolean asksWithVerb(int from, int to) {
    String first = utterance.word(from);
    String second = utterance.word(from + 1);
    if (INVERTED.contains(first)) {
      boolean subject = isSentence(from) || NAMING.contains(second);
      return from + 1 < to && !ACTS.contains(second) && subject;
    }
    if (first.equals("have")) {
      boolean happened = NAMING.contains(second) && hasBeen(from, to);
      return happened || (PRONOUNS.contains(second) && !CAUSED.contains(second));
    }
    return first.equals("do") && (PRONOUNS.contains(second) || marked(to));
  }

  /** "have my rewards been claimed"; but "have my rewards claimed". */
  private boolean hasBeen(int from, int to) {
    for (int i = from; i < to; i++) {
      if (utterance.word(i).equals("been")) {
        return true;
      }
    }
    return false;
  }

  /** "can roses drink", "would it hurt"; but "can you", "could the pods be bounced". */
  private boolean asksWithModal(int from, int to) {
    String first = utterance.word(from);
    String second = utterance.word(from + 1);
    return MODALS.contains(first)
        && from + 2 < to
        && !ASKED_OF.contains(second)
        && !(ASKABLE.contains(first)
            && (asksOfThing(from, to) || PLEASE.contains(utterance.word(to))));
  }

  /**
   * "can the pods be bounced"; but "can a pod be bounced", "can the pods be bounced in general".
   */
  private boolean asksOfThing(int from, int to) {
    boolean general = GENERAL.contains(utterance.word(from + 1));
    boolean own = false;
    for (int i = from + 1; i < to; i++) {
      general |= GENERALLY.contains(utterance.word(i));
      own |= OWN.contains(utterance.word(i));
    }
    return (own || !general) && (isThing(utterance.word(from + 1)) || isPassiveRequest(from, to));
  }

  private static boolean isThing(String word) {
    return THINGS.contains(word) || Character.isDigit(word.charAt(0));
  }

  private boolean isSentence(int from) {
    return from == 0 || !PARTING.contains(utterance.behind(from - 1));
  }

  /** "can the pods be bounced", "could you lend me". */
  private boolean isPassiveRequest(int from, int to) {
    for (int i = from + 2; i < to; i++) {
      String word = utterance.word(i);
      if (ASKER.contains(word) || (word.equals("be") && Telling.isPast(utterance.word(i + 1)))) {
        return true;
      }
    }
    return false;
  }

  private boolean hasAuxiliary(int from, int to) {
    for (int i = from + 1; i < Math.min(to, from + FAR_AUXILIARY); i++) {
      if (AUXILIARIES.contains(utterance.word(i))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a question mark stands behind a clause. */
  private boolean marked(int to) {
    return utterance.behind(to - 1) == Gap.QUESTION;
  }
}
