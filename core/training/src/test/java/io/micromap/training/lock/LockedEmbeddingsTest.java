package io.micromap.training.lock;

import static io.micromap.evaluation.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.evaluation.SampleRows;
import io.micromap.evaluation.artifact.AtomicFile;
import io.micromap.evaluation.dataset.ConflictPolicy;
import io.micromap.evaluation.dataset.DataReference;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Reading;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.evaluation.sweep.Strategy;
import io.micromap.evaluation.sweep.Sweep;
import io.micromap.evaluation.sweep.SweepParameters;
import io.micromap.runtime.bundle.BundleFormat;
import io.micromap.runtime.encoder.CarriedEmbeddings;
import io.micromap.runtime.encoder.EmbeddingGrid;
import io.micromap.runtime.encoder.Encoder;
import io.micromap.runtime.encoder.EncoderIdentity;
import io.micromap.runtime.encoder.Encoders;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.training.trainer.EncoderOptions;
import io.micromap.training.trainer.EncoderOptions.Tiers;
import io.micromap.training.trainer.MeaningProvider;
import io.micromap.training.trainer.SampleTraining;
import io.micromap.training.trainer.Trainer;
import io.micromap.training.trainer.TrainingOptions;
import io.micromap.training.trainer.TrainingTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Locks that were made where the encoder gives slightly, or wholly, other embeddings. */
class LockedEmbeddingsTest {

  @TempDir private Path folder;

  /** The encoder on another processor. */
  private record Elsewhere(Encoder here, float off) implements Encoder {

    @Override
    public EncoderIdentity identity() {
      return here.identity();
    }

    @Override
    public float[][] embed(List<String> texts) {
      float[][] rows = here.embed(texts);
      for (int i = 0; i < rows.length; i++) {
        rows[i][texts.get(i).length() % rows[i].length] += off;
        rows[i] = EmbeddingGrid.unit(rows[i]);
      }
      return rows;
    }
  }

  @Test
  void aLockFromAnotherProcessorIsMadeAgainToTheByte() throws IOException {
    lockElsewhere(0.05f);

    assertThat(verify()).isEmpty();
    assertThat(LockFile.read(lockFile()).write()).isEqualTo(Files.readAllBytes(lockFile()));
  }

  @Test
  void theNamesOfLabelsAreCarriedToo() throws IOException {
    assertThat(write().texts()).contains("swap", "stake my eth");
  }

  @Test
  void withoutTheEmbeddingsItCouldNot() throws IOException {
    lockElsewhere(0.05f);
    change(lock -> lock.remove("embeddings"));

    assertThat(verify()).get().asString().contains("differs from the rebuilt one");
  }

  @Test
  void embeddingsThatTheEncoderDoesNotGiveAreADifference() throws IOException {
    lockElsewhere(2);

    assertThat(verify()).get().asString().contains("have the cosine").contains("expected 0.97");
  }

  @Test
  void aChangedFileIsADifference() throws IOException {
    lockElsewhere(0);
    Path file = folder.resolve("locked").resolve(LockedEmbeddings.NAME);
    byte[] bytes = Files.readAllBytes(file);
    bytes[200] ^= 1;
    Files.write(file, bytes);
    assertThat(verify()).get().asString().startsWith("embeddings: ").contains("; the lock has ");

    Files.delete(file);
    assertFails(ErrorCode.MISSING_FILE, this::verify, "embeddings.bin: no such file");
  }

  @Test
  void aLockOfWordsCarriesNone() throws IOException {
    write();
    lock(TrainingOptions.DEFAULTS);

    assertThat(folder.resolve("locked").resolve(LockedEmbeddings.NAME)).doesNotExist();
    assertThat(lockFile()).content().doesNotContain("embeddings");
  }

  private void lockElsewhere(float off) throws IOException {
    Encoder here = Encoders.load().open(MeaningProvider.IDENTITY.id());
    LockedRows rows = write();
    byte[] other = CarriedEmbeddings.write(new Elsewhere(here, off), rows.texts());
    CarriedEmbeddings.read(here, other)
        .orElseThrow()
        .during(
            () ->
                lock(
                    TrainingOptions.DEFAULTS.withEncoder(
                        EncoderOptions.of(MeaningProvider.IDENTITY, Tiers.ENCODER))));
  }

  private LockedRows write() throws IOException {
    Files.writeString(folder.resolve("train.csv"), SampleRows.csv());
    Files.writeString(
        folder.resolve("eval.csv"),
        "prompt,label\nlend my shiny eth,deposit\nconvert my wbtc,swap\nhello you,oos\n");
    return new LockedRows(rows("train.csv"), rows("eval.csv"), Optional.empty());
  }

  private LockFile lock(TrainingOptions options) {
    LockedRows rows = new LockedRows(rows("train.csv"), rows("eval.csv"), Optional.empty());
    Trainer trainer = new Trainer(options, 1, step -> {});
    TrainingTask task = TrainingTask.ofLabels(rows.training().labels());
    byte[] bytes = BundleFormat.write(trainer.train(task, rows.training()));
    AtomicFile.write(folder.resolve("m.mapper"), bytes);
    Mapper mapper = Mapper.of(bytes, "m.mapper", SampleTraining.NO_DOMAINS);
    SweepParameters parameters =
        new SweepParameters(List.of(0.1, 0.5), new TreeMap<>(), Strategy.UTILITY);
    Sweep sweep = Sweep.run(ScoredRows.of(mapper, rows.evaluation()), parameters);
    AtomicFile.write(folder.resolve("summary.json"), sweep.artifacts().summaryJson());
    return new Locker(SampleTraining.NO_DOMAINS)
        .lock(
            new Locker.Request(
                folder.resolve("m.mapper"),
                folder.resolve("summary.json"),
                Optional.empty(),
                Optional.empty(),
                reference("train.csv"),
                reference("eval.csv"),
                Calibrated.NOTHING,
                folder.resolve("locked")))
        .file();
  }

  private LabelledPrompts rows(String name) {
    return reference(name).load(SampleTraining.NO_DOMAINS);
  }

  private DataReference reference(String name) {
    return DataReference.files(
        folder.resolve(name), Optional.empty(), Reading.of(ConflictPolicy.ERROR, "oos"));
  }

  private Path lockFile() {
    return folder.resolve("locked").resolve(Locker.LOCK_NAME);
  }

  private Optional<String> verify() {
    return new Verifier(SampleTraining.NO_DOMAINS, 1, step -> {}).verify(lockFile());
  }

  private void change(Consumer<ObjectNode> how) throws IOException {
    ObjectNode lock = (ObjectNode) Json.parse(Files.readString(lockFile()));
    how.accept(lock);
    Files.write(lockFile(), Json.pretty(lock));
  }
}
