package io.micromap.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.runtime.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Opens the page of a cross-domain evaluation in Chromium. */
@Tag("slow")
class CrossDomainInBrowserTest {

  @TempDir private static Path folder;
  private static Browser browser;
  private static Path page;

  @BeforeAll
  static void open() throws IOException {
    browser = Browser.start();
    page =
        Files.write(
            folder.resolve("cross.html"),
            HtmlReport.ofCrossDomain(CrossDomainTest.read(CrossDomainTest.JSON)));
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void fresh() {
    browser.open(page);
  }

  @Test
  void itStandsAlone() {
    browser.assertAllDrawn(1);
    assertThat(browser.console()).isEmpty();
    browser.find(".cross").sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
    assertThat(browser.find("#readout").getText()).startsWith("a on b<i>: 3 of 20 rows answered");
  }

  @Test
  void itHasTheNumbersOfItsFile() throws JsonProcessingException {
    JsonNode file = Json.parse(CrossDomainTest.JSON);
    JsonNode own = file.path("in_domain");

    assertThat(numbers("#in-domain-table"))
        .isEqualTo(
            rows(
                own,
                "/rows",
                "/accuracy",
                "/macro_f1",
                "/ece",
                "/aurc",
                "/out_of_scope/rows",
                "/out_of_scope/false_accept_rate"));
    assertThat(numbers("#coverage-table"))
        .isEqualTo(
            rows(own, "/accuracy_at_coverage/0/accuracy", "/accuracy_at_coverage/1/accuracy"));
    assertThat(numbers("#false-accept-table"))
        .as("without the router, which has none")
        .isEqualTo(
            rows(
                    own,
                    "/accuracy_at_coverage/0/false_accept_rate",
                    "/accuracy_at_coverage/1/false_accept_rate")
                .subList(0, 2));
    List<List<String>> classes = new ArrayList<>();
    own.forEach(
        line ->
            classes.addAll(
                rows(
                    line.path("per_class"),
                    "/rows",
                    "/fired",
                    "/correct",
                    "/precision",
                    "/recall")));
    assertThat(numbers("details.classes table")).isEqualTo(classes);
    assertThat(texts("#coverage-table thead th"))
        .containsExactly("Mapper", "Rails", "50\u202f%", "95\u202f%");
    assertThat(texts("#in-domain-table tbody tr:last-child :is(th, td)"))
        .containsExactly("router", "off", "1\u202f029", "–", "0.5000", "–", "0.1000", "–", "–");
    assertThat(texts("details.classes summary")).containsExactly("Classes of a");
    assertThat(texts("details.classes tbody :is(th, td:not(:has(data)))"))
        .containsExactly("x", "off", "<i>y", "off", "x", "on");
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void itHasWhatDomainsShare() {
    assertThat(texts("#shared-labels-note, #shared-prompts-note"))
        .containsExactly(
            "Labels that several domains use: 1.",
            "Evaluation prompts of one domain that are in scope in another, ignoring case and"
                + " blanks: 2.");
    assertThat(texts("#shared-label-table tbody :is(th, td)"))
        .containsExactly("stop<b>", "a, b<i>");
    assertThat(texts("#shared-prompt-table tbody :is(th, td)"))
        .containsExactly(
            "a",
            "halt <img src=x onerror=window.hacked=1>",
            "oos",
            "b<i>",
            "stop<b>",
            "training",
            "b<i>",
            "go on",
            "stop<b>",
            "a",
            "x",
            "evaluation");
    assertThat(browser.run("return typeof window.hacked")).isEqualTo("undefined");
  }

  @Test
  void itsTablesAreForKeyboardAndReaders() {
    assertThat(browser.findAll("main table:not(:has(> caption)), main th:not([scope])")).isEmpty();
    assertThat(browser.findAll("main .scroll:has(table):not([tabindex='0'][role='region'])"))
        .isEmpty();
    assertThat(
            browser.run(
                "return [...document.querySelectorAll('nav a')].every(a =>"
                    + " document.querySelector(a.getAttribute('href')))"))
        .isEqualTo(true);
    WebElement heading = browser.find("#in-domain-table thead th:nth-child(5)");
    heading.findElement(By.tagName("button")).sendKeys(Keys.ENTER);
    assertThat(heading.getAttribute("aria-sort")).isEqualTo("ascending");
    assertThat(texts("#in-domain-table tbody td:nth-child(5)"))
        .containsExactly("0.5000", "0.6123", "0.7123");
    WebElement classes = browser.find("details.classes");
    classes.findElement(By.tagName("summary")).sendKeys(Keys.ENTER);
    assertThat(classes.findElement(By.tagName("table")).isDisplayed()).isTrue();
    assertThat(browser.console()).isEmpty();
  }

  /** The numbers of tables, row by row, as machines read them. */
  private static Object numbers(String table) {
    return browser.run(
        "return [...document.querySelectorAll('"
            + table
            + " tbody tr')].map(row => [...row.querySelectorAll('data')].map(e => e.value))");
  }

  /** Texts of elements, shown or folded. */
  @SuppressWarnings("unchecked") // A script that returns texts.
  private static List<String> texts(String selector) {
    return (List<String>)
        browser.run(
            "return [...document.querySelectorAll('"
                + selector
                + "')].map(element => element.textContent)");
  }

  /** What stands at pointers, row by row; nothing for null. */
  private static List<List<String>> rows(JsonNode rows, String... pointers) {
    List<List<String>> values = new ArrayList<>();
    rows.forEach(
        row ->
            values.add(
                Arrays.stream(pointers).map(pointer -> row.at(pointer).asText("")).toList()));
    return values;
  }
}
