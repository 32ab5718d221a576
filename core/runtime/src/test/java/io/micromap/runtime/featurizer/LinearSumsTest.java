package io.micromap.runtime.featurizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micromap.runtime.bundle.SparseWeights;
import io.micromap.runtime.bundle.Weights;
import io.micromap.runtime.featurizer.Vocabulary.Feature;
import io.micromap.runtime.text.NormalizedText;
import io.micromap.spi.FeaturizerDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.assertj.core.data.Offset;

/** The sums of prompts against those of their vectors, feature by feature. */
class LinearSumsTest {

  private static final List<String> ROWS =
      List.of(
          "swap 2 eth for usdc on the cheapest exchange",
          "don't swap my tokens, stake them instead; withdraw 1,000.50 dai",
          "what's the o'clock price of b\u00fccher in m\u00fcnchen?",
          "\u043f\u0440\u0438\u0432\u0435\u0442 \u043c\u0438\u0440 \u03b1\u03b2\u03b3"
              + " \u65e5\u672c\u8a9e \u05e9\u05dc\u05d5\u05dd",
          "please cancel the with draw al of snake_case and a.b.c 3.14 \ud83d\udc4d\ud83c\udffd");

  private static final List<Vectorizer> VECTORIZERS =
      List.of(
          vectorizer(FeaturizerDefinition.lexical()),
          vectorizer(lexical("negation", "true", "mask_numbers", "true")),
          vectorizer(
              lexical("words", "4", "pair_prefix", "6", "chars_max", "8", "pair_window", "3")),
          vectorizer(
              lexical(
                  "words",
                  "1",
                  "pair_prefix",
                  "1",
                  "chars_min",
                  "1",
                  "negation",
                  "true",
                  "moods",
                  "true")),
          vectorizer(lexical("pair_window", "0", "chars_max", "0", "vector_weight", "0")),
          vectorizer(FeaturizerDefinition.lexical(), own("first", 0.3), own("second", 1.7)),
          vectorizer(own("alone", 0.1)));

  private static final int COLUMNS = 7;
  private static final Offset<Double> CLOSE = within(1e-12);

  private static final List<SparseWeights> WEIGHTS =
      VECTORIZERS.stream().map(each -> weights(each.vocabulary().size())).toList();

  private static final List<LinearSums> SUMS =
      IntStream.range(0, VECTORIZERS.size())
          .mapToObj(i -> VECTORIZERS.get(i).sums(Weights.compile(WEIGHTS.get(i)), true))
          .toList();

  private static final List<LinearSums.Room> ROOMS = SUMS.stream().map(LinearSums::room).toList();

  @Property(tries = 1500)
  void sumsAreThoseOfTheVector(@ForAll("prompts") String prompt) {
    NormalizedText form = NormalizedText.of(prompt);
    for (int i = 0; i < SUMS.size(); i++) {
      FeatureVector vector = VECTORIZERS.get(i).vector(form);
      double[] expected = new double[COLUMNS];
      WEIGHTS.get(i).addRows(vector.ids(), vector.values(), vector.size(), expected);
      double[] sums = new double[COLUMNS];
      PromptSums found = SUMS.get(i).add(form, ROOMS.get(i), sums);

      assertThat(sums).as("pipeline %d", i).containsExactly(expected, CLOSE);
      assertThat(found.isEmpty()).as("pipeline %d", i).isEqualTo(vector.size() == 0);
      if (!found.isEmpty()) {
        requireEvidence(found, vector, i);
      }
    }
  }

  private static void requireEvidence(PromptSums found, FeatureVector vector, int pipeline) {
    assertThat(found.key()).as("pipeline %d", pipeline).isEqualTo(vector.key());
    for (int view : List.of(FeaturizerPipeline.WORD_VIEW, FeaturizerPipeline.CHARACTER_VIEW)) {
      assertThat(found.known(view)).isCloseTo(vector.known()[view], CLOSE);
    }
    Vocabulary vocabulary = VECTORIZERS.get(pipeline).vocabulary();
    int words = 0;
    double[] grams = new double[COLUMNS];
    double all = 0;
    for (int i = 0; i < vector.size(); i++) {
      int view = vocabulary.view(vector.ids()[i]);
      double square = vector.values()[i] * vector.values()[i];
      words += view == FeaturizerPipeline.WORD_VIEW ? 1 : 0;
      if (view == FeaturizerPipeline.CHARACTER_VIEW) {
        all += square;
        WEIGHTS.get(pipeline).addWherePositive(vector.ids()[i], square, grams);
      }
    }
    assertThat(found.words()).isEqualTo(words);
    for (int k = 0; k < COLUMNS; k++) {
      assertThat(found.speaking(k)).isCloseTo(all > 0 ? grams[k] / all : 1, CLOSE);
    }
  }

