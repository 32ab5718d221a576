package io.micromap.runtime.featurizer;

import java.util.List;

/** The moods of prompts as tests ask for them. */
final class Moods {

  private Moods() {}

  static List<Mood> of(String prompt) {
    return List.of(MoodReader.read(utterance(prompt), i -> false, i -> false));
  }

  /** Of "water the roses" at the end of a prompt. */
  static List<Mood> ofOrderAtEnd(String prompt) {
    List<Mood> moods = of(prompt);
    return moods.subList(moods.size() - 3, moods.size());
  }

  /** Of a prompt as rails read it. */
  static List<Mood> doubted(String prompt) {
    Utterance utterance = utterance(prompt);
    Mood[] moods = MoodReader.read(utterance, i -> false, i -> false);
    Doubt.mark(utterance, moods);
    return List.of(moods);
  }

  static Utterance utterance(String prompt) {
    return Utterance.of(prompt, new WordReader().read(prompt));
  }
}
