package io.micromap.rails.audit;

import io.micromap.rails.text.OrderOptions;
import io.micromap.rails.text.Plan.Step;
import io.micromap.rails.text.PromptEvidence;
import io.micromap.runtime.featurizer.Phrases;
import io.micromap.runtime.featurizer.WordReader.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The signs of the places of steps among others. What temporal connectives set off stands where
 * they put it: "before" and "first" are then of what the step itself tells of.
 */
final class PlaceSigns {
  private final Step[] steps;
  private final PromptEvidence evidence;
  private final OrderOptions options;
  private final List<Word> words;
  private final int[] places;

  /** Whether a step comes before the one in front of it. */
  private final boolean[] earlier;

  /** Words of signs that are read. */
  private final BitSet read = new BitSet();

  private boolean open;

  /**
   * The signs of some steps.
   *
   * @param steps in the order of their words
   * @param evidence of the prompt that they are of
   * @param options what {@link StepOrder} reads
   */
  PlaceSigns(Step[] steps, PromptEvidence evidence, OrderOptions options) {
    this.steps = steps;
    this.evidence = evidence;
    this.options = options;
    this.words = evidence.words();
    this.places = new int[steps.length];
    this.earlier = new boolean[steps.length];
    Arrays.fill(places, PlaceWords.UNSAID);
    for (int i = 0; i < steps.length; i++) {
      if (steps[i].standsAlone()) {
        readNumber(i);
      } else {
        read(i);
      }
    }
    open |= new SecondMention(steps, evidence, read).isThere();
    for (int at = 0; at < words.size(); at++) {
      boolean beside = PlaceWords.NEVER_READ.length(at, this::word) > 0 && !read.get(at);
      boolean notAll = PlaceWords.NOT_ALL.length(at, this::word) > 0;
      open |= (beside && !isOfAct(at)) || notAll || isPutOff(at);
    }
    for (int i = 0; i < steps.length; i++) {
      if (steps[i].standsAlone()) {
        read.set(from(i), to(i));
      }
    }
    for (int at = 0; at < words.size(); at++) {
      int unread = PlaceWords.UNREAD.length(at, this::word);
      open |=
          (unread > 0 && read.get(at, at + unread).isEmpty())
              || ListItems.strikes(at, steps, evidence)
              || (at > 0 && ListItems.isNamed(at, evidence));
    }
  }

  /** Whether the signs contradict each other, or tell of an order that is not read. */
  boolean isOpen() {
    return open;
  }

  /** Whether a word puts off the first step: "sell it afterwards; right now, claim it". */
  private boolean isPutOff(int at) {
    return at > 0
        && at < steps[1].from()
        && PlaceWords.PUTTING_OFF.contains(word(at))
        && !evidence.beginsClause(at)
        && !isJoining(at - 1)
        && endsClause(at);
  }

  /** Whether a word's clause names the act of its step: "rows in reverse". */
  private boolean isOfAct(int at) {
    int from = at;
    while (!evidence.beginsClause(from)) {
      from--;
    }
    int to = at + 1;
    while (to < words.size() && !evidence.beginsClause(to)) {
      to++;
    }
    int label = evidence.labelOf(from, to);
    return Arrays.stream(steps)
        .anyMatch(step -> step.label() == label && step.from() <= at && at < step.to());
  }

  /** The number of an item in what sets a step off: "step 2: sell it". */
  private void readNumber(int i) {
    for (int at = from(i); at < steps[i].from(); at++) {
      int number = ListItems.number(at, evidence);
      if (number > 0) {
        place(i, number);
      }
    }
  }

  private void read(int i) {
    int from = from(i);
    int to = to(i);
    for (int at = from; at < to; at++) {
      boolean first = at == from || evidence.beginsClause(at);
      if (first || isJoining(at - 1)) {
        begins(i, behindFillers(at, to), to);
      }
      if (at + 1 == to || evidence.beginsClause(at + 1) || isJoining(at + 1)) {
        ends(i, from, at + 1);
      }
    }
    earlier[i] |= i > 0 && isAwaited(i);
    int first = steps[i].from();
    int ordered = Math.max(length(options.later(), first), length(options.earlier(), first));
    read.set(first, first + ordered);
  }

