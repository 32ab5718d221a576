package io.micromap.rails.text;

import io.micromap.runtime.featurizer.Mood;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How refusals, questions, reports and hypotheticals are told from orders. How the mood of a clause
 * is read: {@link io.micromap.runtime.featurizer.MoodReader}.
 *
 * @param leastShare of the positive evidence for a step's label: so much of it must lie in words
 *     that order nothing for the step to be none, above 0, at most 1
 * @param verbs that forbid what follows, unless they speak for the label themselves ("stop staking"
 *     as the act of unstaking)
 * @param ownVerbShare of the evidence of the word that speaks most for a label: with so much a verb
 *     speaks for the label itself, above 0, at most 1
 * @param exempt by mood: labels that are not checked for it, because their own prompts are often in
 *     that mood ("where is my order?"); a mood that is absent is checked for every label
 * @param refused by label: words that most of the label's own prompts refuse ("send" in "don't send
 *     it", which cancels an order), so that refusing them is no refusal of the label
 * @param manners what makes a request polite, at its beginning or its end, and says nothing of what
 *     is in scope
 */
public record PolarityOptions(
    double leastShare,
    List<String> verbs,
    double ownVerbShare,
    SortedMap<Mood, List<String>> exempt,
    SortedMap<String, List<String>> refused,
    List<String> manners) {

  private static final String MANNERS =
      "please, pls, plz, kindly, could you, can you, would you, will you, would you mind, do you"
          + " mind, would you kindly, would you please, could you please, can you please, remember"
          + " to, don't forget to, do not forget to, be so kind as to, would you be so kind as to,"
          + " i'd like you to, i would like you to, i want you to, i need you to, it would be nice"
          + " if you could, it would be great if you could, it'd be great if you could, i'd be"
          + " grateful if you could, i'd appreciate it if you could, if you don't mind, if you"
          + " wouldn't mind, if possible, if you can, if you could, if you would, if you please, if"
          + " that's ok, if that's okay, if you have a minute, when you can, when you get a chance,"
          + " when you have a minute, when you have time, when you're ready, whenever you're ready,"
          + " whenever you can, as soon as possible, as soon as you can, asap, for me, thanks,"
          + " thank you, thank you very much, thanks a lot, thanks in advance, cheers, i was hoping you"
          + " could, i was hoping you would, i was wondering if you could, i was wondering whether you"
          + " could, i wonder if you could, i insist that you, i'm asking you to, i am asking"
          + " you to, whichever is cheaper, whichever is better, whichever is faster,"
          + " don't leave, do not leave, don't let, do not let, hey siri, ok siri, okay siri, hey google,"
          + " ok google, okay google, alexa, hey alexa, hey computer, ok computer, hi, hello, hey, hello"
          + " there, hi there, hey there, good morning, good evening, good afternoon, dear team, hi team,"
          + " hello team, hey team, hi all, hello all, hi everyone, hi folks, many thanks, thx, ty, best"
          + " regards, kind regards";

  /** What new rails files for English get. */
  public static final PolarityOptions ENGLISH =
      new PolarityOptions(
          // Half of the evidence: docs/decisions/polarity.md.
          0.5,
          List.of(
              ("stop cancel avoid refuse refrain skip quit cease scrap forbid forget abandon"
                      + " scratch prevent disallow abort postpone defer shelve nix freeze pause halt"
                      + " suspend")
                  .split(" ")),
          // "quit the pool", "cancel the delegation": docs/decisions/polarity.md.
          0.25,
          Collections.emptySortedMap(),
          Collections.emptySortedMap(),
          longestFirst(MANNERS));

  /** Copies the lists and checks the share. */
  public PolarityOptions {
    verbs = List.copyOf(verbs);
    SortedMap<Mood, List<String>> copy = new TreeMap<>();
    exempt.forEach((mood, labels) -> copy.put(mood, List.copyOf(labels)));
    exempt = Collections.unmodifiableSortedMap(copy);
    SortedMap<String, List<String>> words = new TreeMap<>();
    refused.forEach((label, list) -> words.put(label, list.stream().sorted().toList()));
    refused = Collections.unmodifiableSortedMap(words);
    manners = List.copyOf(manners);
    if (!(leastShare > 0 && leastShare <= 1) || !(ownVerbShare > 0 && ownVerbShare <= 1)) {
      throw new IllegalArgumentException("a share of evidence is above 0 and at most 1");
    }
  }

  private static List<String> longestFirst(String phrases) {
    return Arrays.stream(phrases.split(", "))
        .sorted(Comparator.comparingInt(String::length).reversed())
        .toList();
  }

  /** Whether words in a mood order nothing for a label. */
  private boolean checks(Mood mood, String label) {
    return mood != Mood.ORDER && !exempt.getOrDefault(mood, List.of()).contains(label);
  }

  /** Whether a word in a mood orders nothing for a label. */
  boolean checks(Mood mood, String label, String word) {
    boolean own =
        mood == Mood.REFUSAL
            && Collections.binarySearch(refused.getOrDefault(label, List.of()), word) >= 0;
    return checks(mood, label) && !own;
  }

  /** These options without a check of some labels, by mood. */
  PolarityOptions exempting(Map<Mood, List<String>> labels) {
    return new PolarityOptions(
        leastShare, verbs, ownVerbShare, new TreeMap<>(labels), refused, manners);
  }

  /** These options with the words that the prompts of each label refuse themselves. */
  PolarityOptions refusing(SortedMap<String, List<String>> words) {
    return new PolarityOptions(leastShare, verbs, ownVerbShare, exempt, words, manners);
  }
}
