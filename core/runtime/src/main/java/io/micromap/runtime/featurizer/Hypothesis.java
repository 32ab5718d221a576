package io.micromap.runtime.featurizer;

import java.util.Set;

/** Tells clauses that imagine or plan an act. */
final class Hypothesis {

  static final PhraseIndex OPENINGS =
      new PhraseIndex(
          "were it, e.g, eg, just kidding, kidding, jk, you could, you may want to, you might"
              + " want to, tomorrow, tonight, hypothetically speaking, theoretically speaking, remind me to,"
              + " remind us to, remind me at, next monday, next tuesday, next wednesday, next thursday, next"
              + " friday, next saturday, next sunday, next week, next month, next time, every day, every"
              + " night, every week, every month, every hour, every monday, every friday, at"
              + " midnight, suppose, supposing, imagine, imagining, assume, assuming, hypothetically,"
              + " theoretically, what if, let's say, lets say, let's imagine, let's suppose, let's"
              + " assume, let's pretend, pretend, say a, say an, say the, say we, say i, say they,"
              + " say someone, say somebody, say one, say you, in theory, in an ideal world, in a"
              + " perfect world, in future, in the future, someday, some day, one day, maybe,"
              + " possibly, perhaps, had i, had we, had he, had she, had they, had you, had it, had"
              + " the, had my, had our, had someone, had somebody, had anyone, were i, were we, were"
              + " he, were she, were they, were you, were one, were someone, were the, were my, were"
              + " our, were a, were an, next year, next quarter, next season, next sprint, i wish i,"
              + " i wish we, i wish it, i wish you, i wish they, i wish someone, if only, one could,"
              + " one might, we could, could be, might be, i'm going to try, simulate, simulating,"
              + " dry run, dryrun, test run, trial run, practice run, mock, rehearse, paper trade,"
              + " preview a, preview the, preview my, preview what, preview how, estimate the,"
              + " estimate my, estimate how, estimate what, quote me, choose between, decide between,"
              + " pencil in, practice, practise, for example, for instance, get ready to, getting"
              + " ready to, be ready to, prepare to, on my mark, it is possible to, it's possible to,"
              + " depending on, i hope to, we hope to, let's maybe, lets maybe, let's perhaps, lets"
              + " perhaps");

  static final PhraseIndex ANYWHERE =
      new PhraseIndex(
          "whether to, whether i should, whether we should, whether or not to, if i should, if"
              + " we should, or not to, not sure i want, not sure we want, not sure if i, not sure"
              + " whether, half a mind to, plan on, plans on, leaning towards, leaning toward, i"
              + " might, we might, we may, they may, they might, he might, she might, one might, you"
              + " might, it might, i may, might have, would have, would've, could have, could've,"
              + " might've, wouldn't have, could imagine, can imagine, can picture, someday, some"
              + " day, one day, at some point, could be that, could theoretically, there could, there"
              + " might, thinking about, thinking of, think about, considering, contemplating, toying"
              + " with, mulling, pondering, planning to, plan to, plans to, planning on, intend to,"
              + " intends to, dream of, dreaming of, it'd be, that'd be, would've been, who knows,"
              + " we'll see, not decided, nothing decided, not settled, undecided, were to, were"
              + " ever, if i had, if we had, if they had, if i were, if we were, if i was, if you"
              + " were, ever going to, weighing, in theory, theoretically, hypothetically, would"
              + " probably, would maybe, would perhaps, i'd probably, i'd maybe, we'd probably, we'd"
              + " maybe, i'd perhaps, some time, in the distant, thinking maybe, thinking perhaps, a"
              + " dry run, as a dry run, dry run of, dry run only, a test run, test run of, a trial"
              + " run, a practice run, a quote for, a quote on, the quote for, be worth, be an idea,"
              + " without executing, without running it, but only simulate");

  /** Alone behind an order: it is only tried. */
  static final PhraseIndex TRIALS =
      new PhraseIndex("dry run, dryrun, dry run only, simulate only, simulate it, test run");

  static final PhraseIndex INTENDING =
      new PhraseIndex(
          "i'll, i will, we'll, we will, i'm going to, i am going to, we're going to, we are going"
              + " to, i'm gonna, we're gonna, i shall, we shall");

  /** When what is intended is not now. */
  private static final PhraseIndex LATER =
      new PhraseIndex(
          "tomorrow, tonight, later, soon, someday, next week, next month, next year, next time,"
              + " next sprint, next quarter, next monday, on monday, on tuesday, on wednesday, on"
              + " thursday, on friday, on saturday, on sunday, in the morning, in the evening, this"
              + " weekend, at the weekend, at some point, in a few days, in an hour");

