package io.micromap.rails.text;

import io.micromap.rails.text.Clauses.Range;
import io.micromap.runtime.featurizer.Doubt;
import io.micromap.runtime.featurizer.Mood;
import io.micromap.runtime.featurizer.MoodReader;
import io.micromap.runtime.featurizer.Utterance;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Tells whether the words of a step order what they are evidence for. */
final class Polarity {

  private static final int LEAST_STEM = 4;

  /** Before the verb of an order that takes the place of a refused one. */
  private static final Set<String> LEADING =
      Set.of("please", "just", "only", "but", "rather", "instead", "and", "so", "no", "ok");

  /** Before what is named, behind "not". */
  private static final Set<String> NAMING =
      Set.of("the", "a", "an", "my", "our", "your", "this", "that", "these", "those");

  /** One or two words behind such a verb it is none: "restart storms are bad". */
  private static final Set<String> STATING = Set.of("is", "are", "was", "were", "has", "have");

  private final PolarityOptions options;
  private final Set<String> verbs;

  Polarity(PolarityOptions options) {
    this.options = options;
    this.verbs = Set.copyOf(options.verbs());
  }

  /**
   * A prompt as it is told.
   *
   * @param utterance its words
   * @param told numbers of the words that are quoted from others
   */
  record Spoken(Utterance utterance, BitSet told) {

    /** Moods of the utterance's words, those that are told as reports; not to be written to. */
    private Mood[] with(Mood[] moods) {
      if (told.isEmpty()) {
        return moods;
      }
      Mood[] all = moods.clone();
      told.stream().forEach(i -> all[i] = all[i] == Mood.ORDER ? Mood.REPORT : all[i]);
      return all;
    }
  }

  /**
   * The mood of a step: another one than an order where enough of the evidence for its label lies
   * in words of moods that are checked for that label.
   *
   * @param spoken the prompt
   * @param range of the step
   * @param name of its label
   * @param evidence gives the evidence for that label, per word of the range
   * @param known moods of the words of utterances that hold no verb whose meaning depends on a step
   */
  Mood mood(
      Spoken spoken,
      Range range,
      String name,
      Supplier<double[]> evidence,
      Map<Utterance, Mood[]> known) {
    Utterance utterance = spoken.utterance;
    if (MoodReader.refusesAll(utterance) || isCorrected(utterance, range)) {
      return Mood.REFUSAL;
    }
    Mood[] moods =
        utterance.words().stream().anyMatch(verbs::contains)
            ? moods(spoken, range, evidence.get())
            : moods(spoken, known);
    boolean isOrder = true;
    for (int i = range.from(); i < range.to(); i++) {
      isOrder &= !options.checks(moods[i], name, utterance.words().get(i));
    }
    return isOrder ? Mood.ORDER : mood(moods, utterance, range, name, evidence.get());
  }

  /** Whether a step is what a prompt is not about: "not the logs, the state of the nodes". */
  private static boolean isCorrected(Utterance utterance, Range range) {
    int from = range.from();
    while (from > 0 && !utterance.begins(from)) {
      from--;
    }
    from += word(utterance, from).equals("no") && utterance.begins(from + 1) ? 1 : 0;
    return word(utterance, from).equals("not")
        && NAMING.contains(word(utterance, from + 1))
        && range.to() < utterance.length()
        && utterance.begins(range.to())
        && IntStream.range(from + 1, range.to()).noneMatch(utterance::begins);
  }

  private static String word(Utterance utterance, int at) {
    return at < utterance.length() ? utterance.words().get(at) : "";
  }

  private Mood mood(
      Mood[] moods, Utterance utterance, Range range, String name, double[] evidence) {
    double all = 0;
    Map<Mood, Double> unordered = new EnumMap<>(Mood.class);
    for (int i = 0; i < evidence.length; i++) {
      double speaking = Math.max(0, evidence[i]);
      Mood mood = moods[range.from() + i];
      all += speaking;
      String word = utterance.words().get(range.from() + i);
      if (options.checks(mood, name, word) && !isOrderedToo(moods, utterance, range, i)) {
        unordered.merge(mood, speaking, Double::sum);
      }
    }
    double sum = unordered.values().stream().mapToDouble(Double::doubleValue).sum();
    return sum > 0 && sum >= options.leastShare() * all ? largest(unordered) : Mood.ORDER;
  }

