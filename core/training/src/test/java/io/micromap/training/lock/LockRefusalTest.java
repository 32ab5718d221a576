package io.micromap.training.lock;

import static io.micromap.evaluation.Failures.assertFails;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.evaluation.SampleRows;
import io.micromap.evaluation.artifact.AtomicFile;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.registry.Domain;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.spi.FeaturizerDefinition;
import io.micromap.spi.Label;
import io.micromap.spi.Thresholds;
import io.micromap.training.trainer.SampleTraining;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LockRefusalTest {

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
  void filesOfDifferentRunsAreNotLocked() throws IOException {
    assertFails(
        ErrorCode.MISALIGNED,
        () ->
            new Locker(SampleTraining.NO_DOMAINS)
                .lock(LockSample.request(folder, "eval.csv", "eval.csv")),
        "eval.csv: are not the rows that",
        "Give the files of one and the same run");
    assertFails(
        ErrorCode.MISALIGNED,
        () ->
            new Locker(SampleTraining.NO_DOMAINS)
                .lock(LockSample.request(folder, "train.csv", "train.csv")),
        "train.csv: are not the rows of the sweep");
    AtomicFile.write(
        folder.resolve("m.mapper"),
        SampleTraining.train(SampleRows.read("prompt,label\na,x\nb,x\nc,y\nd,y\n"), 1));
    assertFails(
        ErrorCode.MISALIGNED,
        () ->
            new Locker(SampleTraining.NO_DOMAINS)
                .lock(LockSample.request(folder, "train.csv", "eval.csv")),
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
    Locker.Request request = LockSample.request(folder, "train.csv", "eval.csv");

    assertFails(
        ErrorCode.MISALIGNED, () -> locker.lock(request), "summary.json: says ", "run again");
  }

  @Test
  void whatIsNoSummaryIsRefused() throws IOException {
    write("summary.json", "{");
    assertFails(
        ErrorCode.BAD_JSON,
        () ->
            new Locker(SampleTraining.NO_DOMAINS)
                .lock(LockSample.request(folder, "train.csv", "eval.csv")),
        "summary.json: is not a summary");
  }

  private static void edit(Path file, String pointer, String value) throws IOException {
    ObjectNode document = (ObjectNode) Json.parse(Files.readString(file));
    int last = pointer.lastIndexOf('/');
    ObjectNode holder = last == 0 ? document : document.withObject(pointer.substring(0, last));
    holder.set(pointer.substring(last + 1), Json.parse(value));
    Files.write(file, Json.pretty(document));
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
