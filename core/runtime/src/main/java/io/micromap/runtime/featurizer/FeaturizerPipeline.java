package io.micromap.runtime.featurizer;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.text.NormalizedText;
import io.micromap.spi.FeaturizerDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.lucene.util.Version;

/**
 * All featurizers of a mapper in one: the lexical one, if asked for, and the domain's own.
 * Thread-safe as long as the domain's are.
 *
 * <p>Views 0 to 3 are the lexical ones; every own featurizer adds one view behind them.
 */
public final class FeaturizerPipeline {

  /** Prompts longer than this many UTF-16 units are not featurized. */
  public static final int MAX_PROMPT = 32_768;

  /** View of the words and word n-grams. */
  public static final int WORD_VIEW = LexicalFeaturizer.WORDS;

  /** View of the unordered word pairs. */
  static final int PAIR_VIEW = LexicalFeaturizer.PAIRS;

  /** View of the character n-grams within words. */
  public static final int CHARACTER_VIEW = LexicalFeaturizer.CHARS;

  /** View of the mean word vector, a feature a dimension. */
  public static final int VECTOR_VIEW = LexicalFeaturizer.VECTORS;

  /** Name of the only view whose features may count less than nothing. */
  public static final String SIGNED_VIEW = "vectors";

  private static final List<String> LEXICAL_NAMES = List.of("words", "pairs", "chars", SIGNED_VIEW);
  private static final int LEXICAL_VIEWS = LEXICAL_NAMES.size();

  private final List<FeaturizerDefinition> definitions;
  private final Optional<LexicalFeaturizer> lexical;
  private final List<FeaturizerDefinition.Own> own = new ArrayList<>();
  private final double[] viewWeights;

  /**
   * A pipeline of a domain's featurizers.
   *
   * @throws IllegalArgumentException if a built-in name or an option is unknown
   */
  public FeaturizerPipeline(List<FeaturizerDefinition> definitions) {
    this.definitions = List.copyOf(definitions);
    Optional<LexicalFeaturizer> found = Optional.empty();
    LexicalOptions options = LexicalOptions.DEFAULTS;
    for (FeaturizerDefinition definition : definitions) {
      if (definition instanceof FeaturizerDefinition.BuiltIn builtIn) {
        if (!builtIn.name().equals(LexicalOptions.FEATURIZER)) {
          throw new IllegalArgumentException(
              "No built-in featurizer '" + builtIn.name() + "'; known: lexical.");
        }
        options = LexicalOptions.parse(builtIn.options());
        found = Optional.of(new LexicalFeaturizer(options));
      } else if (definition instanceof FeaturizerDefinition.Own code) {
        own.add(code);
      }
    }
    lexical = found;
    viewWeights = new double[LEXICAL_VIEWS + own.size()];
    Arrays.fill(viewWeights, 1);
    viewWeights[LexicalFeaturizer.PAIRS] = options.pairs().weight();
    viewWeights[LexicalFeaturizer.CHARS] = options.chars().weight();
    viewWeights[LexicalFeaturizer.VECTORS] = options.vectorWeight();
  }

  /** What the pipeline was made of. */
  public List<FeaturizerDefinition> definitions() {
    return definitions;
  }

  /** Number of views. */
  public int views() {
    return viewWeights.length;
  }

  /** How much a view counts beside the others. */
  double weight(int view) {
    return viewWeights[view];
  }

  /** Whether two neighbouring words are a feature. */
  boolean readsNeighbours() {
    return lexical.map(LexicalFeaturizer::readsNeighbours).orElse(false);
  }

  /**
   * What decides which features a prompt has: the versions of Lucene, of the word vectors and of
   * the prompts' form, the lexical options but the views' weights, the names of own featurizers.
   * Pipelines of equal specifications find the same, as long as the own ones are of one version.
   */
  public String specification() {
    SortedMap<String, String> options = new TreeMap<>();
    for (FeaturizerDefinition definition : definitions) {
      if (definition instanceof FeaturizerDefinition.BuiltIn builtIn) {
        options.putAll(LexicalOptions.parse(builtIn.options()).toMap());
      }
    }
    options.keySet().removeIf(name -> name.endsWith("_weight"));
    return Version.LATEST
        + "|"
        + WordVectors.VERSION
        + "|"
        + NormalizedText.VERSION
        + "|"
        + options
        + "|"
        + own.stream().map(FeaturizerDefinition.Own::name).toList();
  }

  /**
   * What the view's features are: {@code words}, {@code pairs}, {@code chars}, {@code vectors} or
   * an own name.
   */
  public String viewName(int view) {
    return view < LEXICAL_VIEWS ? LEXICAL_NAMES.get(view) : own.get(view - LEXICAL_VIEWS).name();
  }

  /** The words of a prompt as the lexical featurizer reads them; none without that featurizer. */
  Words words(String text) {
    return words(NormalizedText.of(text));
  }

  /** As above, for a prompt that was normalised before. */
  Words words(NormalizedText prompt) {
    return lexical.map(featurizer -> featurizer.words(prompt)).orElseGet(() -> Words.none(prompt));
  }

  /** Whether each of a view's features is read from places in the prompt. */
  boolean hasPlaces(int view) {
    return view < LEXICAL_VIEWS && view != VECTOR_VIEW;
  }

  /** Sends all features of a prompt to the sink, in an order that depends on the prompt alone. */
  public void featurize(String text, GramSink sink) {
    featurize(words(text), sink);
  }

  /** As above, for a prompt whose {@link #words} were read before. */
  void featurize(Words words, GramSink sink) {
    lexical.ifPresent(featurizer -> featurizer.featurize(words, sink));
    featurizeOwn(words.prompt().text(), sink);
  }

  /** Sends the features that the domain's own code finds in a normalised prompt. */
  void featurizeOwn(String text, GramSink sink) {
    for (int i = 0; i < own.size(); i++) {
      featurize(own.get(i), LEXICAL_VIEWS + i, text, sink);
    }
  }

  /** The lexical featurizer, if it was asked for. */
  Optional<LexicalFeaturizer> lexical() {
    return lexical;
  }

  /**
   * Calls the domain's code.
   *
   * @throws MicromapException with {@link ErrorCode#BAD_PLUGIN} if it throws or adds what is no
   *     feature
   */
  private static void featurize(
      FeaturizerDefinition.Own code, int view, String text, GramSink sink) {
    try {
      code.featurizer().featurize(text, sink.ofView(view));
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      throw new MicromapException(
          ErrorCode.BAD_PLUGIN,
          "The domain's featurizer '"
              + code.name()
              + "' failed on a prompt of "
              + text.length()
              + " characters: "
              + e
              + ". Repair its code; './micromap domains check' finds such faults.",
          e);
    }
  }
}
