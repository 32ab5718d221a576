package io.micromap.runtime.featurizer;

import io.micromap.runtime.text.NormalizedText;
import java.util.function.Consumer;

/**
 * A pipeline bound to a vocabulary: turns prompts into {@link FeatureVector}s. Thread-safe.
 *
 * <p>Value of a feature: its amount, at most 1, times its scale (a power of its inverse document
 * frequency, or 1), each view scaled to length 1 and weighted, the whole scaled to length 1.
 */
public final class Vectorizer {

  private final FeaturizerPipeline pipeline;
  private final Vocabulary vocabulary;
  private final float[] scales;
  private final WordJoiner joiner;

  /**
   * Binds.
   *
   * @param scales one positive factor per feature and a last one for features that the vocabulary
   *     does not have
   */
  public Vectorizer(FeaturizerPipeline pipeline, Vocabulary vocabulary, float[] scales) {
    if (scales.length != vocabulary.size() + 1) {
      throw new IllegalArgumentException(
          scales.length + " scales for " + vocabulary.size() + " features and the unknown ones.");
    }
    int last = vocabulary.size() - 1;
    if (last >= 0 && (vocabulary.view(0) < 0 || vocabulary.view(last) >= pipeline.views())) {
      throw new IllegalArgumentException(
          "Features are of views "
              + vocabulary.view(0)
              + " to "
              + vocabulary.view(last)
              + ", but there are "
              + pipeline.views()
              + " views.");
    }
    this.pipeline = pipeline;
    this.vocabulary = vocabulary;
    this.scales = scales;
    this.joiner = new WordJoiner(VocabularyWords.of(vocabulary));
  }

  /**
   * The vector of a prompt of at most {@link FeaturizerPipeline#MAX_PROMPT} characters; empty where
   * nothing but word vectors is known of it.
   */
  public FeatureVector vector(String text) {
    return vector(NormalizedText.of(text));
  }

  /** As above, for a prompt that was normalised before. */
  public FeatureVector vector(NormalizedText prompt) {
    return vector(sink -> featurize(prompt, sink));
  }

  /**
   * Sends all features of a prompt to the sink: those that the pipeline finds once the parts of
   * words that the vocabulary knows whole are joined.
   */
  public void featurize(NormalizedText prompt, GramSink sink) {
    pipeline.featurize(words(prompt), sink);
  }

  private Words words(NormalizedText prompt) {
    Words words = pipeline.words(prompt);
    if (!pipeline.readsNeighbours()) {
      return words;
    }
    NormalizedText joined = joiner.join(words, new WordJoiner.Room());
    return joined == prompt ? words : pipeline.words(joined);
  }

  /** Room for the vector of features that are found otherwise. */
  VectorRoom room() {
    return new VectorRoom(pipeline, vocabulary, scales);
  }

  /** The vector of features that were found before; their order does not matter. */
  public FeatureVector vector(Consumer<GramSink> features) {
    Hits hits = new Hits(pipeline, vocabulary, scales);
    features.accept(hits);
    return hits.toVector();
  }

  /**
   * The vector of a prompt and what it is the sum of, with its places, features first, then words;
   * featurizes the prompt once.
   */
  public LocatedVector locate(NormalizedText prompt) {
    return new Locator(pipeline, vocabulary, words(prompt)).locate(scales);
  }

  /**
   * What the features of prompt after prompt add up to.
   *
   * @param hasTables whether to make tables first, which takes as long as some hundred prompts
   */
  public LinearSums sums(FeatureWeights weights, boolean hasTables) {
    return new LinearSums(
        pipeline,
        WeightedFeatures.of(
            pipeline.lexical().map(LexicalFeaturizer::options), vocabulary, scales, weights),
        hasTables ? new WordJoiner(VocabularyWords.filtered(vocabulary)) : joiner,
        hasTables);
  }

  /** The features that there are. */
  Vocabulary vocabulary() {
    return vocabulary;
  }

  /** What the features of a view are. */
  public String viewName(int view) {
    return pipeline.viewName(view);
  }

  /** What finds the features. */
  public FeaturizerPipeline pipeline() {
    return pipeline;
  }
}
