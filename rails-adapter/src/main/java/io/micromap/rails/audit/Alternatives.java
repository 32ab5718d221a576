package io.micromap.rails.audit;

import io.micromap.rails.audit.Narrowing.Probabilities;
import io.micromap.rails.text.NarrowingOptions;
import io.micromap.rails.text.Plan.Step;
import io.micromap.rails.text.PromptEvidence;
import io.micromap.rails.text.TextModel;
import io.micromap.runtime.featurizer.Phrases;
import io.micromap.runtime.featurizer.WordReader.Word;
import java.util.List;
import java.util.Set;

/**
 * Tells prompts that name two acts and leave the choice between them open: "swap or stake it",
 * "restart the pod or roll it back". What two acts have in common may stand with one of them, so a
 * side of a word or two is read with the rest of the other one, too. "stake 2 eth or 3 eth" names
 * one act.
 */
final class Alternatives {

  /** Begins no act: a thing, an amount, a way. */
  private static final Set<String> NO_ACT =
      Set.of(
          ("a an the my our your his her its their this that these those some any all both each every"
                  + " more less fewer so not no at in on by to from of with for about around above"
                  + " below over under higher lower whatever whichever similar equivalent better other"
                  + " another one two three up down left right")
              .split(" "));

  /** Before an act: "or just stake it", "either stake it". */
  private static final Set<String> FILLERS =
      Set.of(
          ("just maybe perhaps even else rather instead simply also otherwise possibly either please"
                  + " should i can could we you")
              .split(" "));

  /** Behind the first word of a side: that word is a thing. */
  private static final Set<String> BEHIND_THINGS = Set.of("of", "for", "in", "at");

  /** Governs what stands on both sides: "fill it with blue or red". */
  private static final Set<String> GOVERNING =
      Set.of("with", "to", "into", "for", "in", "on", "by", "from", "at", "of", "the", "a", "my");

  /** So few words may be an act whose object stands with the other one. */
  private static final int SHORT = 2;

  private final TextModel model;
  private final Narrowing narrowing;
  private final NarrowingOptions options;
  private final List<String> signs;

  Alternatives(TextModel model, Narrowing narrowing) {
    this.model = model;
    this.narrowing = narrowing;
    this.options = model.options().narrowing();
    this.signs = model.options().order().alternatives();
  }

  /** Whether a prompt leaves open which of two acts is to be done. */
  boolean areIn(PromptEvidence evidence) {
    List<Word> words = evidence.words();
    for (int i = 1; i < words.size(); i++) {
      int sign = evidence.isSlashed(i) ? 0 : length(i, words);
      boolean slashed = evidence.isSlashed(i) && evidence.beginsClause(i - 1);
      boolean parts = sign > 0 || slashed || evidence.isSlashedApart(i);
      if (parts && i + sign < words.size() && isChoice(i, i + sign, evidence)) {
        return true;
      }
    }
    return false;
  }

  private int length(int at, List<Word> words) {
    return Phrases.length(signs, at, i -> i < words.size() ? words.get(i).text() : "");
  }

  /** Whether other acts are named up to a word, and from another one on. */
  private boolean isChoice(int to, int from, PromptEvidence evidence) {
    List<Word> words = evidence.words();
    int left = to - 1;
    while (left > 0 && !evidence.beginsClause(left)) {
      left--;
    }
    int right = from + 1;
    while (right < words.size() && !evidence.beginsClause(right)) {
      right++;
    }
    left = behindFillers(left, to, words);
    int act = behindFillers(from, right, words);
    if (isThing(act, to - 1, words) || !evidence.isOrder(left) || !evidence.isOrder(act)) {
      return false;
    }
    return differ(evidence, left, to, act, right);
  }

  /** Whether a side names a thing: "my sol", "pods of billing", "pods" behind "pod". */
  private static boolean isThing(int at, int before, List<Word> words) {
    String word = words.get(at).text();
    String next = at + 1 < words.size() ? words.get(at + 1).text() : "";
    String other = words.get(before).text();
    return NO_ACT.contains(word)
        || Character.isDigit(word.charAt(0))
        || BEHIND_THINGS.contains(next)
        || word.equals(other + "s")
        || other.equals(word + "s");
  }

  private boolean differ(PromptEvidence evidence, int left, int to, int from, int right) {
    boolean governed = to - 2 > left && GOVERNING.contains(evidence.words().get(to - 2).text());
    if (governed && right - from == 1) {
      return false;
    }
    String one = evidence.text(left, to);
    String other = evidence.text(from, right);
    Act first = act(one);
    Act second = act(other);
    if (!first.known() && to - left <= SHORT && from + 1 < right) {
      first = act(one + " " + evidence.text(from + 1, right));
    }
    if (!second.known() && right - from <= SHORT && left + 1 < to && !governed) {
      second = act(other + " " + evidence.text(left + 1, to));
    }
    return differ(first, second, to - left == 1);
  }

  /**
   * Whether both are acts for certain, and neither may be the other.
   *
   * @param verbs whether both begin with one, so that the label of the first may be less certain
   */
  private boolean differ(Act first, Act second, boolean verbs) {
    double least = options.leastInScope();
    return first.known()
        && second.known()
        && first.label != second.label
        && (verbs || probability(first, first) >= least)
        && probability(second, second) >= least
        && probability(first, second) <= 1 - least
        && probability(second, first) <= 1 - least;
  }

  /** How probable the label of one act is for the words of another. */
  private double probability(Act words, Act label) {
    return words.probabilities.labels().isEmpty()
        ? (words.label == label.label ? 1 : 0)
        : words.probabilities.labels().getOrDefault(model.labels().get(label.label), 0.0);
  }

  private static int behindFillers(int from, int to, List<Word> words) {
    int at = from;
    while (at + 1 < to && FILLERS.contains(words.get(at).text())) {
      at++;
    }
    return at;
  }

  /** What some words order by themselves. */
  private Act act(String text) {
    List<Step> known = model.read(text).plan().known();
    Probabilities probabilities = narrowing.of(text);
    boolean inScope =
        probabilities.inScope() >= options.leastInScope()
            && known.size() == 1
            && (known.get(0).scope() >= model.acceptance().scope()
                || !probabilities.labels().isEmpty());
    return new Act(inScope ? known.get(0).label() : -1, probabilities);
  }

  /**
   * What some words order.
   *
   * @param label its number; -1 where it is none for certain
   */
  private record Act(int label, Probabilities probabilities) {
    boolean known() {
      return label >= 0;
    }
  }
}
