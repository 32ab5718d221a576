package io.micromap.evaluation.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.evaluation.SampleMapper;
import io.micromap.evaluation.SampleRows;
import io.micromap.evaluation.drift.MapperVersion;
import io.micromap.runtime.bundle.BundleFormat;
import io.micromap.runtime.bundle.ThresholdSource;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.spi.Thresholds;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplayTest {

  private static final Mapper MAPPER = SampleMapper.of(SampleRows.read());
  private static final MapperVersion EAGER = at("eager", 0);
  private static final MapperVersion SILENT = at("silent", Thresholds.NEVER);

  @Test
  void comparesWithTheLiveMapperAndWithTheOtherSystem() {
    Replay replay = new Replay(Optional.of(EAGER), SILENT, Optional.empty(), "oos");
    add(replay, "{\"prompt\": \"swap my ETH\", \"choice\": \"swap\", \"label\": \"swap\"}");
    add(replay, "{\"prompt\": \"stake my ETH\", \"choice\": \"oos\"}");
    add(replay, "{\"prompt\": \"deposit my ETH\", \"choice\": \"ask_a_human\"}");
    add(replay, "{\"prompt\": \"withdraw my ETH\"}");

    ReplayReport report = replay.report();

    assertThat(report.entries()).isEqualTo(4);
    assertThat(report.fromLive().orElseThrow().flips().labelToAbstain()).isEqualTo(4);
    assertThat(
            report
                .fromLive()
                .orElseThrow()
                .accuracy()
                .orElseThrow()
                .inScopeCoverage()
                .after()
                .rate())
        .isZero();
    assertThat(report.fromChoice().orElseThrow().rows()).isEqualTo(3);
    assertThat(report.agreement().orElseThrow().before().part())
        .as("live agrees on the swap")
        .isEqualTo(1);
    assertThat(report.agreement().orElseThrow().after().part())
        .as("candidate agrees where the other system abstains")
        .isEqualTo(1);
    assertThat(report.choicesOfNoClass()).containsExactly("ask_a_human");
    assertThat(report.toText()).contains("swap to (abstained)", "candidate agrees");
    assertThat(report.document(List.of()).checked().status()).isEqualTo("pass");
  }

  @Test
  void withoutALiveMapperTheChoicesAreTheYardstick() {
    Replay replay = new Replay(Optional.empty(), EAGER, Optional.empty(), "oos");
    add(replay, "{\"prompt\": \"swap my ETH\", \"choice\": \"swap\"}");

    assertThat(replay.report().fromLive()).isEmpty();
    assertThat(replay.report().gated().orElseThrow().flips().all().part()).isZero();
  }

  @Test
  void anEntryThatIsAnsweredOtherwiseSaysSo() {
    Replay replay = new Replay(Optional.of(EAGER), EAGER, Optional.empty(), "oos");

    assertThat(add(replay, "{\"prompt\": \"swap my ETH\"}").differs()).isFalse();
    assertThat(add(replay, "{\"prompt\": \"swap my ETH\", \"choice\": \"stake\"}").differs())
        .isTrue();
  }

  private static Replay.Replayed add(Replay replay, String line) {
    return replay.add(LogEntry.parse(line, "log.jsonl", 1, 1, "oos"));
  }

  private static MapperVersion at(String name, double threshold) {
    byte[] bytes =
        BundleFormat.write(
            MAPPER.bundle().withThresholds(Thresholds.global(threshold), ThresholdSource.LOCK));
    return new MapperVersion(name, Mapper.of(bytes, name, SampleMapper.NO_DOMAINS));
  }
}
