package io.micromap.evaluation.robustness;

import io.micromap.runtime.bundle.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/**
 * A way to change prompts. The result depends on the prompt, its cues and the seed alone.
 *
 * @param name lower-case words joined by underscores
 * @param strength how many places of a prompt it changes, 0 where it changes the whole prompt
 * @param edit the change
 */
record Perturbation(String name, int strength, Edit edit) {

  /** All of them, by kind and then by strength. */
  static List<Perturbation> all() {
    return List.of(
        times("swapped_letters", 1, Typos::swap),
        times("dropped_letters", 1, Typos::drop),
        times("doubled_letters", 1, Typos::repeat),
        times("neighbour_keys", 1, Typos::neighbour),
        times("typos", 2, Typos::any),
        times("typos", 4, Typos::any),
        times("look_alikes", 1, LookAlikes::one),
        times("look_alikes", 3, LookAlikes::one),
        times("look_alikes", 10, LookAlikes::one),
        new Perturbation("lower_case", 0, Wording::lowerCase),
        new Perturbation("upper_case", 0, Wording::upperCase),
        new Perturbation("title_case", 0, Wording::titleCase),
        times("dropped_words", 1, Wording::dropWord),
        times("dropped_words", 2, Wording::dropWord),
        times("joined_words", 1, Wording::joinWords),
        new Perturbation("extra_blanks", 0, Wording::extraBlanks),
        new Perturbation("no_punctuation", 0, Wording::noPunctuation),
        times("cue_synonyms", 1, Wording::cueSynonym));
  }

  private static Perturbation times(String name, int strength, Edit edit) {
    return new Perturbation(name, strength, edit.times(strength));
  }

  /** The changed prompt, or the prompt itself where there is nothing to change. */
  String apply(String prompt, List<String> cues, long seed) {
    String key = seed + "|" + name + "|" + strength + "|" + prompt;
    byte[] hash = Sha256.digest().digest(key.getBytes(StandardCharsets.UTF_8));
    return edit.apply(prompt, cues, new Random(ByteBuffer.wrap(hash).getLong()));
  }

  /** Name and strength for people. */
  String title() {
    return strength == 0 ? name : name + " " + strength;
  }
}
