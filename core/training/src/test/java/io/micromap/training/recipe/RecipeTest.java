package io.micromap.training.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.evaluation.SampleRows;
import io.micromap.evaluation.artifact.CsvArtifacts;
import io.micromap.evaluation.dataset.ConflictPolicy;
import io.micromap.evaluation.dataset.DataReference;
import io.micromap.evaluation.dataset.Reading;
import io.micromap.evaluation.dataset.Row;
import io.micromap.evaluation.dataset.Source;
import io.micromap.evaluation.sweep.Strategy;
import io.micromap.evaluation.sweep.SweepParameters;
import io.micromap.evaluation.sweep.SweepSummary;
import io.micromap.runtime.registry.Domain;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.spi.Dataset;
import io.micromap.spi.Dataset.Split;
import io.micromap.spi.DomainModule;
import io.micromap.spi.FeaturizerDefinition;
import io.micromap.spi.Label;
import io.micromap.training.lock.Calibrated;
import io.micromap.training.lock.Locker;
import io.micromap.training.lock.ReportedOn;
import io.micromap.training.lock.Verifier;
import io.micromap.training.trainer.Trainer;
import io.micromap.training.trainer.TrainingOptions;
import io.micromap.training.trainer.TrainingTask;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeTest {

  private static final String ID = "counted";

  private static final SweepParameters PARAMETERS =
      new SweepParameters(List.of(0.1, 0.5), new TreeMap<>(), Strategy.UTILITY);

  @TempDir private Path folder;

  private final Map<String, Integer> featurized = new ConcurrentHashMap<>();
  private DomainRegistry registry;

  @BeforeEach
  void writeTheRows() {
    List<Dataset> datasets =
        List.of(
            dataset(Split.TRAINING, "train.csv", SampleRows.csv()),
            dataset(Split.EVALUATION, "eval.csv", evaluation()));
    Domain domain = Domain.of(new Counted(datasets, featurized), "the test");
    registry = DomainRegistry.of(List.of(domain), List.of());
  }

  @Test
  void everyRowIsReadOnce() {
    run(halves());

    assertThat(CountedFiles.opened("train.csv")).isEqualTo(1);
    assertThat(CountedFiles.opened("eval.csv")).isEqualTo(1);
  }

  @Test
  void ofOneFileForEverythingEveryRowIsReadOnce() {
    run(Parts.fifths(shipped(Split.TRAINING)));

    assertThat(CountedFiles.opened("train.csv")).isEqualTo(1);
  }

  @Test
  void theOutOfScopeRowsOfEachPartAreCounted() {
    RecipeRows rows = run(halves());

    assertThat(rows.toText())
        .startsWith("rows: " + rows.training().rows().size() + " to train, ")
        .endsWith(
            "out of scope of these are %d, %d and %d"
                .formatted(
                    rows.training().outOfScope().size(),
                    rows.choosing().outOfScope().size(),
                    rows.reporting().outOfScope().size()));
  }

  @Test
  void everyRowThatChoosesOrReportsIsScoredOnce() {
    RecipeRows rows = run(halves());

    List<String> scored =
        Stream.of(rows.choosing(), rows.reporting())
            .flatMap(part -> part.rows().stream())
            .map(Row::prompt)
            .toList();
    assertThat(scored).hasSize(40).allSatisfy(p -> assertThat(featurized).containsEntry(p, 1));
  }

  @Test
  void theValuesOfTheResultAreThoseOfTheFiles() {
    Recipe.Result result = cook(RecipeRows.read(halves(), registry));

    assertThat(SweepSummary.read(Source.of(folder.resolve("summary.json"))))
        .isEqualTo(result.artifacts().summary());
    assertThat(CsvArtifacts.readRows(Source.of(folder.resolve("rows.csv"))))
        .isEqualTo(result.artifacts().rows());
    assertThat(folder.resolve("report.txt")).hasContent(result.report());
  }

  @Test
  void theLockOfTheValuesIsThatOfTheFilesAndVerifies() throws Exception {
    run(halves());
    byte[] lock = Files.readAllBytes(folder.resolve(Locker.LOCK_NAME));
    byte[] mapper = Files.readAllBytes(folder.resolve("locked.mapper"));

    Parts parts = halves();
    new Locker(registry)
        .lock(
            new Locker.Request(
                folder.resolve("trained.mapper"),
                folder.resolve("summary.json"),
                Optional.of(folder.resolve("rows.csv")),
                Optional.of(folder.resolve("metrics.csv")),
                parts.training(),
                parts.choosing(),
                Calibrated.NOTHING,
                folder),
            ReportedOn.rows(parts.reporting()));

    assertThat(folder.resolve(Locker.LOCK_NAME)).hasBinaryContent(lock);
    assertThat(folder.resolve("locked.mapper")).hasBinaryContent(mapper);
    assertThat(new Verifier(registry, 2, step -> {}).verify(folder.resolve(Locker.LOCK_NAME)))
        .isEmpty();
  }

  @Test
  void aCertificateThatProvesNothingIsAMissedGateInTheSummaryAndVerifies() {
    Recipe.Result nothing = cook(0.999);

    assertThat(nothing.artifacts().summary().result().status()).isEqualTo("fail");
    assertThat(nothing.artifacts().summary().result().why())
        .contains("Gates missed: nothing is proven at a precision of 0.999 of each class, so the");
    assertThat(nothing.failures()).singleElement().asString().startsWith("nothing is proven");
    assertThat(new Verifier(registry, 2, step -> {}).verify(folder.resolve(Locker.LOCK_NAME)))
        .isEmpty();

    Recipe.Result some = cook(0.6);

    assertThat(some.artifacts().summary().result().status()).isEqualTo("pass");
    assertThat(some.failures()).isEmpty();
  }

  private Recipe.Result cook(double certify) {
    return new Recipe(registry, new Trainer(TrainingOptions.DEFAULTS, 2, step -> {}), step -> {})
        .run(
            TrainingTask.of(registry.require(ID)),
            RecipeRows.read(halves(), registry),
            PARAMETERS.withCertify(Optional.of(certify)),
            folder);
  }

  @Test
  void aLockWhosePartsWereDealtOtherwiseSaysHowToMakeItAnew() throws Exception {
    run(Parts.fifths(shipped(Split.TRAINING)));
    Path lock = folder.resolve(Locker.LOCK_NAME);
    Verifier verifier = new Verifier(registry, 2, step -> {});
    assertThat(verifier.verify(lock)).isEmpty();

    Files.writeString(
        lock,
        Files.readString(lock).replaceFirst("(\"training\" : \")\\w{64}", "$1" + "0".repeat(64)));

    assertThat(verifier.verify(lock).orElseThrow())
        .contains("The training rows (", "the lock has 000")
        .endsWith(
            "its folds were dealt before near duplicates stayed in one: make mapper and lock anew,"
                + " with './micromap recipe', or 'train', 'sweep' and 'lock'.");
  }

  private RecipeRows run(Parts parts) {
    RecipeRows rows = RecipeRows.read(parts, registry);
    cook(rows);
    return rows;
  }

  private Recipe.Result cook(RecipeRows rows) {
    return new Recipe(registry, new Trainer(TrainingOptions.DEFAULTS, 2, step -> {}), step -> {})
        .run(TrainingTask.of(registry.require(ID)), rows, PARAMETERS, folder);
  }

  private static Parts halves() {
    return Parts.halves(shipped(Split.TRAINING), shipped(Split.EVALUATION));
  }

  private static DataReference shipped(Split split) {
    return DataReference.shipped(ID, split, Reading.of(ConflictPolicy.ERROR, "oos"));
  }

  private static Dataset dataset(Split split, String name, String text) {
    return new Dataset(split, CountedFiles.write(name, text), Optional.empty());
  }

  /** Forty prompts that no training row has. */
  private static String evaluation() {
    StringBuilder csv = new StringBuilder("prompt,label\n");
    List<String> labels = List.of("deposit", "withdraw", "swap", "stake");
    for (int i = 0; i < 40; i++) {
      String label = labels.get(i % labels.size());
      csv.append(label).append(" coin number ").append(i).append(',').append(label).append('\n');
    }
    return csv.toString();
  }

  /** A domain that counts how often it featurizes each prompt. */
  private record Counted(List<Dataset> datasets, Map<String, Integer> featurized)
      implements DomainModule {

    @Override
    public String id() {
      return ID;
    }

    @Override
    public List<Label> labels() {
      return Stream.of("deposit", "withdraw", "swap", "stake").map(Label::of).toList();
    }

    @Override
    public List<FeaturizerDefinition> featurizers() {
      return List.of(
          FeaturizerDefinition.own(
              "words",
              (text, sink) -> {
                featurized.merge(text, 1, Integer::sum);
                for (String word : text.strip().split("\\s+", -1)) {
                  if (!word.isEmpty()) {
                    sink.add(word, 1);
                  }
                }
              }));
    }
  }
}
