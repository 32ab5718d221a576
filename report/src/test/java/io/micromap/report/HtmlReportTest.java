package io.micromap.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.evaluation.metrics.DecidedRow;
import io.micromap.evaluation.metrics.Metric;
import io.micromap.evaluation.metrics.Metrics;
import io.micromap.evaluation.metrics.ProbabilityScore;
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
    JsonNode chosen = Json.parse(text(sweep.summary())).path("chosen");

    for (String field :
        List.of(
            "threshold",
            "coverage",
            "accuracy_on_fired",
            "overall_accuracy",
            "oos_recall",
            "ece")) {
      Matcher figure = Pattern.compile("id=\"figure-" + field + "\" value=\"(.*?)\"").matcher(page);
      assertThat(figure.find()).as(field).isTrue();
      assertThat(Double.parseDouble(figure.group(1))).isEqualTo(chosen.path(field).asDouble());
    }
    assertThat(page).contains("for all but 1 class with its own");
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
    SweepReport plain = sweep.report(false);
    assertThat(
            ownText(
                HtmlReport.of(
                    new SweepReport(
                        plain.summary(),
                        plain.rows(),
                        plain.mapper(),
                        Optional.of(CrossDomainTest.read(CrossDomainTest.JSON)),
                        plain.fresh(),
                        false))))
        .contains("id=\"shared-prompt-table\"", "in scope in another")
        .doesNotContain("halt &lt;img", "go on");
  }

  @Test
  void theSurestWrongAnswersStandFirstAndTheRestIsCounted() {
    SampleSweep many = SampleSweep.of(8, 2000);
    List<DecidedRow> wrong =
        many.decided().stream()
            .filter(row -> row.outcome().answer().isPresent() && !row.outcome().isCorrect())
            .toList();
    String html = ownText(HtmlReport.of(many.report(true)));
    String table = html.substring(html.indexOf("id=\"error-table\""));
    double highest = wrong.stream().mapToDouble(DecidedRow::confidence).max().orElseThrow();

    assertThat(html).contains("The 200 most confident of " + wrong.size() + " wrong answers");
    assertThat(table.substring(0, table.indexOf("</table>")).split("<tr>")).hasSize(202);
    assertThat(
            table.substring(
                table.indexOf("<tbody>"), table.indexOf("</tr>", table.indexOf("<tbody>"))))
        .contains("value=\"" + Json.line(highest) + "\"");
  }

  @Test
  void freshFiguresStandWithTheirBound() {
    SweepReport report = sweep.report(true);
    Metrics fresh =
        new Metrics(
            0.5,
            new Metrics.Counts(100, 60, 59, 80, 60),
            0.9,
            new Metrics.Ranking(0.1, new ProbabilityScore(0, 0), Optional.empty()));

    assertThat(
            ownText(
                HtmlReport.of(
                    new SweepReport(
                        report.summary(),
                        report.rows(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(fresh),
                        true))))
        // 59 of 60 with one error at level .05: Clopper and Pearson's bound is .9230.
        .contains(
            "answers 60.00\u202f%, and 98.33\u202f%",
            "(at least 92.34\u202f% with 95 % confidence)")
        .doesNotContain("id=\"model-card\"");
  }

  @Test
  void rowsOfAnotherSweepAreRefused() {
    SweepReport report = sweep.report(true);

    assertRefused(
        ErrorCode.MISALIGNED,
        () ->
            new SweepReport(
                report.summary(),
                report.rows().subList(1, report.rows().size()),
                report.mapper(),
                Optional.empty(),
                Optional.empty(),
                true),
        "not of one sweep: 299 rows",
        "against 300 rows");
  }

  @Test
  void aMapperOtherThanTheSweptOneIsRefused() {
    SweepReport report = sweep.report(true);

    assertRefused(
        ErrorCode.MISALIGNED,
        () ->
            new SweepReport(
                report.summary(),
                report.rows(),
                Optional.of(SampleSweep.of(3, 20).mapper()),
                Optional.empty(),
                Optional.empty(),
                true),
        "not the one that was swept",
        "before locking");
  }

  @Test
  void aFileThatIsNoSummaryIsNamed() throws JsonProcessingException {
    ObjectNode old = (ObjectNode) Json.parse(text(sweep.summary()));
    old.remove("calibration");
    ObjectNode newer = (ObjectNode) Json.parse(text(sweep.summary()));
    newer.put("schema_version", 2);

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
