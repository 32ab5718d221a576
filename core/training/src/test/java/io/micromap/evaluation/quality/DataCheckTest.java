package io.micromap.evaluation.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.evaluation.SampleRows;
import io.micromap.evaluation.dataset.ConflictPolicy;
import io.micromap.evaluation.dataset.DatasetReader;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.runtime.json.Json;
import io.micromap.training.quality.SuspiciousLabels;
import io.micromap.training.trainer.Trainer;
import io.micromap.training.trainer.TrainingOptions;
import io.micromap.training.trainer.TrainingTask;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DataCheckTest {

  @Test
  void soundRowsHaveNoErrors() {
    DataReport report = check(SampleRows.csv(), Optional.empty());

    assertThat(report.errors()).isZero();
    assertThat(report.toText(3))
        .contains("0 kinds of error")
        .contains("60 rows of 4 classes, 20 out");
  }

  @Test
  void onePromptUnderTwoLabelsIsAnErrorThatNamesBothLines() {
    Finding finding =
        finding(
            check("prompt,label\nbuy it,x\nsell,y\nbuy it,y\n"), FindingKind.CONFLICTING_LABELS);

    assertThat(finding.examples())
        .singleElement()
        .satisfies(
            example -> {
              assertThat(example.places()).containsExactly("rows.csv, line 2", "rows.csv, line 4");
              assertThat(example.text()).contains("buy it", "(x, y)");
            });
  }

  @Test
  void evaluationRowsThatAreTrainedOnAreAnErrorAndNearOnesAWarning() {
    DataReport report =
        check(
            "prompt,label\nplease sell all my old stocks,x\nwhat is up,y\nlook at it,y\nhello,x\n",
            Optional.of(
                "prompt,label\nWhat  is UP,y\nplease sell all of my old stocks,x\nnew one,x\n"));

    assertThat(finding(report, FindingKind.OVERLAP).examples())
        .singleElement()
        .satisfies(
            e -> assertThat(e.places()).containsExactly("eval.csv, line 2", "rows.csv, line 3"));
    assertThat(finding(report, FindingKind.NEAR_OVERLAP).examples())
        .singleElement()
        .satisfies(
            e -> assertThat(e.places()).containsExactly("eval.csv, line 3", "rows.csv, line 2"));
  }

  @Test
  void anotherWordForOutOfScopeIsToBeNamedOrRewritten() {
    for (String label : List.of("OOS", "out_of_scope")) {
      DataReport report = check("prompt,label\nbuy it,x\nsell it,y\na joke," + label + "\n");

      assertThat(finding(report, FindingKind.OUT_OF_SCOPE_NAMES).examples())
          .singleElement()
          .satisfies(
              example -> {
                assertThat(example.places()).containsExactly("rows.csv, line 4");
                assertThat(example.text())
                    .isEqualTo("'" + label + "'; out-of-scope rows carry 'oos' (0 rows)");
              });
      assertThat(report.findings())
          .extracting(Finding::kind)
          .doesNotContain(FindingKind.SAME_LABELS);
    }
  }

  @Test
  void aClassThatMayBeNoneIsAWarning() {
    String rows = "prompt,label\nbuy it,x\nsell it,y\na joke,other\n";

    assertThat(finding(check(rows), FindingKind.VAGUE_LABELS).examples())
        .singleElement()
        .satisfies(example -> assertThat(example.text()).isEqualTo("'other' (1 row)"));
  }

  @Test
  void repeatedAndNearlyRepeatedRowsAreCounted() {
    DataReport report =
        check(
            """
            prompt,label
            open 5 accounts now,x
            open 5 accounts now,x
            open 5 accounts now,x
            open 7 accounts now!,x
            open 9 ACCOUNTS now,y
            bye,y
            """);

    assertThat(finding(report, FindingKind.DUPLICATES).count()).isEqualTo(2);
    assertThat(finding(report, FindingKind.NEAR_DUPLICATES).count()).isEqualTo(5);
    assertThat(finding(report, FindingKind.NEAR_CONFLICTS).examples().get(0).text())
        .contains("x, y");
  }

  @Test
  void slipsInLabelNamesAreFoundAndNumberedFamiliesAreNot() {
    String usual =
        IntStream.range(0, 40)
            .mapToObj(i -> "word" + i + ",refund\nother" + i + ",Step_1\nthird" + i + ",step_2\n")
            .collect(Collectors.joining());

    Finding finding =
        finding(
            check("prompt,label\n" + usual + "a,refnud\nb,re-fund\nd,oos\n"),
            FindingKind.LABEL_NAMES);

    assertThat(finding.examples())
        .extracting(e -> e.text().replaceAll(" .*", ""))
        .containsExactlyInAnyOrder("'refnud'", "'re-fund'");
  }

  @Test
  void labelsThatPeopleWouldTakeForOneAreErrors() {
    DataReport report =
        check("prompt,label\na,pay\nb,PAY\nc,OOS\nd,oos\ne,caf\u00E9\nf,cafe\u0301\ng,cafe\n");

    Finding finding = finding(report, FindingKind.SAME_LABELS);
    assertThat(finding.examples())
        .extracting(Finding.Example::text)
        .containsExactly(
            "'OOS', 'oos': case",
            "'PAY', 'pay': case",
            "'cafe\u0301', 'caf\u00E9': Unicode's form of the same text");
    assertThat(report.errors()).isPositive();
  }

  @Test
  void onePromptUnderSeveralLabelsIsFoundInEveryDisguise() {
    String csv = "prompt,label\nbuy it,x\nBUY  it!,y\nsell\u00ADit,x\nsellit,y\n";

    assertThat(finding(check(csv), FindingKind.CONFLICTING_LABELS).count()).isEqualTo(2);
  }

  @Test
  void tooFewClassesWithRowsAndUnknownOnesAreErrors() {
    LabelledPrompts rows = read("rows.csv", "prompt,label\na,x\nb,x\nc,yy\n");
    DataReport report =
        new DataCheck(Optional.empty(), List.of("x", "y", "z"), step -> {})
            .check(rows, Optional.empty());

    assertThat(finding(report, FindingKind.UNKNOWN_LABELS).examples())
        .singleElement()
        .satisfies(e -> assertThat(e.text()).contains("'yy'", "Did you mean 'y'?"));
    assertThat(finding(report, FindingKind.UNTRAINABLE).examples())
        .extracting(Finding.Example::text)
        .containsExactly(
            "number of classes with 2 rows or more: 1", "'y' has no row", "'z' has no row");
  }

  @Test
  void personalDataIsCountedByKindAndNeverShown() {
    DataReport report =
        check(
            """
            prompt,label
            mail jane@mail.example twice jane@mail.example,x
            mail jane@mail.example twice jane@mail.example,y
            bye,y
            hi,x
            """);

    assertThat(finding(report, FindingKind.PERSONAL_DATA).examples())
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.text()).isEqualTo("email: 4 in 2 rows");
              assertThat(e.places()).hasSize(2);
            });
    assertThat(report.toText(50) + Json.line(report)).doesNotContain("jane");
  }

  @Test
  void rowsWithoutWordsAreReportedUnlessTheyAreOutOfScope() {
    Finding finding =
        finding(check("prompt,label\n...,x\nhi,x\nyo,y\nho,y\n???,oos\n"), FindingKind.UNREADABLE);

    assertThat(finding.examples())
        .extracting(Finding.Example::places)
        .containsExactly(List.of("rows.csv, line 2"));
  }

  @Test
  void aWrongLabelIsSuspiciousWhateverTheThreads() {
    String csv = SampleRows.csv().replaceFirst(",swap\n", ",deposit\n");
    List<String> reports =
        IntStream.of(1, 4)
            .mapToObj(threads -> check(read("rows.csv", csv), threads).toText(9))
            .toList();

    assertThat(reports.get(0))
        .contains("suspicious_labels")
        .containsPattern("line 8: \"swap my ETH\" \\(deposit, .*\\), more likely swap");
    assertThat(reports.get(1)).isEqualTo(reports.get(0));
  }

  /** Two rows that share all their words cannot both be told apart from the other's class. */
  @Test
  void rowsThatTheMapperAnswersOtherwiseThoughTheyTrainedItAreListed() {
    String csv =
        """
        prompt,label
        open account,x
        open account now,x
        open account today,x
        account today open,y
        close it,y
        close that,y
        close this,y
        """;

    assertThat(check(read("rows.csv", csv), 1).toText(9))
        .contains("answered_otherwise", "a mapper trained on these very rows ranks another class")
        .containsPattern("line 5: \"account today open\" \\(y, .*\\), more likely x");
  }

  @Test
  void suspiciousLabelsAreSearchedForEvenAmongClassesTooSmallToTrain() {
    String csv = SampleRows.csv() + "only one,lonely\n";

    assertThat(check(read("rows.csv", csv), 1).errors()).isZero();
    assertThat(check(read("rows.csv", "prompt,label\na,x\n"), 1).errors()).isEqualTo(1);
  }

  @Test
  void theReportAsJsonHoldsEveryExample() {
    DataReport report = check("prompt,label\nbuy it,x\nsell,y\nbuy it,y\nbuy,x\n");

    assertThat(json(report).at("/findings/0/kind").asText()).isEqualTo("conflicting_labels");
    assertThat(json(report).at("/findings/0/severity").asText()).isEqualTo("error");
    assertThat(json(report).at("/findings/0/examples/0/places/1").asText())
        .isEqualTo("rows.csv, line 4");
    assertThat(report.toText(0)).contains("… and 1 more");
  }

  private static DataReport check(String csv) {
    return check(csv, Optional.empty());
  }

  private static DataReport check(String csv, Optional<String> evaluation) {
    return new DataCheck(Optional.empty(), List.of(), step -> {})
        .check(read("rows.csv", csv), evaluation.map(text -> read("eval.csv", text)));
  }

  private static DataReport check(LabelledPrompts rows, int threads) {
    SuspiciousLabels search =
        new SuspiciousLabels(
            TrainingTask.ofLabels(rows.labels()),
            new Trainer(TrainingOptions.DEFAULTS, threads, step -> {}));
    return new DataCheck(Optional.of(search::find), List.of(), step -> {})
        .check(rows, Optional.empty());
  }

  private static Finding finding(DataReport report, FindingKind kind) {
    return report.findings().stream().filter(f -> f.kind() == kind).findFirst().orElseThrow();
  }

  private static LabelledPrompts read(String name, String csv) {
    return new DatasetReader("oos", ConflictPolicy.KEEP)
        .read(SampleRows.source(name, csv), Optional.empty());
  }

  private static JsonNode json(DataReport report) {
    return Json.mapper().valueToTree(report);
  }
}
