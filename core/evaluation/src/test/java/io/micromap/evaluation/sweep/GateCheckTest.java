package io.micromap.evaluation.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.evaluation.SampleRows;
import io.micromap.evaluation.artifact.JsonDocument;
import io.micromap.evaluation.dataset.RepeatedRows;
import io.micromap.evaluation.metrics.VerdictInWords;
import io.micromap.runtime.json.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GateCheckTest {

  @Test
  void aShareWhoseIntervalKeepsTheLimitIsHeld() {
    assertThat(precision(0.85, 97, 100).held()).isTrue();
    assertThat(precision(0.85, 97, 100).lacking()).isZero();
  }

  @Test
  void aShareThatKeepsTheLimitOnTooFewRowsIsNotHeldAndSaysHowManyAreLacking() {
    GateCheck check = precision(0.85, 12, 13);

    assertThat(check.held()).isFalse();
    assertThat(check.lacking()).isBetween(20, 90);
    assertThat(check.toText())
        .startsWith("accuracy on fired 0.9231 on rows that chose nothing (12 of 13, 95 % interval")
        .contains("keeps 0.85, but its interval does not")
        .endsWith("more such rows are lacking");
  }

  @Test
  void aShareThatMissesTheLimitSaysSo() {
    GateCheck check = precision(0.85, 11, 17);

    assertThat(check.held()).isFalse();
    assertThat(check.lacking()).isEqualTo(-1);
    assertThat(check.toText()).endsWith("(11 of 17, 95 % interval 0.4130 to 0.8269) is below 0.85");
  }

  @Test
  void aHighestShareIsHeldByTheUpperEnd() {
    assertThat(new GateCheck("abstain rate", 0.1, true, 1, 20, 0).held()).isFalse();
    assertThat(new GateCheck("abstain rate", 0.1, true, 5, 200, 0).held()).isTrue();
    assertThat(new GateCheck("abstain rate", 0.1, true, 50, 200, 0).toText()).endsWith("above 0.1");
  }

  @Test
  void withoutRowsNothingIsProven() {
    assertThat(precision(0.5, 0, 0).held()).isFalse();
    assertThat(precision(0.5, 0, 0).toText()).contains("no rows");
  }

  @Test
  void everyGateThatWasSetIsCheckedOnItsOwnRows() {
    VerdictInWords verdict = new VerdictInWords(50, 30, 3, 10, 2, 0, 0, RepeatedRows.NONE);
    Gates gates = new Gates(Optional.of(0.5), Optional.of(0.4), Optional.of(0.6));

    VerdictInWords all = new VerdictInWords(60, 37, 3, 13, 3, 0, 0, RepeatedRows.NONE);

    assertThat(GateCheck.of(gates, verdict, all))
        .isEqualTo(
            List.of(
                new GateCheck("abstain rate", 0.5, true, 12, 40, 7),
                new GateCheck("overall accuracy", 0.4, false, 35, 50, 10),
                new GateCheck("accuracy on fired", 0.6, false, 27, 30, 7)));
    assertThat(GateCheck.of(Gates.NONE, verdict, all)).isEmpty();
  }

  @Test
  void copiesThatDoNotCountAreNamedAndStandInTheFile() {
    GateCheck copied = new GateCheck("accuracy on fired", 0.95, false, 67, 67, 87);

    assertThat(copied.held()).isFalse();
    assertThat(copied.toText()).contains("(67 of 67, 87 copies of prompts left out, 95 % interval");
    assertThat(Json.mapper().valueToTree(copied).path("copies").asInt()).isEqualTo(87);
    assertThat(precision(0.5, 1, 2).toText()).doesNotContain("copies");
  }

  private static GateCheck precision(double limit, int right, int answers) {
    return new GateCheck("accuracy on fired", limit, false, right, answers, 0);
  }

  @Test
  void aGateWithoutCopiesIsReadBack() {
    GateCheck check = new GateCheck("abstain rate", 0.1, true, 1, 20, 0);

    assertThat(
            JsonDocument.read(
                SampleRows.source("gate.json", Json.line(check)), GateCheck.class, "a gate", ""))
        .isEqualTo(check);
  }
}
