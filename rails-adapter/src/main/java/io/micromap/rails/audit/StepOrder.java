package io.micromap.rails.audit;

import io.micromap.rails.text.OrderOptions;
import io.micromap.rails.text.Plan.Step;
import io.micromap.rails.text.PromptEvidence;
import io.micromap.runtime.featurizer.MoodReader;
import io.micromap.runtime.featurizer.Phrases;
import io.micromap.runtime.featurizer.WordReader.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Orders steps as they are to be done, where their words stand otherwise: "before you sell it,
 * claim it", "repay, but not before you withdrew", "stake it once you've swapped it".
 */
final class StepOrder {

  private static final Set<String> NO_ACTS =
      Set.of("anything", "everything", "nothing", "something", "morning", "evening");

  /** Words of a greeting. */
  private static final int LONGEST_LEAD = 4;

  private final OrderOptions options;

  StepOrder(OrderOptions options) {
    this.options = options;
  }

  /** The steps in the order in which they are to be done. */
  List<Step> order(List<Step> steps, PromptEvidence evidence) {
    List<Word> words = evidence.words();
    List<Step> ordered = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      boolean earlier = i > 0 && isEarlier(steps, i, words);
      ordered.add(earlier ? ordered.indexOf(steps.get(i - 1)) : i, steps.get(i));
    }
    if (steps.size() > 1 && isLater(steps.get(0), evidence)) {
      int behind = 2;
      while (behind < steps.size()
          && IntStream.rangeClosed(steps.get(behind - 1).to(), steps.get(behind).from())
              .noneMatch(evidence::beginsSentence)) {
        behind++;
      }
      ordered.remove(steps.get(0));
      ordered.add(behind - 1, steps.get(0));
    }
    return ordered;
  }

  /**
   * Whether what a prompt begins with comes after all else of its sentence: "before selling it".
   */
  private boolean isLater(Step first, PromptEvidence evidence) {
    int at = behindLead(first, evidence);
    return !first.standsAlone()
        && begins(options.later(), at, evidence.words())
        && IntStream.range(at + 1, first.to()).noneMatch(evidence::beginsClause);
  }

  /** Where a step begins behind what names no act: "hi there, before selling it". */
  private int behindLead(Step step, PromptEvidence evidence) {
    int last = Math.min(step.from() + LONGEST_LEAD, step.to() - 1);
    return IntStream.rangeClosed(step.from(), last)
        .filter(at -> begins(options.later(), at, evidence.words()))
        .filter(at -> evidence.labelOf(step.from(), at) < 0)
        .findFirst()
        .orElse(step.from());
  }

  /** Whether words of a step say that what follows comes first: "stake it once you've swapped". */
  boolean awaits(Step step, List<Word> words) {
    for (int i = step.from() + 1; i < step.to(); i++) {
      if (begins(options.awaited(), i, words) || begins(options.finished(), i, words)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a clause tells of an act that is then done: "once you've swapped it". */
  boolean isFinished(Step clause, List<Word> words) {
    return begins(options.finished(), clause.from(), words)
        || (isAwaitedAt(clause.from(), words) && isDone(clause.from(), clause.to(), words));
  }

  /** Whether what awaits an act stands right before a word, which does not belong to its clause. */
  private boolean isAwaitedAt(int word, List<Word> words) {
    for (String phrase : options.awaited()) {
      int length = phrase.split(" ").length;
      if (word >= length && length(List.of(phrase), word - length, words) == length) {
        return true;
      }
    }
    return false;
  }

  /** Whether words tell of an act as it is when it is done: "the sol is unstaked". */
  static boolean isDone(int from, int to, List<Word> words) {
    return MoodReader.tellsDone(from, to, i -> words.get(i).text());
  }

  /**
   * Where an act that is then done is told of within a step, which then holds two: "stake it once
   * you've swapped it". Behind the conjunction, "you've swapped it"; -1 where there is none.
   */
  int finishedIn(Step step, List<Word> words) {
    if (isAwaitedAt(step.from(), words) && isDone(step.from(), step.to(), words)) {
      return step.from();
    }
    for (int i = step.from(); i < step.to(); i++) {
      int awaited = length(options.awaited(), i, words);
      if (begins(options.finished(), i, words)
          || (awaited > 0 && isDone(i + awaited, step.to(), words))) {
        return i + awaited;
      }
    }
    return -1;
  }

  /**
   * Whether words within a step say that another act comes first: "sell it, but first call me",
   * "sell it, but call me first".
   */
  boolean namesEarlier(Step step, List<Word> words) {
    boolean contrasts = false;
    for (int i = step.from() + 1; i < step.to(); i++) {
      contrasts |= words.get(i).text().equals("but");
      if (contrasts && begins(options.earlier(), i, words)) {
        return true;
      }
    }
    return contrasts && endsEarlier(step, words);
  }

  /** Whether a clause names an act that comes after what follows: "before selling some". */
  boolean namesLater(Step clause, List<Word> words) {
    int later = length(options.later(), clause.from(), words);
    return later > 0 && act(clause, words) >= clause.from() + later;
  }

  /** Whether a step's words end with what says that another act follows: "back it up first". */
  boolean endsEarlier(Step step, List<Word> words) {
    return options.closing().stream().anyMatch(phrase -> ends(step, phrase, words));
  }

  /**
   * The word that the act of a clause begins at, behind what orders steps: "withdraw it" in "before
   * you withdraw it", "unstaking it" in "prior to unstaking it"; the first one where no act follows
   * ("before the upgrade", "once it is drained").
   */
  int act(Step clause, List<Word> words) {
    int from = clause.from();
    int later = length(options.later(), from, words);
    int at = from + Math.max(later, length(options.finished(), from, words));
    boolean addressed = at < clause.to() && words.get(at).text().equals("you");
    int act = addressed ? at + 1 : at;
    boolean told = later == 0 || addressed || (at < clause.to() && isDoing(words.get(at).text()));
    return told && act < clause.to() ? act : from;
  }

  /** Whether a word is an act's by its form: "selling", but not "anything". */
  static boolean isDoing(String word) {
    return word.endsWith("ing") && !NO_ACTS.contains(word);
  }

  /** Whether a clause begins with what begins no order of its own. */
  boolean isFragment(Step clause, List<Word> words) {
    return begins(options.fragments(), clause.from(), words);
  }

  /**
   * Whether a step is to be done before the one in front of it; none that a connective sets off.
   */
  private boolean isEarlier(List<Step> steps, int at, List<Word> words) {
    Step step = steps.get(at);
    boolean last = at == steps.size() - 1;
    boolean told =
        begins(options.earlier(), step.from(), words)
            || begins(options.earlier(), step.from() - 1, words)
            || isAwaited(step, steps.get(at - 1), words)
            || (last && isFinished(step, words))
            || endsEarlier(step, words);
    return told && !step.standsAlone();
  }

  /** Whether what awaits a step stands between two, and nothing but it. */
  private boolean isAwaited(Step step, Step before, List<Word> words) {
    int at = before.to();
    int between = at < step.from() ? length(options.awaited(), at, words) : 0;
    boolean awaited = between > 0 || begins(options.finished(), at, words);
    return awaited
        && at + between == step.from()
        && words.get(at).start() - words.get(at - 1).end() == 1;
  }

  private static boolean ends(Step step, String phrase, List<Word> words) {
    int from = step.to() - phrase.split(" ").length;
    return from > step.from() && begins(List.of(phrase), from, words);
  }

  private static boolean begins(List<String> phrases, int at, List<Word> words) {
    return length(phrases, at, words) > 0;
  }

  private static int length(List<String> phrases, int at, List<Word> words) {
    return Phrases.length(phrases, at, i -> i < words.size() ? words.get(i).text() : "");
  }
}
