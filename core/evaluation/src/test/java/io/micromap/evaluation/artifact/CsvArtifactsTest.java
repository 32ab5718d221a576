package io.micromap.evaluation.artifact;

import static io.micromap.evaluation.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.evaluation.SampleMapper;
import io.micromap.evaluation.SampleRows;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Source;
import io.micromap.evaluation.metrics.DecidedRow;
import io.micromap.evaluation.metrics.MetricValues;
import io.micromap.evaluation.metrics.Metrics;
import io.micromap.evaluation.metrics.Outcome;
import io.micromap.evaluation.metrics.SampleScores;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.spi.Thresholds;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvArtifactsTest {

  @Test
  void oneRowIsOneLineWithThePromptBehindWhatLineToolsRead() {
    ScoredRows rows =
        new SampleScores()
            .add("plain", "x", "x", 0.9)
            .add("a, \"b\"\r\nc\rd\n", "y", "x", 0.25)
            .rows();

    String csv = text(CsvArtifacts.rows(rows.decided(Thresholds.global(0.5))));

    assertThat(csv)
        .isEqualTo(
            "id,gold_label,predicted,confidence,abstain,threshold,reason,runner_up,margin,prompt,"
                + "candidate\n"
                + "1,x,x,0.900000,False,0.500000,confident,y,0.850000,plain,x\n"
                + "2,y,,0.250000,True,0.500000,below_threshold,y,0.125000,"
                + "\"a, \"\"b\"\"\\nc\\nd\\n\",x\n");
  }

  @Test
  void halfACharacterStandsAsItsEscape() {
    ScoredRows rows = new SampleScores().add("a\ud83d b \ud83d\ude80", "x", "x", 0.9).rows();

    assertThat(text(CsvArtifacts.rows(rows.decided(Thresholds.global(0.5)))))
        .contains(",a\\ud83d b \ud83d\ude80,x\n");
  }

  @Test
  void theCandidateOfARowThatWasNotAnsweredIsKept() {
    ScoredRows rows = new SampleScores().add("y", "x", 0.25).addEmpty("oos").rows();

    List<DecidedRow> read =
        CsvArtifacts.readRows(
            source(text(CsvArtifacts.rows(rows.decided(Thresholds.global(0.5))))));

    assertThat(read).extracting(DecidedRow::candidate).containsExactly("x", "");
    assertThat(read).allMatch(DecidedRow::abstained);
  }

  @Test
  void aFileWithoutTheColumnOfCandidatesIsRead() {
    String old =
        "id,gold_label,predicted,confidence,abstain,threshold,reason,runner_up,margin,prompt\n1,x,x,0.9,False,0.5,confident,y,0.8,p\n2,x,,0.2,True,0.5,below_threshold,y,0.1,q\n";

    assertThat(CsvArtifacts.readRows(source(old)))
        .extracting(DecidedRow::candidate)
        .containsExactly("x", "");
  }

  @Test
  void cellsThatASpreadsheetWouldRunAreGuardedWhereThatIsAskedFor() {
    ScoredRows rows =
        new SampleScores()
            .add("=cmd|' /C calc'!A0", "x", "x", 0.9)
            .add("-1+1", "x", "x", 0.9)
            .add("@SUM(A1)", "x", "x", 0.9)
            .add("+49 30", "x", "x", 0.9)
            .add("5 = 5", "x", "x", 0.9)
            .rows();
    List<DecidedRow> decided = rows.decided(Thresholds.global(0.5));

    assertThat(prompts(CsvArtifacts.rows(decided, SpreadsheetCells.SAFE)))
        .containsExactly("'=cmd|' /C calc'!A0", "'-1+1", "'@SUM(A1)", "'+49 30", "5 = 5");
    assertThat(prompts(CsvArtifacts.rows(decided)))
        .containsExactly("=cmd|' /C calc'!A0", "-1+1", "@SUM(A1)", "+49 30", "5 = 5");
  }

  private static List<String> prompts(byte[] csv) {
    return CsvArtifacts.readRows(source(text(csv))).stream().map(DecidedRow::prompt).toList();
  }

  @Test
  void rowsAreReadBack() {
    ScoredRows rows =
        new SampleScores()
            .add("a, \"b\"\nc", "x", "x", 0.9)
            .add("y", "x", 0.25)
            .addEmpty("oos")
            .rows();
    Thresholds thresholds = Thresholds.global(0.5);

    List<DecidedRow> read =
        CsvArtifacts.readRows(source(text(CsvArtifacts.rows(rows.decided(thresholds)))));

    assertThat(read)
        .extracting(DecidedRow::outcome)
        .isEqualTo(rows.outcomes(thresholds))
        .containsExactly(
            new Outcome("x", Optional.of("x")),
            new Outcome("y", Optional.empty()),
            new Outcome("oos", Optional.empty()));
    assertThat(read.get(0))
        .isEqualTo(
            new DecidedRow(
                "1",
                read.get(0).outcome(),
                0.9,
                0.5,
                "confident",
                new DecidedRow.Ranked("x", "y", 0.85),
                "a, \"b\"\\nc"));
  }

  @Test
  void lineToolsReadEveryIdAndLabelAsItIs() {
    String csv =
        "id,prompt,label\n#1,one light,#on\n!2,two lights,#on\né3,one dark,ö\n-4,two darks,ö\n";
    LabelledPrompts data = SampleRows.read(csv);

    String rows =
        text(
            CsvArtifacts.rows(
                ScoredRows.of(SampleMapper.of(data), data).decided(Thresholds.global(0))));

    assertThat(rows.lines().skip(1).map(line -> line.split(",", -1)))
        .extracting(columns -> columns[0] + " " + columns[1] + " " + columns[2])
        .containsExactly("#1 #on #on", "!2 #on #on", "é3 ö ö", "-4 ö ö");
    assertThat(CsvArtifacts.readRows(source(rows)))
        .hasSize(4)
        .allMatch(row -> row.outcome().isCorrect());
  }

  @Test
  void metricsHaveOneLineAThresholdAndBlanksWhereThereIsNothingToMeasure() {
    ScoredRows rows = new SampleScores().add("x", "x", 0.9).add("y", "x", 0.4).rows();

    String csv =
        text(
            CsvArtifacts.metrics(
                List.of(
                    MetricValues.of(Metrics.of(rows, Thresholds.global(0.25))),
                    MetricValues.of(Metrics.of(rows, Thresholds.global(0.5))))));

    assertThat(csv)
        .isEqualTo(
            "threshold,total,abstain,abstain_rate,coverage,fired,correct_on_fired,accuracy_on_fired,"
                + "overall_correct,overall_accuracy,in_scope_coverage,in_scope_accuracy,oos_recall,"
                + "auroc,macro_f1,ece,brier,log_loss\n"
                + "0.250000,2,0,0.000000,1.000000,2,1,0.500000,1,0.500000,1.000000,0.500000,,,"
                + "0.333333,0.250000,0.406250,0.857399\n"
                + "0.500000,2,1,0.500000,0.500000,1,1,1.000000,1,0.500000,0.500000,0.500000,,,"
                + "0.500000,0.250000,0.406250,0.857399\n");
  }

  @Test
  void aFileThatIsNoRowsCsvIsNamed() {
    String header =
        "id,gold_label,predicted,confidence,abstain,threshold,reason,runner_up,margin,prompt,candidate";
    for (String text :
        List.of("prompt,label\na,x\n", "id,gold_label\n\"1", "a,a\n", header + "\n\"1")) {
      assertFails(
          ErrorCode.BAD_CSV,
          () -> CsvArtifacts.readRows(source(text)),
          "r.csv: is not a rows.csv",
          "Give the one that a sweep wrote");
    }
  }

  private static Source source(String text) {
    return SampleRows.source("r.csv", text);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,x,x,0.9,Maybe,0.5,confident,y,0.8,p,x | abstain",
        "1,x,x,0.9,True,0.5,confident,y,0.8,p,x | abstain",
        "1,x,x,7,False,0.5,confident,y,0.8,p,x | confidence is 7.0",
        "1,x,x,NaN,False,0.5,confident,y,0.8,p,x | confidence is NaN",
        "1,x,x,much,False,0.5,confident,y,0.8,p,x | a number is none",
        "1,x,x,0.9,False,5,confident,y,0.8,p,x | threshold is 5.0",
        "1,x,x,0.9,False,0.95,confident,y,0.8,p,x | confidence is 0.9",
        "1,x,x,0.9,False,0.5,frob,y,0.8,p,x | reason is 'frob'",
        "1,x,,0.9,True,0.5,confident,y,0.8,p,x | reason is confident",
        "1,x,x,0.9,False,0.5,confident,y,0.8,p,x,more | 12 values",
        "1,x,x,0.9,False,0.5,confident,y,0.8,p | 10 values",
        "1,x,x,0.9,False,0.5,confident,y,0.8,p,y | candidate is 'y'",
        "1,x,x | 3 values"
      })
  void aRowThatNoSweepWritesIsNamedWithItsLine(String row, String fault) {
    String header =
        "id,gold_label,predicted,confidence,abstain,threshold,reason,runner_up,margin,prompt,candidate\n";
    String sound = "0,x,x,0.9,False,0.5,confident,y,0.8,p,x\n";

    assertFails(
        ErrorCode.BAD_CSV,
        () -> CsvArtifacts.readRows(source(header + sound + row + "\n")),
        ", line 3: ",
        fault);
  }
}
