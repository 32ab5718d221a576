package io.micromap.runtime.featurizer;

import io.micromap.runtime.text.NormalizedText;
import java.util.Optional;

/**
 * A {@link Vectorizer} for prompt after prompt: the same vectors, bit by bit, from arrays that are
 * used again, without an object per feature. Thread-safe; a {@link Room} is of one thread at a
 * time.
 */
public final class CompiledVectorizer {

  private final FeaturizerPipeline pipeline;
  private final Vocabulary vocabulary;
  private final float[] scales;
  private final Optional<CompiledLexicon> lexicon;

  CompiledVectorizer(
      FeaturizerPipeline pipeline, Vocabulary vocabulary, float[] scales, WordJoiner joiner) {
    this.pipeline = pipeline;
    this.vocabulary = vocabulary;
    this.scales = scales;
    this.lexicon =
        pipeline.lexical().map(featurizer -> new CompiledLexicon(featurizer, vocabulary, joiner));
  }

  /** What one prompt takes; to be used again by the same thread. */
  public static final class Room {

    private final WordRoom words = new WordRoom();
    private final FeatureRoom features;

    private Room(FeatureRoom features) {
      this.features = features;
    }
  }

  /** A new room. */
  public Room room() {
    MeanVector mean = MeanVector.of(pipeline.lexical().map(LexicalFeaturizer::options), vocabulary);
    return new Room(new FeatureRoom(pipeline, vocabulary, scales, mean));
  }

  /** The vector of a prompt; it lasts until the room's next prompt. */
  public FeatureVector vector(NormalizedText prompt, Room room) {
    room.features.clear();
    NormalizedText form =
        lexicon.isPresent() ? lexicon.get().featurize(prompt, room.words, room.features) : prompt;
    pipeline.featurizeOwn(form.text(), room.features);
    return room.features.vector();
  }
}
