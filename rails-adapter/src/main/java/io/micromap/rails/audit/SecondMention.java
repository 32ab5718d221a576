package io.micromap.rails.audit;

import io.micromap.rails.text.Plan.Step;
import io.micromap.rails.text.PromptEvidence;
import io.micromap.runtime.featurizer.Mood;
import io.micromap.runtime.featurizer.WordReader.Word;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Short clauses that name an act of a plan a second time and say something of it that is not read:
 * "though the restart can wait", "scrap the staking part", "all of these but the swap: …".
 */
final class SecondMention {

  /** Words of a clause that names an act and says no more than a thing of it. */
  private static final int LONGEST = 7;

  /** The word of an act is one of the first of its step. */
  private static final int REACH = 4;

  /** Letters that "stake" and "staking" have in common. */
  private static final int STEM = 4;

  /** Takes an act back, or leaves no other. */
  private static final Set<String> RESTRICTING =
      Set.of(
          ("only just solely no not without minus but except excluding cancel scrap drop ditch axe"
                  + " kill abort strike scratch skip omit forget leave hold wait unneeded undone")
              .split(" "));

  /** Begins what says when another act is to be done, which the order of steps is read from. */
  private static final Set<String> TIMES =
      Set.of("after once when upon following as before until till with while having".split(" "));

  private final Step[] told;
  private final PromptEvidence evidence;
  private final List<Word> words;

  /** Words that tell of places, which are read. */
  private final BitSet places;

  private Optional<int[]> acts = Optional.empty();

  SecondMention(Step[] told, PromptEvidence evidence, BitSet places) {
    this.told = told;
    this.evidence = evidence;
    this.words = evidence.words();
    this.places = places;
  }

  /** Whether any clause is one. */
  boolean isThere() {
    return evidence.clauses(evidence.step(0, words.size())).stream()
        .filter(clause -> clause.to() - clause.from() <= LONGEST)
        .filter(clause -> places.get(clause.from(), clause.to()).isEmpty())
        .filter(clause -> !TIMES.contains(word(clause.from())))
        .anyMatch(this::isOne);
  }

  private boolean isOne(Step clause) {
    boolean behindBut = clause.from() > 0 && word(clause.from() - 1).equals("but");
    boolean restricts =
        behindBut
            || range(clause).anyMatch(at -> RESTRICTING.contains(word(at)) && !isOfAct(at, clause))
            || evidence.mood(clause.withLabel(clause.leaning())) == Mood.REFUSAL;
    return restricts && range(clause).anyMatch(at -> isNamed(at, clause));
  }

  /** Whether a word is of the act that its own clause orders: "cancel the order". */
  private boolean isOfAct(int at, Step clause) {
    int label = evidence.leaningOf(at);
    return clause.label() == label
        && Arrays.stream(told)
            .anyMatch(step -> step.label() == label && step.from() <= at && at < step.to());
  }

  /** Whether a word is that of an act that stands elsewhere. */
  private boolean isNamed(int at, Step clause) {
    return Arrays.stream(acts())
        .filter(act -> act < clause.from() || act >= clause.to())
        .anyMatch(act -> isAlike(word(act), word(at)));
  }

  /** The words of the acts of the steps: of each the first that speaks for its label. */
  private int[] acts() {
    if (acts.isEmpty()) {
      acts =
          Optional.of(
              Arrays.stream(told)
                  .flatMapToInt(
                      step ->
                          IntStream.range(step.from(), Math.min(step.to(), step.from() + REACH))
                              .filter(at -> evidence.leaningOf(at) == step.label())
                              .limit(1))
                  .toArray());
    }
    return acts.get();
  }

  private static boolean isAlike(String one, String other) {
    int shorter = Math.min(one.length(), other.length());
    int common = 0;
    while (common < shorter && one.charAt(common) == other.charAt(common)) {
      common++;
    }
    return common >= STEM && common >= shorter - 1;
  }

  private static IntStream range(Step clause) {
    return IntStream.range(clause.from(), clause.to());
  }

  private String word(int at) {
    return words.get(at).text();
  }
}
