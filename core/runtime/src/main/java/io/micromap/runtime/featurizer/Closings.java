package io.micromap.runtime.featurizer;

import io.micromap.runtime.featurizer.Utterance.Gap;
import java.util.Set;

/**
 * Tells what somebody says at the end of a prompt that leaves all as it is: "strike it", "count me
 * out", "no rollback required", "rollout cancelled".
 */
final class Closings {

  /** Alone at the end of a prompt: all that was said is taken back. */
  static final PhraseIndex PHRASES =
      new PhraseIndex(
          "strike it, strike it from the list, strike it off the list, strike that from the list,"
              + " strike that off the list, cross it off the list, cross that off the list, take it"
              + " off the list, abandoned, abandon it, abandon that, count me out, count us out, never"
              + " mind me, nevermind me, don't mind me, dont mind me, nothing needed, nothing needed"
              + " here, nothing needed from you, nothing more needed, nothing is needed, nothing"
              + " required, nothing for you here, nothing for you, nothing for you to do, nothing to"
              + " do, nothing to do here, nothing to see here, cancelled, canceled, called off, it's"
              + " called off, its called off, park it, park that, shelve it, shelve that, it doesn't"
              + " happen, it does not happen, it doesnt happen, it won't happen, it's not happening,"
              + " it isn't happening, that's a no go for today, that's a no go for now, it's a no go"
              + " for today, don't touch what works, dont touch what works, never touch what works, never"
              + " change a running system, never touch a running system,"
              + " there's nothing i require from you, there's nothing i need from you, theres nothing i need"
              + " from you, there is nothing i need from you, i need nothing from you, nothing i need from"
              + " you, i require nothing from you, let me check something first, let me check first, let me"
              + " check something, let me think about it first, let me think first, let me think about it, let"
              + " me sleep on it, i'll get back to you, i'll get back to you on that, let me get back to you,"
              + " none for me, none for us, none for me thanks");

  /** Behind a full stop. */
  private static final Set<String> SENTENCES = Set.of("next");

  /** "i'm keeping the 44": refuses what was asked with a question mark. */
  static final PhraseIndex KEEPING =
      new PhraseIndex(
          "i'm keeping, im keeping, i am keeping, we're keeping, i'll keep, i will keep, we'll keep,"
              + " i'd rather keep, i'm staying with, i'll stay with, i'm sticking with");

  /** Asks for what is ordered, though with a question mark. */
  private static final PhraseIndex POLITE =
      new PhraseIndex(
          "can you, could you, would you, will you, can i, could i, may i, can we, could we, may we");

  private static final Set<String> NEEDED = WordSet.of("required needed wanted necessary");

  /** Of what may be done without though an act is ordered: "no receipt required". */
  private static final Set<String> COURTESIES =
      WordSet.of(
          "reply response answer answers confirmation receipt explanation explanations apology"
              + " apologies hurry rush thanks notification notice reason reasons comment signature"
              + " packaging box bag invoice replacement exchange substitute repair voucher"
              + " compensation downtime approval code password account");

  /** Behind what was to be done. */
  private static final Set<String> ENDED =
      WordSet.of(
          "cancelled canceled postponed withdrawn abandoned shelved scrapped rescinded vetoed deferred");

  /** Before "cancelled": what names a thing rather than an act. */
  private static final Set<String> THINGS =
      WordSet.of(
          "order orders flight subscription payment delivery meeting contract card it that this"
              + " all both now is was got get been already");

  /** In a statement that asks for something nevertheless. */
  private static final Set<String> ASKING =
      WordSet.of("need needs want wants must should please pls plz i'd we'd");

  private static final Set<String> FIRST =
      WordSet.of("so but and turns well yes no it's that's there's they're we've i've you've my");

  /** Before what who speaks wants to do himself. */
  private static final Set<String> OPENERS =
      WordSet.of("but actually wait hold on first though however no hmm oh");

  /** What he does before he is sure. */
  static final PhraseIndex CHECKING =
      new PhraseIndex(
          "let me check, let me double, let me think, let me ask, let me read, let me review, let me"
              + " verify, let me confirm, let me talk, let me consult, let me discuss, let me look");

  private static final int LONGEST_THING = 3;

  private final Wording utterance;

  Closings(Wording utterance) {
    this.utterance = utterance;
  }

