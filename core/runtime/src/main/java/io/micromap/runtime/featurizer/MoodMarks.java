package io.micromap.runtime.featurizer;

import io.micromap.runtime.featurizer.Utterance.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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

  private final MoodReader reader;
  private final RelativeClauses identifying;

  /** Marks the words of an utterance, or of one after the other in the same place. */
  MoodMarks(Wording utterance) {
    identifying = new RelativeClauses(utterance);
    reader = new MoodReader(utterance, i -> stops(utterance, i), i -> false);
  }

  /** Whether a word may be a verb that ends what is going on. */
  static boolean mayStop(String word) {
    return STOPPING.contains(word) || CALLING_OFF.contains(word);
  }

  /** Marks the words of moods that the options name. */
  static void mark(Words words, LexicalOptions options) {
    List<String> texts = new ArrayList<>();
    List<Gap> gaps = new ArrayList<>();
    for (int i = 0; i < words.count(); i++) {
      texts.add(words.text(i));
      gaps.add(words.gap(i));
    }
    new MoodMarks(new Utterance(texts, gaps)).markAll(words, options);
  }

  /** As above, for words that the utterance has now; whether one was marked. */
  boolean markAll(Words words, LexicalOptions options) {
    Mood[] moods = reader.read();
    identifying.words().stream()
        .filter(i -> moods[i] == Mood.ORDER)
        .forEach(i -> moods[i] = Mood.REPORT);
    boolean any = false;
    for (int i = 0; i < moods.length; i++) {
      if (options.marks(moods[i])) {
        words.mark(i, moods[i]);
        any = true;
      }
    }
    return any;
  }

  /** "stop swapping", "cancel the swap"; training tells where that is an act itself. */
  private static boolean stops(Wording utterance, int at) {
    String word = utterance.word(at);
    String next = utterance.word(at + 1);
    return (STOPPING.contains(word) && Telling.isDoing(next))
        || (CALLING_OFF.contains(word) && NAMING.contains(next));
  }
}
