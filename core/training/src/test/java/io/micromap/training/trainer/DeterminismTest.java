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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Collectors;
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
  void anotherSeedGivesOtherBytes() {
    LabelledPrompts rows = SampleRows.read();
    Trainer trainer = new Trainer(TrainingOptions.DEFAULTS.withSeed(43), 1, step -> {});

    var bundle = trainer.train(TrainingTask.ofLabels(rows.labels()), rows);

    assertThat(Sha256.hex(BundleFormat.write(bundle))).isNotEqualTo(HASH);
  }

  @Test
  void anotherProcessInAnotherFolderLanguageAndZoneTrainsTheSame() throws Exception {
    assertThat(hashIn(Path.of(System.getProperty("java.home")), 2)).isEqualTo(HASH);
  }

  @Test
  void anotherJavaTrainsTheSame() throws Exception {
    Optional<Path> other = otherJava();
    assumeTrue(
        other.isPresent(),
        "no JDK 25 in /usr/lib/jvm and no other Java's home in MICROMAP_OTHER_JAVA");

    assertThat(hashIn(other.get(), 1)).isEqualTo(HASH);
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

  private String hashIn(Path javaHome, int threads) throws Exception {
    Path csv = Files.writeString(folder.resolve("rows.csv"), SampleRows.csv());
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