  /**
   * Where what may tell of a step's place begins: behind the step before, but for a last clause of
   * it that says nothing but a place ("sell it; before that, claim it").
   */
  private int from(int i) {
    if (i == 0) {
      return 0;
    }
    int end = steps[i - 1].to();
    int last = end - 1;
    while (last > steps[i - 1].from() && !evidence.beginsClause(last)) {
      last--;
    }
    int at = behindFillers(last, end);
    boolean place =
        Stream.concat(
                PlaceWords.BEGINNINGS.values().stream(),
                Stream.of(PlaceWords.EARLIER, PlaceWords.EARLIER_ALONE))
            .anyMatch(phrases -> at + length(phrases, at) == end);
    return place && last > steps[i - 1].from() ? last : end;
  }

  private int to(int i) {
    return i == steps.length - 1 ? words.size() : from(i + 1);
  }

  private void begins(int i, int at, int to) {
    PlaceWords.BEGINNINGS.forEach(
        (place, phrases) -> {
          int length = length(phrases, at);
          if (length > 0) {
            place(i, place);
            read.set(at, at + length);
          }
        });
    String word = words.get(at).text();
    if ((word.equals("last") && endsClause(at)) || (i == 0 && PlaceWords.CLOSING.contains(word))) {
      place(i, PlaceWords.LAST);
    }
    int number = ListItems.number(at, evidence);
    if (number > 0) {
      place(at + 1 == to && i + 1 < steps.length ? i + 1 : i, number);
    }
    int alone = length(PlaceWords.EARLIER_ALONE, at);
    boolean back = length(PlaceWords.EARLIER, at) > 0 || (alone > 0 && endsClause(at + alone - 1));
    if (i > 0 && back) {
      earlier[i] = true;
      read.set(at, at + Math.max(alone, length(PlaceWords.EARLIER, at)));
    }
    boolean named = i > 0 && !back && length(PlaceWords.AHEAD, at) > 0;
    open |=
        named
            && (IntStream.range(at + 1, to).anyMatch(evidence::beginsClause)
                || isFollowed(i)
                || isJoining(at - 1)
                || evidence.beginsSentence(at));
  }

  private void ends(int i, int from, int to) {
    PlaceWords.ENDINGS.forEach(
        (place, phrases) -> {
          for (String phrase : phrases) {
            int at = to - phrase.split(" ").length;
            boolean bare = phrase.equals("first") || phrase.equals("last");
            boolean ofThing =
                bare
                    && at > 0
                    && PlaceWords.OF_THINGS.contains(words.get(Math.max(0, at - 1)).text());
            boolean back = i > 0 && phrase.equals("first");
            boolean aside = back && !opensStep(i, to);
            if (at > from && !ofThing && !aside && length(List.of(phrase), at) > 0) {
              earlier[i] |= back;
              place(i, back ? places[i] : place);
              read.set(at, to);
            }
          }
        });
    if (i > 0 && endsWith("before", from, to) && opensStep(i, to) && isContrast(i)) {
      earlier[i] = true;
    }
    Stream.concat(options.closing().stream(), PlaceWords.EARLIER_ALONE.stream())
        .filter(phrase -> !phrase.equals("first") && i > 0 && endsWith(phrase, from, to))
        .forEach(
            phrase -> {
              earlier[i] = true;
              read.set(to - phrase.split(" ").length, to);
            });
  }

  /**
   * Whether a clause is a step's first, or sets itself against what is before: "but claim it
   * first"; what stands behind a comma is of things: "restart them, the small ones first".
   */
  private boolean opensStep(int i, int to) {
    int at = to - 1;
    while (at > steps[i].from() && !evidence.beginsClause(at)) {
      at--;
    }
    return at <= steps[i].from() || PlaceWords.FILLERS.contains(words.get(at).text());
  }

