package io.micromap.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.evaluation.metrics.DecidedRow;
import io.micromap.evaluation.metrics.Metric;
import io.micromap.evaluation.metrics.WilsonInterval;
import io.micromap.evaluation.quality.DataReport;
import io.micromap.evaluation.quality.Finding;
import io.micromap.evaluation.quality.FindingKind;
import io.micromap.evaluation.sweep.SweepSummary;
import io.micromap.runtime.bundle.Sha256;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HtmlReportTest {

  private static SampleSweep sweep;
  private static String page;

  @BeforeAll
  static void write() {
    sweep = SampleSweep.of(8, 300);
    page = ownText(HtmlReport.of(sweep.report(true)));
  }

  @Test
  void figuresAreThoseOfTheSummary() throws JsonProcessingException {
    JsonNode verdict = Json.parse(text(sweep.summary())).path("verdict");
    int answers = verdict.path("answers").asInt();
    int inScope = verdict.path("rows").asInt() - verdict.path("out_of_scope").asInt();
    int answered = answers - verdict.path("out_of_scope_answered").asInt();
    int right = answers - verdict.path("wrong").asInt();

    assertThat(figure("answered")).isCloseTo((double) answered / inScope, within(1e-6));
    assertThat(figure("correct")).isCloseTo((double) right / answers, within(1e-6));
    assertThat(figure("right")).isCloseTo((double) right / inScope, within(1e-6));
    double lower = 100 * WilsonInterval.of(right, answers).lower();
    assertThat(page.replace('\u202f', ' '))
        .contains(String.format(Locale.ROOT, "answers; 95 %% interval from %.2f %%", lower));
    assertThat(page)
        .contains(
            "for all but 1 class with its own", "sample.csv, 300\u202frows".replace('\u202f', ' '))
        .contains("<title>custom on sample.csv</title>");
  }

  @Test
  void outOfScopeRowsAreLeftAloneOrNot() {
    long outside = sweep.decided().stream().filter(HtmlReportTest::isOutOfScope).count();
    long alone =
        sweep.decided().stream().filter(row -> isOutOfScope(row) && row.abstained()).count();

    assertThat(page)
        .contains(
            "left alone " + alone + " of " + outside, ">" + alone + " of " + outside + "</data>");
  }

  private static boolean isOutOfScope(DecidedRow row) {
    return row.outcome().gold().equals("oos");
  }

  private static double figure(String id) {
    Matcher figure = Pattern.compile("id=\"figure-" + id + "\" value=\"(.*?)\"").matcher(page);
    assertThat(figure.find()).as(id).isTrue();
    return Double.parseDouble(figure.group(1));
  }

  @Test
  void withoutAGateThereIsNoBadgeButTheVerdictInItsTone() {
    assertThat(page)
        .contains("No gate set, threshold", "class=\"words red\"")
        .doesNotContain("class=\"verdict");
  }

  @Test
  void rowsThatWereRightButKeptBackAndAnswersToOutOfScopeRowsHaveTheirTables() {
    List<DecidedRow> back =
        sweep.decided().stream()
            .filter(row -> row.abstained() && row.candidate().equals(row.outcome().gold()))
            .toList();

    assertThat(page)
        .contains(
            "Rows not answered whose first class was right: "
                + (back.isEmpty() ? "none" : back.size()))
        .contains("id=\"out-of-scope-table\"", "id=\"kept-back-table\"");
  }

  @Test
  void whatToDoNextNamesConfusedPairsWithTheirRowsAndWhatADataCheckFound() {
    DataReport findings =
        new DataReport(
            1,
            "rows.csv",
            9,
            0,
            2,
            0,
            true,
            List.of(
                new Finding(
                    FindingKind.SUSPICIOUS_LABELS,
                    1,
                    "rows",
                    List.of(new Finding.Example(List.of("rows.csv, line 4"), "do it (a)")))));
    String next =
        ownText(HtmlReport.of(sweep.report(Optional.empty(), Optional.of(findings), true)));

    assertThat(page)
        .containsPattern("rows? of &#39;class_\\d&#39; answered as &#39;class_\\d&#39;: add rows")
        .contains("class=\"example\" dir=\"auto\">do class", "--data-check FILE");
    assertThat(next)
        .contains("1 row: out-of-fold models give another class", "rows.csv, line 4: do it (a)")
        .doesNotContain("--data-check FILE");
  }

  @Test
  void thePreviousMapperStandsBesideThisOne() {
    assertThat(page)
        .contains("id=\"before-table\"", "<th scope=\"row\">accuracy on fired</th>")
        .contains("No class changed.")
        .doesNotContain("It was swept over other rows");
  }

  @Test
  void thePageHoldsEveryMetricOfEveryPoint() throws JsonProcessingException {
    JsonNode data = Json.parse(data(page)).path("sweep");

    assertThat(data.path("points")).hasSize(5).contains(data.path("chosen"));
    for (JsonNode point : data.path("points")) {
      assertThat(point.fieldNames()).toIterable().containsExactly(Metric.codes());
    }
  }

  @Test
  void equalInputsGiveEqualBytesInAnyLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(Sha256.hex(HtmlReport.of(SampleSweep.of(8, 300).report(true))))
          .isEqualTo(Sha256.hex(HtmlReport.of(sweep.report(true))));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void textOfOthersStaysText() {
    assertThat(page)
        .contains("&lt;/script&gt;&lt;/td&gt;&lt;script&gt;window.hacked&#x3D;1")
        .contains("{{{content.data}}}")
        .contains("&lt;b&gt;&amp;&#39;class&#39;&lt;/b&gt;")
        .doesNotContain("<script>window.hacked", "<img src=x", "<b>&'class'", "<!--\"");
    assertThat(data(page)).doesNotContain("<").contains("\\u003cb>&'class'\\u003c/b>");
  }

  @Test
  void markupInAModelCardStaysText() {
    assertThat(ModelCardHtml.of("# Card\n\n<script>x</script>\n\n[a](javascript:x)\n"))
        .contains("<h3>Card</h3>", "&lt;script&gt;x&lt;/script&gt;")
        .doesNotContain("<script>", "javascript:");
  }

  @Test
  void thePageAsksForNothingFromElsewhere() {
    assertThat(page)
        .contains("default-src 'none'")
        .doesNotContain("http:", "https:", "src=", "url(", " style=\"", "unsafe");
  }

  @Test
  void promptsAreLeftOutOnRequest() {
    assertThat(page).contains("class1word");
    assertThat(ownText(HtmlReport.of(sweep.report(false))))
        .contains("The prompts were left out.")
        .doesNotContain("class1word", "do class");
    assertThat(
            ownText(
                HtmlReport.of(
                    sweep.report(
                        Optional.of(CrossDomainTest.read(CrossDomainTest.JSON)),
                        Optional.empty(),
                        false))))
        .contains("id=\"shared-prompt-table\"", "in scope in another")
        .doesNotContain("halt &lt;img", "go on");
  }

  @Test
  void theSurestWrongAnswersStandFirstAndTheRestIsCounted() {
    SampleSweep many = SampleSweep.of(8, 2000);
    List<DecidedRow> wrong =
        many.decided().stream()
            .filter(
                row ->
                    row.outcome().answer().isPresent()
                        && !row.outcome().isCorrect()
                        && !isOutOfScope(row))
            .toList();
    String html = ownText(HtmlReport.of(many.report(true)));
    String table = html.substring(html.indexOf("id=\"error-table\""));
    double highest = wrong.stream().mapToDouble(DecidedRow::confidence).max().orElseThrow();

    assertThat(html)
        .contains(
            "Wrong answers to in-scope rows: "
                + wrong.size()
                + "; here are the 200 most confident");
    assertThat(table.substring(0, table.indexOf("</table>")).split("<tr>")).hasSize(202);
    assertThat(
            table.substring(
                table.indexOf("<tbody>"), table.indexOf("</tr>", table.indexOf("<tbody>"))))
        .contains("value=\"" + Json.line(highest) + "\"");
  }

  @Test
  void rowsOfAnotherSweepAreRefused() {
    SweepReport report = sweep.report(true);

    assertRefused(
        ErrorCode.MISALIGNED,
        () ->
            SweepReport.of(
                report.summary(),
                report.rows().subList(1, report.rows().size()),
                "r.csv",
                report.mapper()),
        "not of one sweep: 299 rows",
        "against 300 rows");
  }

  @Test
  void aMapperOtherThanTheSweptOneIsRefused() {
    SweepReport report = sweep.report(true);

    assertRefused(
        ErrorCode.MISALIGNED,
        () ->
            SweepReport.of(
                report.summary(),
                report.rows(),
                "r.csv",
                Optional.of(SampleSweep.of(3, 20).mapper())),
        "not the one that was swept",
        "before locking");
  }

  @Test
  void aFileThatIsNoSummaryIsNamed() throws JsonProcessingException {
    ObjectNode old = (ObjectNode) Json.parse(text(sweep.summary()));
    old.remove("calibration");
    ObjectNode newer = (ObjectNode) Json.parse(text(sweep.summary()));
    newer.put("schema_version", 3);

    for (String other : List.of("{}", "[]", "{", Json.line(old), Json.line(newer))) {
      assertRefused(
          ErrorCode.BAD_JSON,
          () ->
              SweepSummary.read(
                  SampleSweep.source("s.json", other.getBytes(StandardCharsets.UTF_8))),
          "s.json: is not a summary.json of this Micromap",
          "Give the one that a sweep wrote");
    }
  }

  private static void assertRefused(ErrorCode code, Runnable action, String... parts) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(MicromapException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContainingAll(parts);
  }

  private static String data(String html) {
    Matcher data = Pattern.compile("(?s)id=\"data\">(.*?)</script>").matcher(html);
    assertThat(data.find()).isTrue();
    return data.group(1);
  }

  /** The page without the library's and our own code, which are long. */
  private static String ownText(byte[] html) {
    return text(html).replaceAll("(?s)<(script|style)>.*?</\\1>", "");
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
