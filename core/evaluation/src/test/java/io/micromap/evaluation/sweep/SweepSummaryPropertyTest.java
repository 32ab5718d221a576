package io.micromap.evaluation.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.evaluation.AnyText;
import io.micromap.evaluation.SampleRows;
import io.micromap.evaluation.guarantee.OnOverlap;
import io.micromap.evaluation.metrics.SampleScores;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** {@code summary.json} as bytes. */
class SweepSummaryPropertyTest {

  @Property(tries = 200, seed = "13", edgeCases = EdgeCasesMode.NONE)
  void aSummaryIsReadBackAsItWasWritten(@ForAll("sweeps") Sweep sweep) {
    SweepSummary summary = SweepSummary.of(sweep);
    byte[] bytes = summary.write();

    SweepSummary read = read(text(bytes));

    assertThat(read).isEqualTo(summary);
    assertThat(read.write()).isEqualTo(bytes);
  }

  @Property(tries = 300, seed = "13", edgeCases = EdgeCasesMode.NONE)
  void aDamagedSummaryIsReadOrNamed(@ForAll("damaged") String text) {
    try {
      read(text);
    } catch (MicromapException e) {
      assertThat(e.code()).isIn(ErrorCode.BAD_JSON, ErrorCode.EMPTY_FILE);
      assertThat(e).hasMessageContaining("summary.json");
    }
  }

  @Provide
  Arbitrary<Sweep> sweeps() {
    Arbitrary<SampleScores.Score> scores =
        Combinators.combine(
                Arbitraries.of("x", "y", "oos"),
                Arbitraries.of("x", "y"),
                Arbitraries.doubles().between(0, 1))
            .as(SampleScores.Score::new);
    return Combinators.combine(
            scores.list().ofMinSize(1).ofMaxSize(8), parameters(), Arbitraries.of(true, false))
        .as(
            (some, parameters, empty) -> {
              SampleScores rows = new SampleScores();
              some.forEach(rows::add);
              return Sweep.run((empty ? rows.addEmpty("x") : rows).rows(), parameters);
            });
  }

  private static Arbitrary<SweepParameters> parameters() {
    Arbitrary<Double> share = Arbitraries.doubles().between(0, 1);
    Arbitrary<Double> proof = Arbitraries.doubles().between(0.01, 0.99);
    return Combinators.combine(
            share.list().ofMinSize(1).ofMaxSize(4),
            share.optional(),
            Arbitraries.of(Strategy.values()),
            share,
            share.optional(),
            proof,
            Arbitraries.doubles().between(0.51, 0.99).optional())
        .as(
            (thresholds, own, chooseBy, limit, overall, target, confidence) ->
                new SweepParameters(
                    thresholds,
                    new TreeMap<>(own.map(t -> Map.of("x", t)).orElse(Map.of())),
                    chooseBy,
                    chooseBy == Strategy.COST ? Optional.of(20 * target) : Optional.empty(),
                    new Gates(
                        chooseBy == Strategy.UTILITY ? Optional.empty() : Optional.of(limit),
                        overall,
                        chooseBy == Strategy.UTILITY ? Optional.empty() : Optional.of(limit)),
                    chooseBy == Strategy.TARGET_PRECISION ? Optional.of(target) : Optional.empty(),
                    confidence,
                    own.map(t -> OnOverlap.DROP)));
  }

  @Provide
  Arbitrary<String> damaged() {
    return AnyText.damaged(sweeps().map(sweep -> text(SweepSummary.of(sweep).write())))
        .map(text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
  }

  private static SweepSummary read(String text) {
    return SweepSummary.read(SampleRows.source("summary.json", text));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
