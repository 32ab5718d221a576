package io.micromap.runtime.featurizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.runtime.featurizer.CompiledVectorizer.Room;
import io.micromap.runtime.featurizer.Vocabulary.Feature;
import io.micromap.runtime.text.NormalizedText;
import io.micromap.spi.FeaturizerDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** The compiled form against the plain one, which looks every feature up by its text. */
class CompiledVectorizerTest {

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

  private static final List<CompiledVectorizer> COMPILED =
      VECTORIZERS.stream().map(Vectorizer::compile).toList();

  private static final List<Room> ROOMS = COMPILED.stream().map(CompiledVectorizer::room).toList();

  @Property(tries = 1500)
  void vectorsAreThoseOfThePlainFormBitByBit(@ForAll("prompts") String prompt) {
    NormalizedText form = NormalizedText.of(prompt);
    for (int i = 0; i < VECTORIZERS.size(); i++) {
      FeatureVector plain = VECTORIZERS.get(i).vector(form);
      FeatureVector compiled = COMPILED.get(i).vector(form, ROOMS.get(i)).copy();

      assertThat(compiled.ids()).as("pipeline %d", i).isEqualTo(plain.ids());
      assertThat(compiled.values()).as("pipeline %d", i).isEqualTo(plain.values());
      assertThat(compiled.known()).as("pipeline %d", i).isEqualTo(plain.known());
    }
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
}
