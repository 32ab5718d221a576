package io.micromap.runtime.featurizer;

import io.micromap.runtime.featurizer.Utterance.Gap;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/** Marks the words of an English prompt that order nothing, each with the mood it stands in. */
final class MoodMarks {

  private static final Set<String> STOPPING = Set.of("stop", "quit", "cease", "avoid");

  private static final Set<String> CALLING_OFF =
      Set.of(
          "abort",
          "cancel",
          "scrap",
          "postpone",
          "defer",
          "shelve",
          "skip",
          "nix",
          "abandon",
          "suspend",
          "rescind",
          "revoke",
          "forgo",
          "delay");

  private static final Set<String> NAMING =
      Set.of(
          "the",
          "that",
          "this",
          "these",
          "those",
          "my",
          "our",
          "any",
          "all",
          "every",
          "today's",
          "tonight's",
          "tomorrow's");

  private MoodMarks() {}

  /** Whether a word may be a verb that ends what is going on. */
  static boolean mayStop(String word) {
    return STOPPING.contains(word) || CALLING_OFF.contains(word);
  }

  /** Marks the words of moods that the options name. */
  static void mark(Words words, LexicalOptions options) {
    mark(words, options, words::text);
  }

  /**
   * As above.
   *
   * @param word gives the text of each word
   */
  static void mark(Words words, LexicalOptions options, IntFunction<String> word) {
    String[] texts = new String[words.count()];
    Gap[] gaps = new Gap[words.count()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = word.apply(i);
      gaps[i] = Gap.of(words.behind(i));
    }
    Utterance utterance = new Utterance(List.of(texts), List.of(gaps));
    Mood[] moods = MoodReader.read(utterance, i -> stops(utterance, i), i -> false);
    for (int i = 0; i < moods.length; i++) {
      if (options.marks(moods[i])) {
        words.mark(i, moods[i]);
      }
    }
  }

  /** "stop swapping", "cancel the swap"; training tells where that is an act itself. */
  private static boolean stops(Utterance utterance, int at) {
    String word = utterance.word(at);
    String next = utterance.word(at + 1);
    return (STOPPING.contains(word) && next.endsWith("ing"))
        || (CALLING_OFF.contains(word) && NAMING.contains(next));
  }
}