  @Property(tries = 300)
  void neitherTablesNorWhatWasAskedBeforeChangeABit(
      @ForAll("prompts") String before, @ForAll("prompts") String prompt) {
    for (int i = 0; i < SUMS.size(); i++) {
      LinearSums plain = VECTORIZERS.get(i).sums(WEIGHTS.get(i), false);
      double[] fresh = new double[COLUMNS];
      plain.add(NormalizedText.of(prompt), plain.room(), fresh);
      SUMS.get(i).add(NormalizedText.of(before), ROOMS.get(i), new double[COLUMNS]);
      double[] sums = new double[COLUMNS];
      SUMS.get(i).add(NormalizedText.of(prompt), ROOMS.get(i), sums);

      assertThat(sums).as("pipeline %d", i).isEqualTo(fresh);
    }
  }

  @Example
  void aWordThatIsRepeatedCountsOnce() {
    String prompt = "swap qxz ".repeat(2000);
    FeatureVector vector = VECTORIZERS.get(0).vector(NormalizedText.of(prompt));
    double[] expected = new double[COLUMNS];
    WEIGHTS.get(0).addRows(vector.ids(), vector.values(), vector.size(), expected);
    double[] sums = new double[COLUMNS];
    SUMS.get(0).add(NormalizedText.of(prompt), SUMS.get(0).room(), sums);

    assertThat(sums).containsExactly(expected, CLOSE);
  }

  /** Rows with words changed, joined, cut, repeated, and text of any script between them. */
  @Provide
  static Arbitrary<String> prompts() {
    Arbitrary<String> word =
        Arbitraries.of(ROWS).flatMap(row -> Arbitraries.of(row.split(" ", -1)));
    Arbitrary<String> piece =
        Arbitraries.frequencyOf(
            Tuple.of(12, word),
            Tuple.of(2, word.map(w -> w.substring(0, (w.length() + 1) / 2))),
            Tuple.of(2, Arbitraries.strings().ascii().ofMaxLength(8)),
            Tuple.of(2, Arbitraries.strings().ofMaxLength(5)),
            Tuple.of(1, Arbitraries.of("not", "never", "no longer", "but", "\u00ac")));
    Arbitrary<String> gap = Arbitraries.of(" ", " ", " ", "-", ", ", ". ", "  ", "\n", "");
    return Arbitraries.frequencyOf(
        Tuple.of(
            8,
            piece
                .list()
                .ofMaxSize(14)
                .flatMap(
                    pieces -> gap.list().ofSize(pieces.size()).map(gaps -> weave(pieces, gaps)))),
        Tuple.of(1, Arbitraries.strings().ofMaxLength(80)));
  }

  private static String weave(List<String> pieces, List<String> gaps) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pieces.size(); i++) {
      text.append(pieces.get(i)).append(gaps.get(i));
    }
    return text.toString();
  }

  private static FeaturizerDefinition lexical(String... namesAndValues) {
    Map<String, String> options = new TreeMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      options.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return FeaturizerDefinition.lexical(options);
  }

  /** The lengths of a text's words, some of them several times. */
  private static FeaturizerDefinition own(String name, double amount) {
    return FeaturizerDefinition.own(
        name,
        (text, sink) -> {
          for (String word : text.split("\\s+", -1)) {
            sink.add("length " + Math.min(12, word.length()), amount);
          }
        });
  }

  /** With three quarters of the features of the rows, each with a scale of its own. */
  private static Vectorizer vectorizer(FeaturizerDefinition... definitions) {
    FeaturizerPipeline pipeline = new FeaturizerPipeline(List.of(definitions));
    TreeSet<Feature> all = new TreeSet<>();
    ROWS.forEach(
        row ->
            pipeline.featurize(
                row,
                (view, buffer, from, length, amount) ->
                    all.add(new Feature(view, new String(buffer, from, length)))));
    Random random = new Random(7);
    List<Feature> kept = new ArrayList<>(all);
    kept.removeIf(feature -> random.nextInt(4) == 0);
    float[] scales = new float[kept.size() + 1];
    for (int i = 0; i < scales.length; i++) {
      scales[i] = 0.5f + random.nextFloat();
    }
    return new Vectorizer(pipeline, Vocabulary.of(kept), scales);
  }

  private static SparseWeights weights(int features) {
    Random random = new Random(11);
    SparseWeights.Builder weights = new SparseWeights.Builder(COLUMNS);
    for (int row = 0; row < features; row++) {
      for (int k = 0; k < COLUMNS; k++) {
        weights.set(k, random.nextInt(3) == 0 ? 0 : random.nextGaussian());
      }
      weights.endRow();
    }
    return weights.build();
  }
}
