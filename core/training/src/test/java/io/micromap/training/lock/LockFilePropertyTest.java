package io.micromap.training.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.evaluation.AnyText;
import io.micromap.evaluation.SampleRows;
import io.micromap.evaluation.dataset.Columns;
import io.micromap.evaluation.dataset.ConflictPolicy;
import io.micromap.evaluation.dataset.DataReference;
import io.micromap.evaluation.dataset.DataReference.Part;
import io.micromap.evaluation.dataset.RareClasses;
import io.micromap.evaluation.dataset.Reading;
import io.micromap.evaluation.guarantee.OnOverlap;
import io.micromap.evaluation.sweep.Gates;
import io.micromap.evaluation.sweep.Strategy;
import io.micromap.evaluation.sweep.SweepParameters;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.mapper.PredictionSets;
import io.micromap.spi.Dataset.Split;
import io.micromap.training.lock.LockFile.Artifact;
import io.micromap.training.trainer.TrainingOptions;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** {@code lock.json} as bytes. */
class LockFilePropertyTest {

  @Property(tries = 500, seed = "17", edgeCases = EdgeCasesMode.NONE)
  void aLockIsReadBackAsItWasWritten(@ForAll("locks") LockFile lock) {
    byte[] bytes = lock.write();

    LockFile read = read(text(bytes));

    assertThat(read).isEqualTo(lock);
    assertThat(read.write()).isEqualTo(bytes);
  }

  @Property(tries = 500, seed = "17", edgeCases = EdgeCasesMode.NONE)
  void aDamagedLockIsReadOrNamed(@ForAll("damaged") String text) {
    try {
      read(text);
    } catch (MicromapException e) {
      assertThat(e.code()).isIn(ErrorCode.BAD_JSON, ErrorCode.EMPTY_FILE);
      assertThat(e).hasMessageContaining("lock.json");
    }
  }

  @Provide
  Arbitrary<LockFile> locks() {
    return Combinators.combine(
            AnyText.names().optional(),
            references(),
            references(),
            Arbitraries.longs(),
            sweeps(),
            hashes().list().ofSize(2),
            Combinators.combine(
                    artifacts(hashes()),
                    artifacts(paths()),
                    calibrated().optional(),
                    Combinators.combine(paths(), hashes()).as(LockedEmbeddings::new).optional())
                .as(LockFile.Pinned::new))
        .as(
            (domain, training, evaluation, seed, sweep, inputs, pinned) ->
                new LockFile(
                    LockFile.SCHEMA_VERSION,
                    new LockFile.Rows(
                        domain,
                        training,
                        evaluation,
                        domain.map(id -> evaluation),
                        domain.map(String::length)),
                    TrainingOptions.DEFAULTS.withSeed(seed).withTune(seed % 2 == 0),
                    sweep,
                    new TreeMap<>(Map.of("training", inputs.get(0), "evaluation", inputs.get(1))),
                    pinned));
  }

  @Provide
  Arbitrary<String> damaged() {
    return AnyText.damaged(locks().map(lock -> text(lock.write())))
        .map(text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
  }

  private static Arbitrary<Calibrated> calibrated() {
    Arbitrary<Double> shares = Arbitraries.doubles().between(0, 1);
    Arbitrary<PredictionSets> sets =
        Combinators.combine(shares, AnyText.names())
            .as((mass, hash) -> new PredictionSets(0.99, 500, mass, hash));
    return Combinators.combine(AnyText.names(), shares, sets.optional())
        .as((label, own, found) -> new Calibrated(new TreeMap<>(Map.of(label, own)), found));
  }

  /** Any text but one with the character that no path has. */
  private static Arbitrary<String> paths() {
    return AnyText.encodable().filter(text -> text.indexOf(0) < 0);
  }

  private static Arbitrary<DataReference> references() {
    Arbitrary<Optional<String>> prompts = paths().optional();
    Arbitrary<Optional<Part>> parts =
        Arbitraries.integers()
            .between(2, 9)
            .map(of -> new Part(Set.of(0, of - 1), of, of))
            .optional();
    return Combinators.combine(
            paths(),
            prompts,
            AnyText.names().optional(),
            Arbitraries.of(Split.values()),
            Arbitraries.of(ConflictPolicy.values()),
            AnyText.names(),
            Arbitraries.of(RareClasses.values()).optional(),
            parts)
        .as(
            (labels, prompted, domain, split, conflicts, oos, rare, folds) ->
                new DataReference(
                    domain.isPresent() ? Optional.empty() : Optional.of(labels),
                    domain.isPresent() ? Optional.empty() : prompted,
                    domain,
                    domain.map(id -> split),
                    Reading.of(conflicts, oos)
                        .with(new Columns(Optional.of(labels), Optional.empty(), Optional.of(oos))),
                    rare,
                    folds));
  }

  private static Arbitrary<SweepParameters> sweeps() {
    Arbitrary<Double> shares = Arbitraries.doubles().between(0, 1);
    return Combinators.combine(
            shares.list().ofMinSize(1).ofMaxSize(3), AnyText.names(), shares, shares.optional())
        .as(
            (thresholds, label, own, limit) ->
                new SweepParameters(
                    thresholds,
                    new TreeMap<>(Map.of(label, own)),
                    Strategy.COST,
                    Optional.of(20 * own),
                    new Gates(limit, limit, Optional.empty()),
                    Optional.empty(),
                    Optional.empty(),
                    limit.map(each -> OnOverlap.DROP)));
  }

  private static Arbitrary<SortedMap<Artifact, String>> artifacts(Arbitrary<String> values) {
    return values
        .list()
        .ofSize(Artifact.values().length)
        .map(
            list -> {
              SortedMap<Artifact, String> artifacts = new TreeMap<>();
              Iterator<String> next = list.iterator();
              for (Artifact artifact : Artifact.values()) {
                artifacts.put(artifact, next.next());
              }
              return artifacts;
            });
  }

  private static Arbitrary<String> hashes() {
    return Arbitraries.strings().withChars("0123456789abcdef").ofLength(64);
  }

  private static LockFile read(String text) {
    return LockFile.read(SampleRows.source("lock.json", text));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
