package io.micromap.evaluation.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.evaluation.SampleMapper;
import io.micromap.evaluation.SampleRows;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.drift.DriftTally;
import io.micromap.evaluation.robustness.RobustnessReport.Finding;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Mapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RobustnessAuditTest {

  private static final LabelledPrompts ROWS = SampleRows.read();
  private static final Mapper MAPPER = SampleMapper.of(ROWS);

  @Test
  void sensitivityIsThatOfSignalDetection() {
    // With the correction 20 of 24 hits and 2 of 24 false alarms: z(20.5/25) - z(2.5/25).
    Sensitivity sensitivity = Sensitivity.of(20, 24, 2, 24);

    assertThat(sensitivity.dPrime()).isCloseTo(0.91537 + 1.28155, within(0.0001));
    assertThat(sensitivity.criterion()).isCloseTo((1.28155 - 0.91537) / 2, within(0.0001));
    assertThat(Sensitivity.of(0, 5, 0, 5).dPrime()).isZero();
    assertThat(Sensitivity.of(5, 5, 0, 5).dPrime()).isFinite().isPositive();
  }

  @Test
  void everyPerturbationIsJudgedOnTheRowsItChanges() {
    RobustnessReport report = audit();

    assertThat(report.findings()).hasSameSizeAs(Perturbation.all());
    Finding lower = finding(report, "lower_case", 0);
    long capitals =
        ROWS.rows().stream()
            .filter(row -> !row.prompt().equals(row.prompt().toLowerCase(Locale.ROOT)))
            .count();
    assertThat(lower.drift().rows()).isEqualTo((int) capitals);
    assertThat(finding(report, "upper_case", 0).drift().flips().all().part()).isZero();
    assertThat(finding(report, "look_alikes", 10).drift().coverage().drop()).isZero();
  }

  @Test
  void withoutCuesNoRowIsChangedAndTheReportSaysSo() {
    RobustnessReport report = audit();

    assertThat(finding(report, "cue_synonyms", 1).drift().rows()).isZero();
    assertThat(report.toMarkdown())
        .contains("| cue_synonyms 1 | 0 |", "Fragile classes", "| stake |");
  }

  @Test
  void theSameSeedGivesTheSameReport() {
    JsonNode first = Json.mapper().valueToTree(audit());

    assertThat(Json.mapper().<JsonNode>valueToTree(audit())).isEqualTo(first);
    assertThat(first.path("schema_version").asInt()).isEqualTo(1);
    assertThat(first.path("findings").path(0).path("classes").path(0).path("clean").has("d_prime"))
        .isTrue();
  }

  @Test
  void aClassIsFragileWhereOneEditHarmsItByMoreThanChance() {
    List<Harm> harms = Harm.of(List.of(broken("typo", 1, 30), broken("typos", 4, 2)));

    assertThat(harms)
        .singleElement()
        .satisfies(harm -> assertThat(harm.label()).isEqualTo("x"))
        .satisfies(harm -> assertThat(harm.perturbation()).isEqualTo("typo"))
        .satisfies(harm -> assertThat(harm.byOneEdit()).isTrue())
        .satisfies(harm -> assertThat(harm.p()).isLessThan(0.001));
  }

  @Test
  void manyTestsNeedStrongerEvidence() {
    List<Finding> findings = new ArrayList<>();
    findings.add(broken("typo", 1, 6));
    assertThat(Harm.of(findings)).as("six rows lost, p = .031, two tests").isEmpty();
    findings.set(0, broken("typo", 1, 8));
    assertThat(Harm.of(findings)).hasSize(1);
    for (int i = 0; i < 10; i++) {
      findings.add(broken("other " + i, 1, 0));
    }
    assertThat(Harm.of(findings)).as("p = .008, twenty-two tests").isEmpty();
  }

  /** Fifty rows of x and of y, of which some of x are not answered once perturbed. */
  private static Finding broken(String name, int strength, int lost) {
    DriftTally drift = new DriftTally(Set.of("x", "y"), "oos");
    ClassTally x = new ClassTally("x");
    ClassTally y = new ClassTally("y");
    for (int i = 0; i < 50; i++) {
      for (String gold : List.of("x", "y")) {
        Optional<String> after =
            gold.equals("x") && i < lost ? Optional.empty() : Optional.of(gold);
        drift.add(Optional.of(gold), Optional.of(gold), after);
        x.add(gold, Optional.of(gold), after);
        y.add(gold, Optional.of(gold), after);
      }
    }
    return new Finding(name, strength, drift.report(), List.of(x.robustness(), y.robustness()));
  }

  private static RobustnessReport audit() {
    return new RobustnessAudit(MAPPER, 42, step -> {}).run(ROWS);
  }

  private static Finding finding(RobustnessReport report, String name, int strength) {
    return report.findings().stream()
        .filter(f -> f.perturbation().equals(name) && f.strength() == strength)
        .findFirst()
        .orElseThrow();
  }
}
