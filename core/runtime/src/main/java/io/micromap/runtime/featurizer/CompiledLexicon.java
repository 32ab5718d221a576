package io.micromap.runtime.featurizer;

import io.micromap.runtime.text.NormalizedText;

/**
 * The lexical featurizer bound to a vocabulary: finds the features that {@link LexicalFeaturizer}
 * enumerates without enumerating them. What a word has alone is remembered by word; what several
 * words have together is found by their numbers. Thread-safe.
 */
final class CompiledLexicon {

  private final LexicalFeaturizer featurizer;
  private final LexicalOptions options;
  private final WordJoiner joiner;
  private final WordCache cache;
  private final WordGrams grams;
  private final WordPairs pairs;

  /**
   * Binds.
   *
   * @param hasTables whether to make tables of word pairs, for many prompts
   */
  CompiledLexicon(
      LexicalFeaturizer featurizer,
      WeightedFeatures features,
      WordJoiner joiner,
      boolean hasTables) {
    this.featurizer = featurizer;
    this.options = featurizer.options();
    this.joiner = joiner;
    this.cache = new WordCache(features, options);
    this.grams = new WordGrams(features, hasTables);
    this.pairs = new WordPairs(features, hasTables);
  }

  /** Adds the features of a prompt; returns its form once the parts of words are joined. */
  NormalizedText featurize(NormalizedText prompt, WordRoom room, PromptSums found) {
    NormalizedText joined = read(prompt, room);
    if (options.marksMoods() && tellsMood(room) && room.markMoods(options)) {
      room.read(cache, grams);
    }
    addWords(room, found);
    if (featurizer.readsNeighbours() && room.words().count() > 0) {
      addWordGrams(room, found);
    }
    if (options.pairs().window() > 0) {
      pairs.addAll(room, options.pairs().window(), found);
    }
    return joined;
  }

  private NormalizedText read(NormalizedText prompt, WordRoom room) {
    featurizer.read(prompt, room.words());
    room.read(cache, grams);
    if (!featurizer.readsNeighbours()) {
      return prompt;
    }
    NormalizedText joined = joiner.join(room.words(), room.joins(), room);
    if (joined != prompt) {
      featurizer.read(joined, room.words());
      room.read(cache, grams);
    }
    return joined;
  }

  private static boolean tellsMood(WordRoom room) {
    for (int i = 0; i < room.words().count(); i++) {
      WordFacts word = room.facts(i);
      if (word.tellsMood || (word.beginsTelling && MoodReader.tellsAt(i, room))) {
        return true;
      }
    }
    return false;
  }

  private static void addWords(WordRoom room, PromptSums found) {
    for (int i = 0; i < room.words().count(); i++) {
      WordFacts word = room.facts(i);
      found.add(LexicalFeaturizer.WORDS, word.entry);
      found.add(word);
    }
  }

  private void addWordGrams(WordRoom room, PromptSums found) {
    int count = room.words().count();
    for (int i = -1; i < count; i++) {
      found.add(LexicalFeaturizer.WORDS, room.pairFrom(i));
    }
    for (int n = 3; n <= options.words(); n++) {
      for (int i = -1; i + n <= count + 1; i++) {
        found.add(LexicalFeaturizer.WORDS, grams.find(room, i, n));
      }
    }
  }
}
