package io.micromap.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.runtime.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Opens reports in Chromium. */
@Tag("slow")
class ReportInBrowserTest {

  private static final String PICTURES =
      "return [...document.querySelectorAll('canvas')].map(canvas => canvas.toDataURL()).join()";

  @TempDir private static Path folder;
  private static Browser browser;
  private static SampleSweep sweep;
  private static Path page;

  @BeforeAll
  static void open() throws IOException {
    browser = Browser.start();
    sweep = SampleSweep.of(8, 300);
    page =
        Files.write(
            folder.resolve("report.html"),
            HtmlReport.of(
                sweep.report(
                    Optional.of(CrossDomainTest.read(CrossDomainTest.JSON)),
                    Optional.empty(),
                    true)));
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void fresh() {
    browser.window(1280, 900);
    browser.scheme("light");
    browser.open(page);
  }

  @Test
  void everyChartIsDrawnWithoutAWordOnTheConsoleAndWithoutTheNetwork() {
    browser.assertAllDrawn(5);
    assertThat(browser.console()).isEmpty();
    assertThat(browser.requests()).containsExactly(page.toUri().toString());
    assertThat(browser.run("return performance.getEntriesByType('resource').length")).isEqualTo(0L);
  }

  @Test
  void theNumbersAreThoseOfTheSummary() throws JsonProcessingException {
    JsonNode summary = Json.parse(new String(sweep.summary(), StandardCharsets.UTF_8));
    JsonNode verdict = summary.path("verdict");
    double answers = verdict.path("answers").asInt();
    assertThat(value(browser.find("#figure-threshold")))
        .isEqualTo(summary.path("chosen").path("threshold").asDouble());
    assertThat(value(browser.find("#figure-correct")))
        .isCloseTo(1 - verdict.path("wrong").asInt() / answers, within(1e-6));
    assertThat(browser.find("#why").getText()).isEqualTo(summary.path("why").asText());
    assertThat(browser.find("#words").getText()).contains(verdict.path("text").asText());
    assertThat(value(browser.find("#aurc")))
        .isEqualTo(summary.path("risk_coverage").path("aurc").asDouble());
    assertThat(column("#threshold-table", 2))
        .isEqualTo(numbers(summary.path("metrics"), "coverage"));
    assertThat(column("#threshold-table", 3))
        .isEqualTo(numbers(summary.path("metrics"), "accuracy_on_fired"));
    List<Double> rows = numbers(summary.path("class_balance"), "rows");
    List<Double> answered = numbers(summary.path("class_balance"), "answers");
    assertThat(rows).containsAll(column("#class-table", 2));
    assertThat(answered).containsAll(column("#class-table", 5));
  }

  @Test
  void theSliderReadsTheCurve() {
    WebElement slider = browser.find("#slider");
    String chosen = browser.find("#slider-text").getText();
    Object drawn = browser.run(PICTURES);

    slider.sendKeys(Keys.HOME);
    assertThat(browser.find("#slider-text").getText())
        .contains("100.0\u202f% of the rows answered (300)", "of the answers wrong")
        .isNotEqualTo(chosen);
    slider.sendKeys(Keys.END);
    assertThat(browser.find("#slider-text").getText()).doesNotContain("(300)");
    assertThat(browser.run(PICTURES)).isNotEqualTo(drawn);
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void aTableIsSortedByTheKeyboard() {
    WebElement heading = browser.find("#class-table thead th:nth-child(5)");
    List<Double> before = column("#class-table", 5);

    heading.findElement(By.tagName("button")).sendKeys(Keys.ENTER);
    assertThat(heading.getAttribute("aria-sort")).isEqualTo("ascending");
    assertThat(column("#class-table", 5))
        .isSorted()
        .containsExactlyInAnyOrderElementsOf(before)
        .isNotEqualTo(before);

    heading.findElement(By.tagName("button")).sendKeys(Keys.SPACE);
    assertThat(heading.getAttribute("aria-sort")).isEqualTo("descending");
    assertThat(column("#class-table", 5)).isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  void arrowKeysReadAChart() {
    WebElement matrix = browser.find("#chart-confusion");

    matrix.sendKeys(Keys.ARROW_RIGHT);
    assertThat(browser.find("#readout").getText())
        .startsWith("<b>&'class'</b>, answered as <b>&'class'</b>: ")
        .endsWith(" rows");
    String first = browser.find("#readout").getText();
    matrix.sendKeys(Keys.ARROW_DOWN);
    assertThat(browser.find("#readout").getText()).startsWith("class_0, ");
    matrix.sendKeys(Keys.HOME);
    assertThat(browser.find("#readout").getText()).isEqualTo(first);
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void everythingIsReachedWithTheTabKeyInOrder() {
    assertThat(
            browser.run(
                "return [...document.querySelectorAll('[tabindex]')].filter(e => e.tabIndex > 0).length"))
        .isEqualTo(0L);
    assertThat(
            browser.findAll(
                "section table:not(:has(caption)):not(.card table), section:not([aria-labelledby])"))
        .isEmpty();
    assertThat(browser.findAll(".chart:not([tabindex='0']), .chart:not([aria-label])")).isEmpty();
    assertThat(
            browser.run(
                "return [...document.querySelectorAll('h1,h2,h3,h4')].every((e, i, all) =>"
                    + " i === 0 || e.tagName[1] - all[i - 1].tagName[1] <= 1)"))
        .isEqualTo(true);
  }

  @Test
  void darkModeTurnsThePageAndItsCharts() {
    Object light = browser.run(PICTURES);
    String background = browser.find("body").getCssValue("background-color");

    browser.scheme("dark");

    assertThat(browser.find("body").getCssValue("background-color")).isNotEqualTo(background);
    assertThat(browser.run(PICTURES)).isNotEqualTo(light);
    browser.assertAllDrawn(5);
  }

  @Test
  void printIsLightWithEveryDetailOpen() {
    browser.scheme("dark");
    Object dark = browser.run(PICTURES);

    browser.run("dispatchEvent(new Event('beforeprint'))");
    assertThat(browser.run(PICTURES)).isNotEqualTo(dark);
    assertThat(browser.findAll("details:not([open])")).isEmpty();

    browser.run("dispatchEvent(new Event('afterprint'))");
    assertThat(browser.findAll("details[open]")).isEmpty();
  }

  @Test
  void aNarrowScreenNeedsNoSidewaysScrolling() {
    browser.window(360, 800);

    assertThat((Long) browser.run("return document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(360);
    browser.assertAllDrawn(5);
  }

  @Test
  void aHostilePromptIsShownAndDoesNothing() {
    assertThat(browser.run("return typeof window.hacked")).isEqualTo("undefined");
    assertThat(
            browser.run(
                "return [...document.querySelectorAll('#error-table .prompt')].map(e => e.textContent)"))
        .asInstanceOf(InstanceOfAssertFactories.list(String.class))
        .contains(SampleSweep.HOSTILE);
  }

  @Test
  void aHundredAndFiftyClassesAndTenThousandRowsOpen() throws IOException {
    byte[] bytes = HtmlReport.of(SampleSweep.of(150, 10_000).report(true));
    browser.open(Files.write(folder.resolve("large.html"), bytes));

    assertThat(bytes).hasSizeLessThan(5_000_000);
    browser.assertAllDrawn(4);
    assertThat(browser.console()).isEmpty();
    assertThat(browser.findAll("#class-table tbody tr")).hasSize(150);
  }

  private static List<Double> column(String table, int column) {
    return browser.findAll(table + " tbody td:nth-child(" + column + ") data").stream()
        .map(ReportInBrowserTest::value)
        .toList();
  }

  private static double value(WebElement number) {
    return Double.parseDouble(number.getAttribute("value"));
  }

  private static List<Double> numbers(JsonNode rows, String field) {
    List<Double> numbers = new ArrayList<>();
    rows.forEach(row -> numbers.add(row.path(field).asDouble()));
    return numbers;
  }
}