  /** Whether "but" stands before a step or begins it. */
  private boolean isContrast(int i) {
    return IntStream.rangeClosed(steps[i].from() - 1, steps[i].from())
        .anyMatch(at -> word(at).equals("but"));
  }

  private boolean endsWith(String phrase, int from, int to) {
    int at = to - phrase.split(" ").length;
    return at > from && length(List.of(phrase), at) > 0;
  }

  /** Whether what follows "after" or "once" ends its sentence: "sell it, after claiming it". */
  private boolean isAwaited(int i) {
    Step step = steps[i];
    boolean told = length(options.finished(), step.from()) > 0;
    for (int at = steps[i - 1].to(); at < step.from(); at++) {
      int length = length(options.awaited(), at);
      boolean awaited = length > 0 && at + length == step.from();
      told |= awaited && isNamed(step.from()) && !isJoining(at - 1);
      if (awaited) {
        read.set(at, step.from());
      }
    }
    boolean one = IntStream.range(step.from() + 1, step.to()).noneMatch(evidence::beginsClause);
    return told && one && isInOneSentence(i - 1, i) && !isFollowed(i);
  }

  /** Whether an act is named: "claiming it", "the claim", "you claim it"; but "after that". */
  private boolean isNamed(int at) {
    String word = words.get(at).text();
    return word.endsWith("ing") || PlaceWords.NAMING.contains(word);
  }

  private boolean isFollowed(int i) {
    return i + 1 < steps.length && isInOneSentence(i, i + 1);
  }

  private boolean isInOneSentence(int one, int next) {
    return IntStream.rangeClosed(steps[one].to(), steps[next].from())
        .noneMatch(evidence::beginsSentence);
  }

  private void place(int i, int place) {
    open |= places[i] != PlaceWords.UNSAID && places[i] != place;
    places[i] = place;
  }

  private int behindFillers(int from, int to) {
    int at = from;
    while (at + 1 < to && PlaceWords.FILLERS.contains(words.get(at).text())) {
      at++;
    }
    return at;
  }

  private boolean isJoining(int at) {
    return at >= 0 && at < words.size() && words.get(at).text().equals("and");
  }

  private boolean endsClause(int at) {
    return at + 1 >= words.size() || evidence.beginsClause(at + 1);
  }

  private int length(List<String> phrases, int at) {
    return Phrases.length(phrases, at, this::word);
  }

  private String word(int at) {
    return at < words.size() ? words.get(at).text() : "";
  }

  /** Whether an order of the steps is what all signs say. */
  boolean fit(List<Step> order) {
    int n = steps.length;
    int[] at = new int[n];
    for (int i = 0; i < n; i++) {
      at[i] = order.indexOf(steps[i]);
    }
    for (int i = 0; i < n; i++) {
      boolean fits =
          switch (places[i]) {
            case PlaceWords.FIRST -> at[i] == 0;
            case PlaceWords.LAST -> at[i] == n - 1;
            case PlaceWords.MIDDLE -> at[i] > 0 && at[i] < n - 1;
            default -> true;
          };
      if (!fits || (earlier[i] && at[i] > at[i - 1])) {
        return false;
      }
      for (int j = 0; j < n; j++) {
        boolean ranked = places[i] != PlaceWords.UNSAID && places[j] != PlaceWords.UNSAID;
        if (ranked && places[i] < places[j] && at[i] > at[j]) {
          return false;
        }
      }
    }
    return true;
  }

  /** The steps as they stand, but for what their signs say. */
  List<Step> arranged() {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < steps.length; i++) {
      order.add(earlier[i] ? order.indexOf(i - 1) : i, i);
    }
    boolean all = Arrays.stream(places).noneMatch(place -> place == PlaceWords.UNSAID);
    order.sort(Comparator.comparingInt(i -> all ? places[i] : rough(places[i])));
    List<Step> arranged = new ArrayList<>();
    order.forEach(i -> arranged.add(steps[i]));
    return arranged;
  }

  private static int rough(int place) {
    return place == PlaceWords.FIRST || place == PlaceWords.LAST ? place : PlaceWords.MIDDLE;
  }
}
