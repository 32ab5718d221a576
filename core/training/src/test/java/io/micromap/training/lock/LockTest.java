package io.micromap.training.lock;

import static io.micromap.evaluation.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.evaluation.SampleRows;
import io.micromap.evaluation.artifact.AtomicFile;
import io.micromap.evaluation.dataset.ConflictPolicy;
import io.micromap.evaluation.dataset.DataReference;
import io.micromap.evaluation.dataset.Reading;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.evaluation.sweep.Strategy;
import io.micromap.evaluation.sweep.Sweep;
import io.micromap.evaluation.sweep.SweepParameters;
import io.micromap.evaluation.traffic.TrafficCounts;
import io.micromap.runtime.bundle.Sha256;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.mapper.PredictionSets;
import io.micromap.runtime.registry.Domain;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.spi.FeaturizerDefinition;
import io.micromap.spi.Label;
import io.micromap.spi.Thresholds;
import io.micromap.training.lock.LockFile.Artifact;
import io.micromap.training.trainer.SampleTraining;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LockTest {

  @TempDir private static Path made;

  @TempDir private Path folder;

  @BeforeAll
  static void trainSweepAndLock() throws IOException {
    Files.writeString(made.resolve("train.csv"), SampleRows.csv());
    Files.writeString(
        made.resolve("eval.csv"),
        "prompt,label\nlend my shiny eth,deposit\ntrade my wbtc,swap\nhello you,oos\n");
    Path mapperFile = made.resolve("m.mapper");
    AtomicFile.write(
        mapperFile,
        SampleTraining.train(reference(made, "train.csv").load(SampleTraining.NO_DOMAINS), 2));
    Sweep sweep =
        Sweep.run(
            ScoredRows.of(
                Mapper.load(mapperFile, SampleTraining.NO_DOMAINS),
                reference(made, "eval.csv").load(SampleTraining.NO_DOMAINS)),
            new SweepParameters(
                List.of(0.1, 0.5), new TreeMap<>(Map.of("swap", 0.2)), Strategy.UTILITY));
    AtomicFile.write(made.resolve("rows.csv"), sweep.artifacts().rowsCsv());
    AtomicFile.write(made.resolve("metrics.csv"), sweep.artifacts().metricsCsv());
    AtomicFile.write(made.resolve("summary.json"), sweep.artifacts().summaryJson());
    new Locker(SampleTraining.NO_DOMAINS).lock(request(made, "train.csv", "eval.csv"));
  }

  @BeforeEach
  void copyTheLockAndItsFiles() throws IOException {
    copy(made, folder);
  }

  @Test
  void aLockNamesTheHashOfEveryArtifact() throws IOException {
    LockFile lock = LockFile.read(lockFile());

    assertThat(lock.paths().keySet()).containsExactly(Artifact.values());
    for (Artifact artifact : Artifact.values()) {
      Path file = folder.resolve("locked").resolve(lock.paths().get(artifact));
      assertThat(Sha256.hex(Files.readAllBytes(file))).isEqualTo(lock.artifacts().get(artifact));
    }
    assertThat(lock.write()).isEqualTo(Files.readAllBytes(lockFile()));
  }

  @Test
  void theLockedMapperHoldsTheChosenThresholds() {
    Mapper locked = Mapper.load(folder.resolve("locked/locked.mapper"), SampleTraining.NO_DOMAINS);

    assertThat(locked.bundle().thresholds().forLabel("swap")).isEqualTo(0.2);
    assertThat(locked.bundle().thresholds().perClass()).hasSize(4);
    assertThat(folder.resolve("locked/per_class_thresholds.json"))
        .content()
        .contains("\"swap\" : 0.2");
  }

  @Test
  void theLockedMapperSaysHowItDecidesOnTheRowsOfTheSweep() {
    Mapper locked = Mapper.load(folder.resolve("locked/locked.mapper"), SampleTraining.NO_DOMAINS);

    TrafficCounts counts = TrafficCounts.of(locked.bundle()).orElseThrow();
    assertThat(counts.decisions()).isEqualTo(3);
    assertThat(counts.labels()).containsEntry("swap", 1);
    assertThat(TrafficCounts.of(Mapper.load(folder.resolve("m.mapper")).bundle())).isEmpty();
  }

  @Test
  void whatWasCalibratedIsLockedOverTheChoiceOfTheSweepAndVerifies() {
    Locker.Request plain = request(folder, "train.csv", "eval.csv");
    PredictionSets sets = new PredictionSets(0.9, 100, 0.25, "f00");
    Calibrated calibrated = new Calibrated(new TreeMap<>(Map.of("stake", 0.7)), Optional.of(sets));
    lock(plain, calibrated);

    Mapper locked = Mapper.load(folder.resolve("locked/locked.mapper"), SampleTraining.NO_DOMAINS);
    assertThat(locked.bundle().thresholds().forLabel("stake")).isEqualTo(0.7);
    assertThat(locked.bundle().thresholds().forLabel("swap")).isEqualTo(0.2);
    assertThat(PredictionSets.of(locked.bundle())).contains(sets);
    assertThat(verify(lockFile())).isEmpty();
  }

  @Test
  void whatIsLockedIsJudgedOnTheRowsOfTheSweep() {
    Locker.Request plain = request(folder, "train.csv", "eval.csv");
    SortedMap<String, Double> never = new TreeMap<>();
    Mapper.load(folder.resolve("m.mapper"), SampleTraining.NO_DOMAINS)
        .labelNames()
        .forEach(label -> never.put(label, 1.0));

    assertThat(lock(plain, Calibrated.NOTHING).verdict().answers()).isPositive();
    assertThat(lock(plain, new Calibrated(never, Optional.empty())).verdict().answers()).isZero();
  }

  private static Locker.Locked lock(Locker.Request plain, Calibrated calibrated) {
    return new Locker(SampleTraining.NO_DOMAINS)
        .lock(
            new Locker.Request(
                plain.mapper(),
                plain.summary(),
                plain.rows(),
                plain.metrics(),
                plain.training(),
                plain.evaluation(),
                calibrated,
                plain.folder()));
  }

  @Test
  void tablesThatTheSweepDidNotWriteAreRefused() throws IOException {
    Files.copy(
        folder.resolve("metrics.csv"),
        folder.resolve("rows.csv"),
        StandardCopyOption.REPLACE_EXISTING);

    assertFails(
        ErrorCode.MISALIGNED,
        () -> new Locker(SampleTraining.NO_DOMAINS).lock(request(folder, "train.csv", "eval.csv")),
        "rows.csv: is not what the sweep writes as its rows, from byte ");
  }

  @Test
  void anUntouchedLockVerifies() {
    assertThat(verify(lockFile())).isEmpty();
  }

  @Test
  void aLockThatMovedWithItsFilesVerifies() throws IOException {
    Path moved = folder.resolve("moved/elsewhere");
    copy(made, moved);
    Files.delete(folder.resolve("train.csv"));
    Files.delete(folder.resolve("m.mapper"));

    assertThat(verify(moved.resolve("locked/lock.json"))).isEmpty();
  }

  @Test
  void aLockThatIsReachedByALinkVerifies() throws IOException {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere/deep"));
    Path link = Files.createSymbolicLink(elsewhere.resolve("link"), folder.resolve("locked"));

    assertThat(verify(link.resolve("lock.json"))).isEmpty();
  }

  @Test
  void aLockSaysWhereItsPathsStart() throws IOException {
    String lock = Files.readString(lockFile());
    assertThat(lock).contains("\"paths_from\" : \"the folder of this file\"");

    Files.writeString(lockFile(), lock.replace("the folder of this file", "the root"));
    assertFails(ErrorCode.BAD_JSON, () -> verify(lockFile()), "paths_from");
  }

  @Test
  void aPathThatIsNoneIsRefusedBeforeAnythingIsTrained() throws IOException {
    String lock = Files.readString(lockFile());
    for (String path : List.of("\"a\\u0000b\"", "null")) {
      Files.writeString(lockFile(), lock.replace("\"../summary.json\"", path));
      assertFails(ErrorCode.BAD_JSON, () -> verify(lockFile()), "paths.SUMMARY");
    }
    Files.writeString(lockFile(), lock.replace("\"../train.csv\"", "\"a\\u0000b\""));
    assertFails(ErrorCode.BAD_JSON, () -> verify(lockFile()), "labels");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "m.mapper",
        "rows.csv",
        "metrics.csv",
        "summary.json",
        "locked/per_class_thresholds.json",
        "locked/locked.mapper"
      })
  void oneChangedByteIsFoundWithItsPlace(String name) throws IOException {
    Path file = folder.resolve(name);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);

    assertThat(verify(lockFile()))
        .hasValueSatisfying(
            difference ->
                assertThat(difference)
                    .contains(file.getFileName().toString())
                    .contains("differs from the rebuilt one from byte " + (bytes.length / 2 + 1)));
  }

  @Test
  void aMissingArtifactIsNamed() throws IOException {
    Files.delete(folder.resolve("metrics.csv"));

    assertThat(verify(lockFile()).orElseThrow()).contains("metrics.csv").contains("cannot be read");
  }

  @Test
  void changedInputsAreNamedBeforeAnythingIsTrained() throws IOException {
    String rows = Files.readString(folder.resolve("train.csv"));
    write("train.csv", rows.replace("hello", "hallo"));
    assertThat(verify(lockFile()).orElseThrow()).startsWith("The training rows").contains("hash");

    write("train.csv", rows);
    write("eval.csv", "prompt,label\nlend my shiny eth,swap\n");
    assertThat(verify(lockFile()).orElseThrow()).startsWith("The evaluation rows");
  }

  @Test
  void aHashInTheLockThatDoesNotFitIsNamed() throws IOException {
    String rows = LockFile.read(lockFile()).artifacts().get(Artifact.ROWS);
    Files.writeString(
        lockFile(), Files.readString(lockFile()).replace(rows, "0".repeat(rows.length())));

    assertThat(verify(lockFile()).orElseThrow())
        .startsWith("rows: the rebuilt one has hash " + rows);
  }

  @Test
  void filesOfDifferentRunsAreNotLocked() throws IOException {
    assertFails(
        ErrorCode.MISALIGNED,
        () -> new Locker(SampleTraining.NO_DOMAINS).lock(request(folder, "eval.csv", "eval.csv")),
        "eval.csv: are not the rows that",
        "Give the files of one and the same run");
    assertFails(
        ErrorCode.MISALIGNED,
        () -> new Locker(SampleTraining.NO_DOMAINS).lock(request(folder, "train.csv", "train.csv")),
        "train.csv: are not the rows of the sweep");
    AtomicFile.write(
        folder.resolve("m.mapper"),
        SampleTraining.train(SampleRows.read("prompt,label\na,x\nb,x\nc,y\nd,y\n"), 1));
    assertFails(
        ErrorCode.MISALIGNED,
        () -> new Locker(SampleTraining.NO_DOMAINS).lock(request(folder, "train.csv", "eval.csv")),
        "summary.json: was made with another mapper");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "null",
        "{",
        "{}",
        "{\"schema_version\":1}",
        "{\"schema_version\":2}",
        "{\"schema_version\":1,\"sweep\":{\"thresholds\":[2]}}",
        "{\"schema_version\":1,\"unheard\":1}"
      })
  void whatIsNoLockIsRefused(String text) throws IOException {
    Path file = write("no.json", text);

    assertFails(ErrorCode.BAD_JSON, () -> verify(file), "no.json: is");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/sweep/per_class_thresholds/swap | 5 | The threshold of 'swap' is 5.0",
        "/sweep/per_class_thresholds/swop | 0.5 | names 'swop', which is no class",
        "/sweep/choose_by | \"magic\" | none of cost, utility, abstain_then_acc",
        "/training/on_conflict | \"none\" | on_conflict is 'none', none of ERROR, DROP",
        "/training/split | \"TRAINING\" | labels",
        "/training/folds | {\"kept\":[9],\"of\":3,\"seed\":1} | kept is [9], not",
        "/inputs/training | \"x\" | inputs.training is 'x', not a SHA-256",
        "/paths | {} | paths is [], not all of",
        "/artifacts | {} | artifacts is [], not those of paths",
        "/artifacts/ROWS | \"x\" | artifacts.ROWS is 'x', not a SHA-256"
      })
  void aLockThatWasEditedIsRefusedWithTheField(String field, String value, String message)
      throws IOException {
    edit(lockFile(), field, value);

    assertFails(ErrorCode.BAD_JSON, () -> verify(lockFile()), "lock.json: ", message);
  }

  @Test
  void aLockWithoutAPathIsRefused() throws IOException {
    ObjectNode lock = (ObjectNode) Json.parse(Files.readString(lockFile()));
    lock.withObject("/paths").remove("MAPPER");
    Files.write(lockFile(), Json.pretty(lock));

    assertFails(ErrorCode.BAD_JSON, () -> verify(lockFile()), "lock.json: ", "paths is [ROWS");
  }

  @Test
  void aDomainWithOtherClassesThanTheRowsIsNamed() throws IOException {
    edit(lockFile(), "/domain", "\"sample\"");
    Domain other =
        new Domain(
            new Domain.Identity("sample", "1", "", "test"),
            "en",
            List.of(Label.of("this"), Label.of("that")),
            List.of(FeaturizerDefinition.lexical()),
            Thresholds.DEFAULT,
            42,
            List.of(),
            Optional.empty());

    assertFails(
        ErrorCode.BAD_JSON,
        () ->
            new Verifier(DomainRegistry.of(List.of(other), List.of()), 1, step -> {})
                .verify(lockFile()),
        "lock.json: domain is 'sample', whose classes are not those of the training rows");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"/chosen/per_class_thresholds/swap | 0.9", "/why | \"because\""})
  void aSummaryThatSaysSomethingElseThanTheSweepIsNotLocked(String field, String value)
      throws IOException {
    edit(folder.resolve("summary.json"), field, value);
    Locker locker = new Locker(SampleTraining.NO_DOMAINS);
    Locker.Request request = request(folder, "train.csv", "eval.csv");

    assertFails(
        ErrorCode.MISALIGNED, () -> locker.lock(request), "summary.json: says ", "run again");
  }

  private static void edit(Path file, String pointer, String value) throws IOException {
    ObjectNode document = (ObjectNode) Json.parse(Files.readString(file));
    int last = pointer.lastIndexOf('/');
    ObjectNode holder = last == 0 ? document : document.withObject(pointer.substring(0, last));
    holder.set(pointer.substring(last + 1), Json.parse(value));
    Files.write(file, Json.pretty(document));
  }

  @Test
  void whatIsNoSummaryIsRefused() throws IOException {
    write("summary.json", "{");
    assertFails(
        ErrorCode.BAD_JSON,
        () -> new Locker(SampleTraining.NO_DOMAINS).lock(request(folder, "train.csv", "eval.csv")),
        "summary.json: is not a summary");
  }

  private Optional<String> verify(Path file) {
    return new Verifier(SampleTraining.NO_DOMAINS, 1, step -> {}).verify(file);
  }

  private Path lockFile() {
    return folder.resolve("locked/lock.json");
  }

  private static Locker.Request request(Path folder, String training, String evaluation) {
    return new Locker.Request(
        folder.resolve("m.mapper"),
        folder.resolve("summary.json"),
        Optional.of(folder.resolve("rows.csv")),
        Optional.of(folder.resolve("metrics.csv")),
        reference(folder, training),
        reference(folder, evaluation),
        Calibrated.NOTHING,
        folder.resolve("locked"));
  }

  private static DataReference reference(Path folder, String name) {
    return DataReference.files(
        folder.resolve(name), Optional.empty(), Reading.of(ConflictPolicy.ERROR, "oos"));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