  private static final PhraseIndex KIND =
      new PhraseIndex(
          "if you, if someone, if the, enough, great, lovely, appreciated, good of you, nice of"
              + " you, kind of you, grateful, handy, suit me, suit us, make my day, feel better, feel a lot"
              + " better, be ideal, be perfect, be useful, be welcome, be helpful");

  private static final Set<String> SHORT = Set.of("i'd", "we'd", "he'd", "she'd", "they'd");

  private static final Set<String> WISHING =
      WordSet.of(
          "like love need want prefer appreciate rather please really also very better ask do"
              + " suffice help you u it");

  private static final Set<String> UNREAL = Set.of("had", "were", "ever", "hadn't", "weren't");

  private static final Set<String> OWNERS = Set.of("my", "our", "his", "her", "their", "some");

  /** Behind "will": no act, but what is to come. */
  static final Set<String> HAPPENING =
      WordSet.of(
          "be have need want like not never expire arrive come run fail break last die behave");

  /** Behind "maybe": how much, no act. */
  private static final Set<String> AMOUNTS =
      WordSet.of(
          "two three four five six seven eight nine ten twelve twenty thirty fifty hundred half"
              + " not so yes");

  private static final int FARTHEST = 6;

  private final Wording utterance;

  Hypothesis(Wording utterance) {
    this.utterance = utterance;
  }

  /** Whether a word may tell what is imagined; phrases may as well. */
  static boolean mayTell(String word) {
    return SHORT.contains(word)
        || word.startsWith("would")
        || word.equals("may")
        || word.equals("will")
        || word.equals("might")
        || word.equals("if");
  }

  boolean isIn(int from, int to) {
    if (opens(from)) {
      return true;
    }
    if (ANYWHERE.isIn(utterance, from, to)) {
      return !KIND.isIn(utterance, from + 1, to);
    }
    if (mayHappen(from, to) || intends(from, to)) {
      return true;
    }
    return isUnrealCondition(from, to)
        || (wouldAct(from, to) && !KIND.isIn(utterance, from + 1, to));
  }

  /** Whether a clause begins with what imagines: "suppose", "maybe"; but "maybe 10". */
  boolean opens(int from) {
    int length = OPENINGS.length(utterance, from);
    return length > 0 && !(length == 1 && isAmount(utterance.word(from + 1)));
  }

  /** Whether all that a clause says is that what follows is imagined, or waits for something. */
  boolean frames(int from, int to) {
    return OPENINGS.length(utterance, from) == to - from
        || utterance.word(from).equals("depending");
  }

  private static boolean isAmount(String word) {
    return word.isEmpty() || Character.isDigit(word.charAt(0)) || AMOUNTS.contains(word);
  }

  /** "if eth were to fall"; but "if gas is low". */
  private boolean isUnrealCondition(int from, int to) {
    if (!utterance.word(from).equals("if")) {
      return false;
    }
    for (int i = from + 1; i < to; i++) {
      String word = utterance.word(i);
      boolean past = i >= from + 2 && i < from + FARTHEST && Telling.isPast(word);
      if (past || UNREAL.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /** "i'll stake it tomorrow"; but "i'll need it tomorrow". */
  private boolean intends(int from, int to) {
    for (int i = from; i < to; i++) {
      int length = INTENDING.length(utterance, i);
      if (length > 0 && !HAPPENING.contains(utterance.word(i + length))) {
        return LATER.isIn(utterance, from, to);
      }
    }
    return false;
  }

  /** "our firm may switch", "my uncle will switch"; but "may i". */
  private boolean mayHappen(int from, int to) {
    for (int i = from + 2; i < Math.min(to, from + FARTHEST); i++) {
      String word = utterance.word(i);
      if (word.equals("may") || word.equals("might")) {
        return Telling.isStart(utterance.word(from));
      }
      if (word.equals("will")) {
        String first = utterance.word(from);
        boolean later = Telling.isStart(first) && LATER.isIn(utterance, i, to);
        return (later || OWNERS.contains(first)) && !HAPPENING.contains(utterance.word(i + 1));
      }
    }
    return false;
  }

  /** "i'd have the second one swapped"; but "i'd have swapped it". */
  private boolean isHavingDone(int at) {
    String next = utterance.word(at + 1);
    return utterance.word(at).equals("have") && !Telling.isPast(next) && !next.equals("to");
  }

  /** "i would stake it"; but "i would like". */
  private boolean wouldAct(int from, int to) {
    for (int i = from; i + 1 < to; i++) {
      String word = utterance.word(i);
      boolean would = i > from && (word.equals("would") || word.equals("wouldn't"));
      if ((would || SHORT.contains(word)) && !WISHING.contains(utterance.word(i + 1))) {
        return !isHavingDone(i + 1);
      }
    }
    return false;
  }
}
