package io.micromap.evaluation.traffic;

import static io.micromap.evaluation.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.evaluation.SampleMapper;
import io.micromap.evaluation.SampleRows;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.mapper.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoggedDecisionsTest {

  private static final Mapper MAPPER = SampleMapper.of(SampleRows.read());
  private static final String SHA256 = MAPPER.model().sha256();

  private final List<ObservedDecision> seen = new ArrayList<>();
  private final LoggedDecisions decisions = new LoggedDecisions(MAPPER, this::see);

  private void see(ObservedDecision decision) {
    TrafficCounts.of(MAPPER.labelNames(), List.of(decision));
    seen.add(decision);
  }

  private void add(String line) {
    decisions.add(line.replace('\'', '"').replace("SHA", SHA256), "log, line 1");
  }

  @Test
  void readsWhatMapPrints() {
    decisions.add(Json.line(MAPPER.map("swap my ETH")), "log, line 1");

    assertThat(seen)
        .containsExactly(
            ObservedDecision.of(
                MAPPER.map("swap my ETH"), OptionalDouble.empty(), MAPPER.bundle().thresholds()));
    assertThat(decisions.lines("log").decisions()).isEqualTo(1);
  }

  @Test
  void readsWhatTheServiceLogs() {
    add(
        "{'status': 'ABSTAINED', 'candidate': 'swap', 'confidence': 0.1, 'threshold': 0.5,"
            + " 'reason': 'ambiguous', 'familiarity': 0.75, 'model_sha256': 'SHA'}");

    assertThat(seen)
        .containsExactly(
            new ObservedDecision(Optional.empty(), Reason.AMBIGUOUS, OptionalDouble.of(0.75)));
  }

  @Test
  void whatARequestOrTheRailsAskedForMoreThanTheLockIsLeftOut() {
    add(
        "{'status': 'ABSTAINED', 'candidate': 'swap', 'confidence': 0.97, 'threshold': 0.99,"
            + " 'reason': 'below_threshold', 'model_sha256': 'SHA'}");
    add(
        "{'status': 'ABSTAINED', 'candidate': 'swap', 'confidence': 0.97, 'threshold': 0.5,"
            + " 'reason': 'negated', 'model_sha256': 'SHA'}");

    assertThat(seen)
        .extracting(ObservedDecision::reason)
        .containsExactly(Reason.CONFIDENT, Reason.CONFIDENT);
  }

  @Test
  void decisionsOfOtherMappersRoutedOnesAndErrorsAreLeftOutAndCounted() {
    add("{'status': 'ABSTAINED', 'reason': 'empty', 'confidence': 0, 'model_sha256': 'SHA'}");
    add("{'status': 'MAPPED', 'candidate': 'other', 'model': {'sha256': 'f00'}}");
    add("{'status': 'ERROR', 'error': 'bad_json'}");
    add("{'status': 'MAPPED', 'candidate': 'a/swap', 'asked': 'router', 'model_sha256': 'SHA'}");

    assertThat(decisions.lines("log")).isEqualTo(new LoggedDecisions.Lines(1, 1, 1, 1));
    assertThat(seen).hasSize(1);
  }

  @Test
  void aLogWithoutDecisionsOfTheMapperIsRefused() {
    assertFails(ErrorCode.EMPTY_FILE, () -> decisions.lines("log"), "holds no decisions");

    add("{'status': 'MAPPED', 'candidate': 'other', 'model': {'sha256': 'f00'}}");

    assertFails(ErrorCode.MISALIGNED, () -> decisions.lines("log"), SHA256, "f00");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'status': 'MAPPED'| malformed JSON",
        "[]| is not a JSON object",
        "{'status': 'MAPPED', 'candidate': 'swap'}| names no mapper",
        "{'status': 'OPEN', 'model_sha256': 'SHA'}| status is neither",
        "{'status': 'MAPPED', 'model_sha256': 'SHA'}| candidate is missing",
        "{'status': 'MAPPED', 'candidate': 'fly', 'model_sha256': 'SHA'}| 'fly' is no label",
        "{'status': 'ABSTAINED', 'candidate': 'swap', 'model_sha256': 'SHA'}| confidence is no",
        "{'status': 'ABSTAINED', 'reason': 'odd', 'confidence': 0, 'model_sha256': 'SHA'}| 'odd' is no reason",
        "{'status': 'MAPPED', 'candidate': 'swap', 'choice': 'martian', 'model_sha256': 'SHA'}| 'martian' is no label",
        "{'status': 'MAPPED', 'candidate': 'swap', 'choice': 'stake', 'model_sha256': 'SHA'}| choice is",
        "{'status': 'MAPPED', 'candidate': 'swap', 'choice': null, 'model_sha256': 'SHA'}| choice is null",
        "{'status': 'ABSTAINED', 'candidate': 'swap', 'label': 'swap', 'model_sha256': 'SHA'}| label is",
        "{'status': 'MAPPED', 'candidate': 'swap', 'confidence': -3, 'model_sha256': 'SHA'}| confidence is no",
        "{'status': 'MAPPED', 'candidate': 'swap', 'confidence': '1', 'model_sha256': 'SHA'}| confidence is no",
        "{'status': 'MAPPED', 'candidate': 'swap', 'confidence': 1, 'model_sha256': 'SHA'}| reason is",
        "{'status': 'MAPPED', 'candidate': 'swap', 'confidence': 1, 'reason': null, 'model_sha256': 'SHA'}| reason is null",
        "{'status': 'MAPPED', 'candidate': 'swap', 'confidence': 1, 'reason': 'sunspots', 'model_sha256': 'SHA'}| reason is",
        "{'status': 'ABSTAINED', 'candidate': 'swap', 'confidence': 1, 'reason': 'confident', 'model_sha256': 'SHA'}| reason is",
        "{'status': 'ABSTAINED', 'candidate': 'swap', 'confidence': 1, 'reason': null, 'model_sha256': 'SHA'}| reason is null"
      },
      quoteCharacter = '`')
  void aBrokenLineIsNamed(String line, String fault) {
    assertFails(ErrorCode.BAD_JSON, () -> add(line), "log, line 1: ", fault);
  }
}
