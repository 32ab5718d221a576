package io.micromap.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micromap.evaluation.SampleRows;
import io.micromap.evaluation.dataset.ConflictPolicy;
import io.micromap.evaluation.dataset.DatasetReader;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Row;
import io.micromap.runtime.bundle.BundleFormat;
import io.micromap.runtime.bundle.Sha256;
import io.micromap.runtime.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Equal rows give equal bytes, whatever Java, language, zone, folder or number of threads. */
class DeterminismTest {

  private static final String HASH = Sha256.hex(SampleTraining.train(SampleRows.read(), 1));

  @TempDir Path folder;

  @Test
  void twoThreadsTrainWhatOneDoes() {
    assertThat(Sha256.hex(SampleTraining.train(SampleRows.read(), 2))).isEqualTo(HASH);
  }

  @Test
  void languageAndTimeZoneDoNotMatter() {
    Locale language = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
      assertThat(Sha256.hex(SampleTraining.train(SampleRows.read(), 2))).isEqualTo(HASH);
    } finally {
      Locale.setDefault(language);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void theFormOfTheFilesDoesNotMatter() {
    String prompts =
        SampleRows.rows().stream()
            .map(row -> Json.line(Map.of("prompt", row.prompt())))
            .collect(Collectors.joining("\n"));
    String labels =
        SampleRows.rows().stream().map(Row::label).collect(Collectors.joining("\n", "label\n", ""));

    LabelledPrompts rows =
        new DatasetReader("oos", ConflictPolicy.ERROR)
            .read(
                SampleRows.source("elsewhere/labels.csv", labels),
                Optional.of(SampleRows.source("prompts.jsonl", prompts)));

    assertThat(Sha256.hex(SampleTraining.train(rows, 1))).isEqualTo(HASH);
  }

  @Test
  void theOrderOfTheRowsDoesNotMatter() {
    List<Row> rows = new ArrayList<>(SampleRows.read().rows());
    for (long seed = 1; seed <= 3; seed++) {
      Collections.shuffle(rows, new Random(seed));
      assertThat(Sha256.hex(SampleTraining.train(SampleRows.read().with(rows), 1))).isEqualTo(HASH);
    }
  }

  @Test
  void anotherSeedGivesOtherBytes() {
    LabelledPrompts rows = SampleRows.read();
    Trainer trainer = new Trainer(TrainingOptions.DEFAULTS.withSeed(43), 1, step -> {});

    var bundle = trainer.train(TrainingTask.ofLabels(rows.labels()), rows);

    assertThat(Sha256.hex(BundleFormat.write(bundle))).isNotEqualTo(HASH);
  }

  @Test
  void anotherProcessInAnotherFolderLanguageAndZoneTrainsTheSame() throws Exception {
    Path home = Path.of(System.getProperty("java.home"));
    assertThat(hashIn(home, 2, SampleRows.csv())).isEqualTo(HASH);
  }

  @Test
  void anotherJavaTrainsTheSame() throws Exception {
    Path other = requireOtherJava();

    assertThat(hashIn(other, 1, SampleRows.csv())).isEqualTo(HASH);
    assertThat(hashIn(other, 1, everyScript()))
        .isEqualTo(Sha256.hex(SampleTraining.train(SampleRows.read(everyScript()), 1)));
  }

  /** Rows of characters of all scripts, those among them that Java 17 does not know. */
  private static String everyScript() {
    StringBuilder csv = new StringBuilder("prompt,label\n");
    for (int c = 0xA0; c < 0x20000; c += 24) {
      String label = c % 48 == 16 ? "open" : "shut";
      StringBuilder prompt = new StringBuilder();
      IntStream.range(c, c + 24)
          .filter(DeterminismTest::isOfAnAlphabet)
          .forEach(i -> prompt.appendCodePoint(i).append(i % 8 == 0 ? " " : ""));
      if (!prompt.isEmpty()) {
        csv.append(label).append(' ').append(prompt).append(',').append(label).append('\n');
      }
    }
    return csv.toString();
  }

  /** Leaves out surrogates and the many that are all of one kind: Han, Hangul, private ones. */
  private static boolean isOfAnAlphabet(int c) {
    boolean isUniform =
        (c >= 0x3400 && c < 0xA000) || (c >= 0xAC00 && c < 0xF900) || (c >= 0x12000 && c < 0x19000);
    return !isUniform;
  }

  private static Path requireOtherJava() throws IOException {
    Optional<Path> other = otherJava();
    assumeTrue(
        other.isPresent(),
        "no JDK 25 in /usr/lib/jvm and no other Java's home in MICROMAP_OTHER_JAVA");
    return other.get();
  }

  private static Optional<Path> otherJava() throws IOException {
    String named = System.getenv("MICROMAP_OTHER_JAVA");
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    Path usual = Path.of("/usr/lib/jvm");
    if (!Files.isDirectory(usual)) {
      return Optional.empty();
    }
    try (Stream<Path> homes = Files.list(usual)) {
      return homes
          .filter(home -> home.getFileName().toString().contains("25"))
          .filter(home -> Files.isExecutable(home.resolve("bin/java")))
          .sorted()
          .findFirst();
    }
  }

  private String hashIn(Path javaHome, int threads, String rows) throws Exception {
    Path csv = Files.writeString(folder.resolve("rows.csv"), rows);
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(
                javaHome.resolve("bin/java").toString(),
                "-Duser.language=tr",
                "-Duser.timezone=Asia/Kolkata",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                TrainingHash.class.getName(),
                csv.toString(),
                Integer.toString(threads))
            .directory(Files.createDirectories(folder.resolve("elsewhere")).toFile())
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(process.waitFor()).isZero();
    return Files.readString(output, StandardCharsets.UTF_8).strip();
  }
}
