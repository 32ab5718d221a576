package io.micromap.runtime.featurizer;

import io.micromap.runtime.text.NormalizedText;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Finds the features of prompt after prompt and adds up their weights, without an object per
 * feature. Thread-safe; a {@link Room} is of one thread at a time.
 *
 * <p>The sums are those of {@link Vectorizer}'s vectors up to rounding. With tables or without, and
 * whatever was asked before, they are the same bits.
 */
public final class LinearSums {

  private final FeaturizerPipeline pipeline;
  private final WeightedFeatures features;
  private final Optional<CompiledLexicon> lexicon;
  private final BiConsumer<String, GramSink> own;

  LinearSums(
      FeaturizerPipeline pipeline,
      WeightedFeatures features,
      WordJoiner joiner,
      boolean hasTables) {
    this.pipeline = pipeline;
    this.features = features;
    this.own = pipeline::featurizeOwn;
    this.lexicon =
        pipeline
            .lexical()
            .map(featurizer -> new CompiledLexicon(featurizer, features, joiner, hasTables));
  }

  /** What one prompt takes; to be used again by the same thread. */
  public static final class Room {

    private final WordRoom words = new WordRoom();
    private final PromptSums sums;

    private Room(PromptSums sums) {
      this.sums = sums;
    }
  }

  /** A new room. */
  public Room room() {
    return new Room(new PromptSums(pipeline, features));
  }

  /**
   * Adds up a prompt's features.
   *
   * @param columns one sum per column of the weights, to which the features' are added
   * @return what else they say; it lasts until the room's next prompt
   */
  public PromptSums add(NormalizedText prompt, Room room, double[] columns) {
    return add(prompt, room, columns, own);
  }

  /**
   * As above.
   *
   * @param found sends the features that the domain's own code finds in a text
   */
  public PromptSums add(
      NormalizedText prompt, Room room, double[] columns, BiConsumer<String, GramSink> found) {
    PromptSums sums = room.sums;
    sums.clear();
    NormalizedText form =
        lexicon.isPresent() ? lexicon.get().featurize(prompt, room.words, sums) : prompt;
    found.accept(form.text(), sums);
    sums.finish(columns);
    return sums;
  }
}
