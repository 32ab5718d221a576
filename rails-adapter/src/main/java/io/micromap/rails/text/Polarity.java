package io.micromap.rails.text;

import io.micromap.rails.text.Clauses.Range;
import io.micromap.runtime.featurizer.Negation;
import io.micromap.runtime.featurizer.WordReader.Word;
import java.util.List;
import java.util.Set;

/** Tells whether the words of a step forbid it. */
final class Polarity {

  private final PolarityOptions options;
  private final ClauseCutter cutter;
  private final Set<String> verbs;
  private final Set<String> exempt;

  Polarity(PolarityOptions options, ClauseCutter cutter) {
    this.options = options;
    this.cutter = cutter;
    this.verbs = Set.copyOf(options.verbs());
    this.exempt = Set.copyOf(options.exempt());
  }

  /**
   * Whether a step is forbidden rather than asked for: enough of the evidence for its label lies
   * within the reach of negators.
   *
   * @param words of the prompt
   * @param range of the step
   * @param name of its label
   * @param evidence for that label, per word of the range
   */
  boolean isNegative(String prompt, List<Word> words, Range range, String name, double[] evidence) {
    if (exempt.contains(name)) {
      return false;
    }
    boolean[] reach =
        new Negation(
                words.stream().map(Word::text).toList(),
                i -> cutter.parts(prompt.substring(words.get(i - 1).end(), words.get(i).start())),
                i ->
                    verbs.contains(words.get(i).text()) && !isStrongest(evidence, i - range.from()))
            .reach();
    double all = 0;
    double negated = 0;
    for (int i = 0; i < evidence.length; i++) {
      double speaking = Math.max(0, evidence[i]);
      all += speaking;
      negated += reach[range.from() + i] ? speaking : 0;
    }
    return negated > 0 && negated >= options.leastShare() * all;
  }

  /** Whether a word speaks most for the label: "stop" in "stop staking" as the act of unstaking. */
  private static boolean isStrongest(double[] evidence, int word) {
    if (word < 0 || word >= evidence.length || evidence[word] <= 0) {
      return false;
    }
    for (double other : evidence) {
      if (other > evidence[word]) {
        return false;
      }
    }
    return true;
  }
}
