package io.micromap.runtime.featurizer;

import java.util.Set;

/** Tells clauses that say what somebody does, or did, as a rule: the speaker, another, or most. */
final class Habits {

  /** How often somebody acts of his own accord: "i pay it down each month". */
  private static final PhraseIndex EVERY =
      new PhraseIndex(
          "every day, every week, every month, every year, every morning, every evening, every night,"
              + " every sunday, every monday, every tuesday, every wednesday, every thursday, every"
              + " friday, every saturday, every weekend, every time, every quarter, every sprint, every"
              + " few, every other, each day, each week, each month, each year, each morning, each"
              + " evening, each night, each time, each quarter, once a day, once a week, once a month,"
              + " once a year, twice a day, twice a week, twice a month, daily, weekly, monthly, yearly, most"
              + " days, most weeks, most nights");

  /** Before a verb: somebody acts so as a rule. */
  private static final Set<String> AS_A_RULE =
      WordSet.of("usually normally always often sometimes typically mostly generally regularly");

  /** Begins a clause that tells what is the rule. */
  private static final Set<String> RULES =
      WordSet.of("normally typically usually generally traditionally ordinarily");

  /** Of things as of people: "pods usually restart". */
  private static final Set<String> OFTEN =
      WordSet.of("usually normally typically often generally sometimes mostly traditionally");

  private static final Set<String> SPEAKERS = Set.of("i", "we");

  /** Behind a speaker: what begins a wish, or tells how he is. */
  private static final Set<String> WISHING =
      WordSet.of(
          "want need wish would could can should must have am are will shall think like"
              + " prefer require expect hope love ask do don't may might got gotta wanna");

  /** Whose habits are told: "my brother turns every grid". */
  private static final Set<String> PEOPLE =
      WordSet.of(
          "brother sister friend boss colleague coworker wife husband mum mom mother dad father uncle"
              + " aunt cousin neighbour neighbor roommate flatmate girlfriend boyfriend partner manager"
              + " son daughter kid buddy mate teacher professor grandma grandpa nephew niece");

  private static final Set<String> MANY = WordSet.of("most many some few");

  private static final Set<String> GROUPS =
      WordSet.of(
          "shops teams firms companies people users folks traders banks stores sites platforms customers"
              + " developers engineers vendors retailers businesses startups investors kids students"
              + " players solvers admins operators whales holders validators friends pupils teachers analysts"
              + " farmers lenders borrowers stakers");

  private static final Set<String> MEANT_TO_BE =
      WordSet.of("of should must need needs want have please to ought could can");

  /** Of people: what they want of somebody. */
  private static final Set<String> ASKING_FOR =
      WordSet.of("wants needs asks requires insists prefers wishes expects says has is was");

  private final Wording utterance;

  Habits(Wording utterance) {
    this.utterance = utterance;
  }

  /** Whether a word may tell a habit. */
  static boolean mayTell(String word) {
    return EVERY.begins(word)
        || RULES.contains(word)
        || AS_A_RULE.contains(word)
        || PEOPLE.contains(word)
        || GROUPS.contains(word)
        || word.equals("used");
  }

  /** Whether a clause between two words tells of one. */
  boolean isIn(int from, int to) {
    return tellsOfFormerHabit(from, to)
        || tellsOfOwnHabit(from, to)
        || tellsOfSomebody(from, to)
        || tellsOfRule(from, to)
        || tellsOfMany(from, to);
  }

  /** "normally we drain it first", "pupils in 5b usually push it"; but "normally i'd wait". */
  private boolean tellsOfRule(int from, int to) {
    String first = utterance.word(from);
    if (RULES.contains(first)) {
      String subject = utterance.word(from + 1);
      return from + 2 < to
          && (Telling.SUBJECTS.contains(subject)
              || Telling.isStart(subject)
              || GROUPS.contains(subject))
          && !utterance.word(from + 2).equals("would");
    }
    boolean group = GROUPS.contains(first);
    for (int i = from + 1; i + 1 < Math.min(to, from + Telling.FARTHEST); i++) {
      String word = utterance.word(i);
      if (OFTEN.contains(word)) {
        return group || Telling.isStart(first);
      }
      if (Telling.BREAKS.contains(word) && !group) {
        return false;
      }
    }
    return false;
  }

  /** "i pay it down each month", "we usually stake it"; but "i want it every month". */
  private boolean tellsOfOwnHabit(int from, int to) {
    if (!SPEAKERS.contains(utterance.word(from))) {
      return false;
    }
    String verb = utterance.word(from + 1);
    return AS_A_RULE.contains(verb)
        || (!WISHING.contains(verb) && EVERY.isIn(utterance, from + 2, to));
  }

  /** "my brother turns every grid"; but "my boss wants it turned". */
  private boolean tellsOfSomebody(int from, int to) {
    String verb = utterance.word(from + 2);
    return from + 3 < to
        && Telling.isStart(utterance.word(from))
        && PEOPLE.contains(utterance.word(from + 1))
        && verb.endsWith("s")
        && !ASKING_FOR.contains(verb);
  }

  /** "most java shops set it to half"; but "most users need it restarted". */
  private boolean tellsOfMany(int from, int to) {
    boolean many =
        MANY.contains(utterance.word(from))
            && (GROUPS.contains(utterance.word(from + 1))
                || GROUPS.contains(utterance.word(from + 2)));
    for (int i = from + 1; i < to && many; i++) {
      many = !MEANT_TO_BE.contains(utterance.word(i));
    }
    return many;
  }

  /** "he used to swap"; but "the card i used to pay". */
  private boolean tellsOfFormerHabit(int from, int to) {
    boolean subject =
        Telling.SUBJECTS.contains(utterance.word(from)) || Telling.isStart(utterance.word(from));
    for (int i = from + 1; subject && i + 1 < Math.min(to, from + Telling.FARTHEST); i++) {
      if (utterance.word(i).equals("used") && utterance.word(i + 1).equals("to")) {
        return true;
      }
      if (Telling.BREAKS.contains(utterance.word(i))) {
        return false;
      }
    }
    return false;
  }
}
