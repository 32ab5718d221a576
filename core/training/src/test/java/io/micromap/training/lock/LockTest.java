package io.micromap.training.lock;

import static io.micromap.evaluation.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.evaluation.traffic.TrafficCounts;
import io.micromap.runtime.bundle.Sha256;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.mapper.PredictionSets;
import io.micromap.training.lock.LockFile.Artifact;
import io.micromap.training.trainer.SampleTraining;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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
    LockSample.make(made);
  }

  @BeforeEach
  void copyTheLockAndItsFiles() throws IOException {
    LockSample.copy(made, folder);
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
    Locker.Request plain = LockSample.request(folder, "train.csv", "eval.csv");
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
    Locker.Request plain = LockSample.request(folder, "train.csv", "eval.csv");
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
        () ->
            new Locker(SampleTraining.NO_DOMAINS)
                .lock(LockSample.request(folder, "train.csv", "eval.csv")),
        "rows.csv: is not what the sweep writes as its rows, from byte ");
  }

  @Test
  void anUntouchedLockVerifies() {
    assertThat(verify(lockFile())).isEmpty();
  }

  @Test
  void aLockThatMovedWithItsFilesVerifies() throws IOException {
    Path moved = folder.resolve("moved/elsewhere");
    LockSample.copy(made, moved);
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

  @ParameterizedTest
  @CsvSource({
    "MISSING_FILE,locked/lock.json",
    "MISSING_FILE,train.csv",
    "MISSING_FILE,eval.csv",
    "MISSING_FILE,rows.csv",
    "MISSING_FILE,metrics.csv",
    "MISSING_FILE,summary.json",
    "MISSING_FILE,locked/per_class_thresholds.json",
    "BAD_BUNDLE,m.mapper",
    "BAD_BUNDLE,locked/locked.mapper"
  })
  void aMissingFileOrAFolderInItsPlaceIsNoDifferenceButBadInput(ErrorCode code, String name)
      throws IOException {
    Path file = folder.resolve(name);
    Files.delete(file);
    List<String> steps = new ArrayList<>();
    Verifier verifier = new Verifier(SampleTraining.NO_DOMAINS, 1, steps::add);

    assertFails(code, () -> verifier.verify(lockFile()), file.getFileName() + ": no such file");
    Files.createDirectory(file);
    assertFails(code, () -> verifier.verify(lockFile()), file.getFileName() + ": is a folder");
    assertThat(steps).isEmpty();
  }

  @Test
  void changedInputsAreNamedBeforeAnythingIsTrained() throws IOException {
    String rows = Files.readString(folder.resolve("train.csv"));
    write("train.csv", rows.replace("hello", "hallo"));
    assertThat(verify(lockFile()).orElseThrow())
        .startsWith("The training rows")
        .contains("hash")
        .containsPattern(
            ": [1-9] prompts? that trained it (is|are) missing, and [1-9] rows? ha(s|ve) ");
    write("train.csv", rows.replaceFirst("(?m)^.*hello.*\\n", ""));
    assertThat(verify(lockFile()).orElseThrow())
        .contains("Put the rows back as they were, or make mapper and lock anew from these.")
        .contains(": 1 prompt that trained it is missing.");
    write("train.csv", rows + "juggle my coins,stake\n");
    assertThat(verify(lockFile()).orElseThrow())
        .contains(": 1 row has a prompt that it does not know.")
        .doesNotContain("missing");

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
  void anEditedGridIsNamedWithTheFileThatWasChanged() throws IOException {
    String lock = Files.readString(lockFile());
    String grid = lock.substring(lock.indexOf("\"thresholds\" : ["));
    grid = grid.substring(0, grid.indexOf(']'));
    Files.writeString(lockFile(), lock.replace(grid, grid + ", 0.995"));

    assertThat(verify(lockFile()).orElseThrow())
        .startsWith(lockFile() + ": sweep.thresholds is [")
        .contains("0.995]; ", "summary.json, parameters.thresholds, has [")
        .endsWith("summary.json is as it was locked: put lock.json back, or lock anew.");
  }

  @Test
  void anEditedOptionIsNoFaultOfTheFilesThatStandAsTheyWereLocked() throws IOException {
    String lock = Files.readString(lockFile());
    Files.writeString(lockFile(), lock.replaceFirst("\"cost\" : [0-9.]+", "\"cost\" : 0.25"));

    assertThat(verify(lockFile()).orElseThrow())
        .startsWith("mapper: ")
        .contains("The file is as it was locked: what lock.json says of the making was changed");
  }

  private Optional<String> verify(Path file) {
    return new Verifier(SampleTraining.NO_DOMAINS, 1, step -> {}).verify(file);
  }

  private Path lockFile() {
    return folder.resolve("locked/lock.json");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