  /**
   * Whether an order has a word, too, that is asked about or told of, or refused: "isn't it time to
   * close it? close it", "don't close the first, close the last".
   */
  private static boolean isOrderedToo(Mood[] moods, Utterance utterance, Range range, int word) {
    int at = range.from() + word;
    int from =
        moods[at] == Mood.REFUSAL ? ordersInstead(moods, utterance, range, at) : range.from();
    return IntStream.range(from, range.to())
        .anyMatch(
            i ->
                moods[i] == Mood.ORDER
                    && isSame(utterance.words().get(i), utterance.words().get(at)));
  }

  /** Where a clause behind a refused word begins with a word that was refused; else the end. */
  private static int ordersInstead(Mood[] moods, Utterance utterance, Range range, int refused) {
    return IntStream.range(refused + 1, range.to())
        .filter(i -> utterance.begins(i) && opensWithRefused(moods, utterance, range, i))
        .findFirst()
        .orElse(range.to());
  }

  private static boolean opensWithRefused(
      Mood[] moods, Utterance utterance, Range range, int clause) {
    int first = clause;
    while (first < range.to() && LEADING.contains(utterance.words().get(first))) {
      first++;
    }
    return first < range.to()
        && moods[first] == Mood.ORDER
        && !states(utterance, range, first)
        && wasRefused(moods, utterance, range.from(), first);
  }

  private static boolean states(Utterance utterance, Range range, int first) {
    return utterance.words().subList(first, Math.min(range.to(), first + 3)).stream()
        .anyMatch(STATING::contains);
  }

  /** Whether a refusal begins with a word: with its verb, not with "the" of what it is of. */
  private static boolean wasRefused(Mood[] moods, Utterance utterance, int from, int word) {
    return IntStream.range(from, word)
        .anyMatch(
            i ->
                moods[i] == Mood.REFUSAL
                    && isSame(utterance.words().get(i), utterance.words().get(word))
                    && (i == 0
                        || moods[i - 1] != Mood.REFUSAL
                        || word(utterance, i - 1).equals("to")));
  }

  /** "close" and "closed". */
  private static boolean isSame(String one, String other) {
    return one.equals(other)
        || (Math.min(one.length(), other.length()) >= LEAST_STEM
            && (one.startsWith(other) || other.startsWith(one)));
  }

  /** The mood of each word of a prompt, whatever its verbs speak for. */
  static Mood[] moods(Spoken spoken, Map<Utterance, Mood[]> known) {
    return spoken.with(
        known.computeIfAbsent(spoken.utterance, words -> read(words, i -> false, i -> false)));
  }

  /** The mood of each word of a prompt; verbs that speak for a label themselves forbid nothing. */
  Mood[] moods(Spoken spoken, Range range, double[] evidence) {
    Utterance utterance = spoken.utterance;
    IntPredicate speaks = i -> speaks(evidence, i - range.from());
    return spoken.with(
        read(
            utterance,
            i -> verbs.contains(utterance.words().get(i)) && !speaks.test(i),
            i -> verbs.contains(utterance.words().get(i)) && speaks.test(i)));
  }

  private static Mood[] read(Utterance utterance, IntPredicate forbids, IntPredicate speaks) {
    Mood[] moods = MoodReader.read(utterance, forbids, speaks);
    Doubt.mark(utterance, moods);
    return moods;
  }

  /** The mood that has most evidence; of equals the first. */
  private static Mood largest(Map<Mood, Double> unordered) {
    double most = Collections.max(unordered.values());
    return unordered.entrySet().stream()
        .filter(entry -> entry.getValue() == most)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  /** Whether a word speaks for the label itself: "stop" in "stop staking" as unstaking. */
  private boolean speaks(double[] evidence, int word) {
    if (word < 0 || word >= evidence.length || evidence[word] <= 0) {
      return false;
    }
    return evidence[word] >= options.ownVerbShare() * Arrays.stream(evidence).max().orElse(0);
  }
}