  /** Whether a word may begin or end what is told by its form; phrases are found elsewhere. */
  static boolean mayTell(String word) {
    return SENTENCES.contains(word) || ENDED.contains(word) || NEEDED.contains(word);
  }

  /**
   * Where what a clause closes begins: "… next", "exchange it? … i'm keeping the 44"; -1 if it
   * closes nothing.
   *
   * @param from the first word of a clause that stands behind another one
   */
  int closed(int from, int to) {
    boolean opens = utterance.behind(from - 1).compareTo(Gap.SENTENCE) >= 0;
    if (!isLast(to)) {
      return -1;
    }
    if (opens && to - from == 1 && SENTENCES.contains(utterance.word(from))) {
      return 0;
    }
    if (keeps(from, to) || checksFirst(from, to)) {
      return 0;
    }
    boolean leaves = isNeedless(from, to) || isEnded(from, to) || isLeftAlone(from, to);
    return opens && leaves ? statements(from) : -1;
  }

  /** Whether at most a reason follows in the same sentence: "no slip required, it's fine". */
  private boolean isLast(int to) {
    for (int i = to; i < utterance.length(); i++) {
      if (utterance.behind(i - 1).compareTo(Gap.SENTENCE) >= 0
          || (utterance.begins(i) && !Retraction.isReason(utterance, i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * "exchange it? i'm keeping the 44", "i'm keeping it"; but "refund it please, i'm keeping it".
   */
  private boolean keeps(int from, int to) {
    int length = KEEPING.length(utterance, from);
    boolean it = from + length + 1 == to && utterance.word(to - 1).equals("it");
    return length > 0
        && to == utterance.length()
        && (it || isAskedBefore(from))
        && !asks(0, from)
        && !POLITE.isIn(utterance, 0, from);
  }

  /** "let me check the tests first", "first though, let me ask bob". */
  private boolean checksFirst(int from, int to) {
    int at = from;
    while (at < to && OPENERS.contains(utterance.word(at))) {
      at++;
    }
    boolean first =
        utterance.word(to - 1).equals("first") || isFirstBefore(from) || isFirstBefore(at);
    return first && to == utterance.length() && CHECKING.isAt(utterance, at);
  }

  /** Whether one of the two words before another one is "first". */
  private boolean isFirstBefore(int at) {
    return utterance.word(at - 1).equals("first") || utterance.word(at - 2).equals("first");
  }

  /** "no return slip required", "renewal not wanted"; but "no receipt required". */
  private boolean isNeedless(int from, int to) {
    boolean no = utterance.word(from).equals("no");
    boolean not = utterance.word(to - 2).equals("not");
    int thing = no ? to - 2 : to - 3;
    return NEEDED.contains(utterance.word(to - 1))
        && no != not
        && thing >= from
        && to - from <= LONGEST_THING + 2
        && !COURTESIES.contains(utterance.word(thing));
  }

  /** "rollout cancelled"; but "order cancelled". */
  private boolean isEnded(int from, int to) {
    return to - from == 2
        && ENDED.contains(utterance.word(from + 1))
        && !THINGS.contains(utterance.word(from))
        && !Character.isDigit(utterance.word(from).charAt(0));
  }

  /** "leave my login alone". */
  private boolean isLeftAlone(int from, int to) {
    return utterance.word(from).equals("leave") && utterance.word(to - 1).equals("alone");
  }

  private boolean isAskedBefore(int from) {
    for (int i = 0; i < from; i++) {
      if (utterance.behind(i) == Gap.QUESTION) {
        return true;
      }
    }
    return false;
  }

  /** Where the statements begin that end at a word; the word itself if an order stands there. */
  private int statements(int to) {
    int from = to;
    while (from > 0) {
      int start = from - 1;
      while (start > 0 && utterance.behind(start - 1).compareTo(Gap.SENTENCE) < 0) {
        start--;
      }
      if (!isStatement(start, from)) {
        return from;
      }
      from = start;
    }
    return from;
  }

  private boolean isStatement(int from, int to) {
    String first = utterance.word(from);
    return !asks(from, to)
        && (Telling.SUBJECTS.contains(first) || Telling.isStart(first) || FIRST.contains(first));
  }

  private boolean asks(int from, int to) {
    boolean asks = Negation.WISHES.isIn(utterance, from, to);
    for (int i = from; i < to && !asks; i++) {
      asks = ASKING.contains(utterance.word(i));
    }
    return asks;
  }
}
