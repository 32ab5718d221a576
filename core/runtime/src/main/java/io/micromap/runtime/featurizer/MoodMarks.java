package io.micromap.runtime.featurizer;

import io.micromap.runtime.featurizer.Utterance.Gap;
import java.util.ArrayList;
import java.util.List;

/** Marks the words of an English prompt that order nothing, each with the mood it stands in. */
final class MoodMarks {

  private MoodMarks() {}

  static void mark(Words words) {
    List<String> texts = new ArrayList<>(words.count());
    List<Gap> gaps = new ArrayList<>(words.count());
    for (int i = 0; i < words.count(); i++) {
      texts.add(words.text(i));
      gaps.add(Gap.of(words.behind(i)));
    }
    Mood[] moods = MoodReader.read(new Utterance(texts, gaps), i -> false);
    for (int i = 0; i < moods.length; i++) {
      words.mark(i, moods[i]);
    }
  }
}
