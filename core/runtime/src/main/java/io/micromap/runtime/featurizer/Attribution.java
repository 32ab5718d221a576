package io.micromap.runtime.featurizer;

import io.micromap.runtime.featurizer.Utterance.Gap;
import java.util.Set;

/** Tells clauses that give what somebody else says or wants, or that name who says the rest. */
final class Attribution {

  private static final Set<String> SAYING =
      WordSet.of(
          "says said reckons recommends suggests argues believes thinks warns explains teaches insists"
              + " predicts expects hints wrote writes");

  /** The same of many: "analysts say". */
  private static final Set<String> SAY =
      WordSet.of("say reckon recommend suggest argue believe think warn predict expect");

  /** A noun or an order unless "that" follows: "the docs state that". */
  private static final Set<String> SAYING_THAT =
      WordSet.of("state states claim claims note notes show shows hold holds mention mentions");

  /** What does not speak for others. */
  private static final Set<String> NEAR =
      WordSet.of(
          "i we you it this that what which who there please if and but i'd we'd let"
              + " whatever whoever despite regardless");

  /** Behind "according to": what tells, rather than what orders. */
  private static final Set<String> WRITINGS =
      WordSet.of(
          "docs doc documentation manual guide handbook audit textbook book paper whitepaper faq"
              + " glossary wiki site website news analysts analyst experts article articles"
              + " specification spec page blog study survey forum dictionary press newspaper magazine"
              + " dashboard explorer key solution author authors legend rules tutorial help leaflet");

  private static final Set<String> WANTING = WordSet.of("wants wanted");

  /** What many do with whoever reads: "scammers ask you to". */
  private static final Set<String> ASKING =
      WordSet.of("ask asks tell tells urge urges invite invites advise advises tempt tempts");

  private static final Set<String> OTHERS = Set.of("they", "he", "she", "someone", "somebody");

  private static final Set<String> ANOTHER = Set.of("he", "she");

  private static final Set<String> OWING = Set.of("ought", "has", "needs");

  private static final Set<String> WILL = Set.of("they'll", "he'll", "she'll");

  /** Whom somebody wants to act: "marketing wants us to scale it". */
  private static final Set<String> WANTED = WordSet.of("us me you him her them everyone everybody");

  /** What others want of who speaks, anywhere in a clause. */
  static final PhraseIndex OTHERS_WISHES =
      new PhraseIndex(
          "people want me to, everyone wants me to, everybody wants me to, they want me to, they all"
              + " want me to, some want me to, people want us to, everyone tells me to");

  private static final int LONGEST_SUBJECT = 4;
  private static final int LONGEST_TAIL = 6;

  private final Wording utterance;

  Attribution(Wording utterance) {
    this.utterance = utterance;
  }

  /** Whether a word may be the verb of one. */
  static boolean mayTell(String word) {
    return SAYING.contains(word)
        || SAY.contains(word)
        || SAYING_THAT.contains(word)
        || WANTING.contains(word)
        || ASKING.contains(word)
        || WILL.contains(word)
        || OTHERS.contains(word)
        || word.equals("according");
  }

  /** Whether a clause between two words gives what others say or want. */
  boolean isIn(int from, int to) {
    if (OTHERS_WISHES.isIn(utterance, from, to)) {
      return true;
    }
    if (NEAR.contains(utterance.word(from))) {
      return false;
    }
    if (foretells(from, to) || isTheirs(from, to)) {
      return true;
    }
    int longest = Telling.isStart(utterance.word(from)) ? LONGEST_SUBJECT : 2;
    for (int verb = from + 1; verb <= from + longest && verb + 1 < to; verb++) {
      String word = utterance.word(verb);
      String next = utterance.word(verb + 1);
      if (says(verb) || (SAYING_THAT.contains(word) && next.equals("that"))) {
        return true;
      }
      boolean wants = WANTING.contains(word) && WANTED.contains(next);
      boolean asks = ASKING.contains(word) && next.equals("you");
      if ((wants || asks) && utterance.word(verb + 2).equals("to")) {
        return true;
      }
      if (Telling.BREAKS.contains(word) || Telling.isPast(word)) {
        return false;
      }
    }
    return false;
  }

  /** "they will stake it", "she'll swap it"; but "he will need it". */
  private boolean foretells(int from, int to) {
    boolean others =
        OTHERS.contains(utterance.word(from)) && utterance.word(from + 1).equals("will");
    int verb = from + (others ? 2 : 1);
    return (others || WILL.contains(utterance.word(from)))
        && verb + 1 < to
        && !Hypothesis.HAPPENING.contains(utterance.word(verb));
  }

  /** "he should stake it", "she has to swap it"; but "they should be staked", of things. */
  private boolean isTheirs(int from, int to) {
    String modal = utterance.word(from + 1);
    boolean doubled = OWING.contains(modal);
    int verb = from + (doubled ? 3 : 2);
    return ANOTHER.contains(utterance.word(from))
        && (modal.equals("should") || modal.equals("must") || doubled)
        && (!doubled || utterance.word(from + 2).equals("to"))
        && verb + 1 < to
        && !Hypothesis.HAPPENING.contains(utterance.word(verb))
        && !utterance.word(verb).equals("go");
  }

  /** "karl says", "the docs recommend"; but "don't think twice". */
  private boolean says(int verb) {
    String subject = utterance.word(verb - 1);
    boolean many = subject.endsWith("s") || subject.equals("people");
    return SAYING.contains(utterance.word(verb))
        || (many && SAY.contains(utterance.word(verb)) && subject.indexOf('\'') < 0);
  }

  /** Whether a clause says no more than where the next one stands: "according to the docs". */
  boolean opens(int from, int to) {
    if (!utterance.word(from).equals("according") || utterance.behind(to - 1) != Gap.CLAUSE) {
      return false;
    }
    return names(from, to);
  }

  /** Whether a clause says who says what stands before it: "the docs claim", "says the guide". */
  boolean closes(int from, int to) {
    if (from == 0 || utterance.behind(from - 1) != Gap.CLAUSE || to - from > LONGEST_TAIL) {
      return false;
    }
    String first = utterance.word(from);
    if (first.equals("according")) {
      return names(from, to);
    }
    if (SAYING.contains(first)) {
      return to - from > 1;
    }
    boolean it = first.equals("it") && SAYING.contains(utterance.word(from + 1));
    return it || (!NEAR.contains(first) && to - from > 1 && says(to - 1));
  }

  private boolean names(int from, int to) {
    for (int i = from + 2; i < to; i++) {
      if (WRITINGS.contains(utterance.word(i))) {
        return true;
      }
    }
    return false;
  }
}
