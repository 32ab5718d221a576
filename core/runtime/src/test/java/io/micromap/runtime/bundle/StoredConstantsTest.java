package io.micromap.runtime.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.spi.Thresholds;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers that act when a prompt is answered are those of the bundle, not those of the code. */
class StoredConstantsTest {

  private static final Bundle SCOPED =
      SampleBundle.of(true, Thresholds.global(0.5), "on", "light bright", "off", "dark");
  private static final Bundle LEXICAL =
      SampleBundle.lexical(
          "on", "brighten the room of 40 lamps", "off", "darken 12 rooms at night");

  @Test
  void theseAreAllConstantsOfAMapper() throws IOException {
    Map<String, byte[]> entries = entries(LEXICAL);

    assertThat(json(entries, "calibration.json").get("options"))
        .isEqualTo(
            Json.parse(
                """
                {"sharpness": 10.0, "most_evidence": 14.0, "scope_power": 0.5, "least_share": 0.02,
                 "tie_sharpness": 3.0, "tie_words": 20}
                """));
    assertThat(json(entries, "featurizers.json").get(0).get("options"))
        .isEqualTo(
            Json.parse(
                """
                {"words": "2", "pair_window": "32", "pair_prefix": "4", "pair_weight": "1.0",
                 "chars_min": "2", "chars_max": "4", "char_weight": "1.0",
                 "vector_weight": "1.0", "mask_numbers": "false", "negation": "false",
                 "moods": "false"}
                """));
  }

  @ParameterizedTest
  @CsvSource({
    "sharpness, 10.0, 5.0, light up",
    "most_evidence, 14.0, 7.0, light bright",
    "scope_power, 0.5, 0.25, light up the room",
    "least_share, 0.02, 0.5, light up my quantum lecture",
    "tie_sharpness, 3.0, 0.1, light up",
  })
  void anEditedConstantOfTheScoresChangesTheAnswer(
      String name, String before, String after, String prompt) throws IOException {
    assertThatAnswersDiffer(
        SCOPED, "calibration.json", "\"" + name + "\" : ", before, after, prompt);
  }

  /** With so low a sharpness that the bound on ties acts on a prompt of two words. */
  @Test
  void anEditedNumberOfWordsChangesTheAnswer() throws IOException {
    Map<String, byte[]> entries = entries(SCOPED);
    replace(entries, "calibration.json", "\"tie_sharpness\" : 3.0", "\"tie_sharpness\" : 0.1");
    double twenty = confidence(entries, "light bright");

    replace(entries, "calibration.json", "\"tie_words\" : 20", "\"tie_words\" : 1");

    assertThat(confidence(entries, "light bright")).isLessThan(twenty);
  }

  @ParameterizedTest
  @CsvSource({
    "words, 2, 1",
    "pair_window, 32, 1",
    "pair_prefix, 4, 3",
    "pair_weight, 1.0, 2.0",
    "chars_min, 2, 3",
    "chars_max, 4, 3",
    "char_weight, 1.0, 2.0",
    "vector_weight, 1.0, 0",
    "mask_numbers, false, true",
    "negation, false, true",
    "moods, false, true",
  })
  void anEditedOptionOfTheFeaturizerChangesTheAnswer(String name, String before, String after)
      throws IOException {
    assertThatAnswersDiffer(
        LEXICAL,
        "featurizers.json",
        "\"" + name + "\" : ",
        "\"" + before + "\"",
        "\"" + after + "\"",
        "bright rooms with 40 dark lamps, don't darken; is it bright with lamps?");
  }

  /** A number tuned by hand would be a double, and belongs into one of the two records above. */
  @Test
  void noOtherClassHasANumberOfItsOwn() throws Exception {
    List<String> numbers = new ArrayList<>();
    for (Class<?> type : classes()) {
      Arrays.stream(type.getDeclaredFields())
          .filter(field -> Modifier.isStatic(field.getModifiers()))
          .filter(field -> field.getType() == double.class || field.getType() == float.class)
          .map(field -> type.getSimpleName() + "." + field.getName())
          .forEach(numbers::add);
    }
    assertThat(numbers).isEmpty();
  }

  private static void assertThatAnswersDiffer(
      Bundle bundle, String entry, String field, String before, String after, String prompt)
      throws IOException {
    Map<String, byte[]> entries = entries(bundle);
    replace(entries, entry, field + before, field + after);

    assertThat(confidence(entries, prompt))
        .isNotEqualTo(SampleBundle.mapper(bundle).map(prompt).confidence());
  }

  private static void replace(
      Map<String, byte[]> entries, String entry, String before, String after) {
    String text = new String(entries.get(entry), StandardCharsets.UTF_8);
    assertThat(text).contains(before);
    byte[] edited = text.replace(before, after).getBytes(StandardCharsets.UTF_8);
    String hash = Sha256.hex(entries.put(entry, edited));
    String manifest = new String(entries.get("manifest.json"), StandardCharsets.UTF_8);
    entries.put(
        "manifest.json",
        manifest.replace(hash, Sha256.hex(edited)).getBytes(StandardCharsets.UTF_8));
  }

  private static double confidence(Map<String, byte[]> entries, String prompt) throws IOException {
    return Mapper.of(Archive.write(entries), "edited", SampleBundle.NO_DOMAINS)
        .map(prompt)
        .confidence();
  }

  private static Map<String, byte[]> entries(Bundle bundle) throws IOException {
    return new LinkedHashMap<>(Archive.entries(BundleFormat.write(bundle)));
  }

  private static JsonNode json(Map<String, byte[]> entries, String name) throws IOException {
    return Json.parse(new String(entries.get(name), StandardCharsets.UTF_8));
  }

  /** All classes of the runtime that are not tests. */
  private static List<Class<?>> classes() throws Exception {
    Path root = Path.of(Bundle.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<Class<?>> classes = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(file -> file.toString().endsWith(".class")).toList()) {
        String name = root.relativize(file).toString().replace(".class", "");
        if (!name.endsWith("package-info")) {
          classes.add(Class.forName(name.replace(root.getFileSystem().getSeparator(), ".")));
        }
      }
    }
    assertThat(classes).hasSizeGreaterThan(40);
    return classes;
  }
}
