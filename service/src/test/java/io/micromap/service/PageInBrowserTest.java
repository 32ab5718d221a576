package io.micromap.service;

import static io.micromap.service.SampleService.LIGHTS;
import static io.micromap.service.SampleService.STRANGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.micromap.service.api.Limits;
import io.micromap.service.model.MapperFiles;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The page in the system's Chromium, over the real service. */
class PageInBrowserTest {

  private static final String COMPOSED = "dim the lamp and then play some jazz";

  @TempDir private static Path folder;
  private static SampleService service;
  private static ChromeDriver browser;

  @BeforeAll
  static void start() throws IOException {
    browser = browser();
    Path one = SampleService.writeMapper(folder.resolve("one.mapper"));
    Path two = Files.copy(one, folder.resolve("two.mapper"));
    Path rails = SampleService.writeRails(folder.resolve("one.rails"));
    SampleService.lock(one);
    service =
        SampleService.start(
            SampleService.mappers(
                new MapperFiles(one, Optional.of(rails)), new MapperFiles(two, Optional.empty())),
            Limits.DEFAULTS,
            Optional.empty());
  }

  @AfterAll
  static void stop() {
    if (service != null) {
      service.stop();
    }
    if (browser != null) {
      browser.quit();
    }
  }

  @BeforeEach
  void open() {
    browser.manage().logs().get(LogType.BROWSER);
    browser.get(service.address().resolve("/").toString());
    waitFor("document.querySelectorAll('#model option').length === 3");
  }

  @Test
  void aPromptIsDecidedFromTheKeyboardAlone() {
    service.post("/v1/map", "{'prompt':'x','model':'one'}");
    type(LIGHTS, Keys.chord(Keys.CONTROL, Keys.ENTER));
    waitFor("document.querySelector('#answers img')?.naturalWidth > 0");

    String answer = text("#answers");
    assertThat(answer).contains("lights", "MAPPED: confident", "runner-up", "PASS");
    assertThat(find("#answers svg.bar").getAttribute("aria-label"))
        .contains("Confidence", "50.0 %");
    assertThat(find("#answers mark[data-speaks=for]").getText()).isNotEmpty();
    assertThat(text("#answers .text")).isEqualTo(LIGHTS);
    waitFor("document.querySelector('#traffic .live').textContent.match(/^one[0-9]+ decisions?,/)");
    assertQuiet();
  }

  @Test
  void anAbstentionSaysWhyAndHostileTextStaysText() {
    type("<img src=x onerror=window.hacked=1> " + STRANGE, Keys.chord(Keys.CONTROL, Keys.ENTER));
    waitFor("document.querySelector('#answers section')");

    assertThat(text("#answers .answer")).isEqualTo("abstained");
    assertThat(text("#answers .text")).contains("<img src=x");
    assertThat(browser.executeScript("return window.hacked")).isNull();
    assertQuiet();
  }

  @Test
  void theStepsOfAComposedPromptStandInOrderWithTheirWords() {
    type(COMPOSED, Keys.chord(Keys.CONTROL, Keys.ENTER));
    waitFor("document.querySelectorAll('#answers .steps li').length === 2");

    assertThat(text("#answers")).contains("2 steps because");
    assertThat(text("#answers .steps li:nth-child(1)"))
        .startsWith("lights")
        .contains("dim the lamp");
    assertThat(text("#answers .steps li:nth-child(2)")).startsWith("music").contains("some jazz");
    assertQuiet();
  }

  @Test
  void otherTrafficThanTheValidationRowsIsShownWithItsShares() {
    askStrangeThings();
    browser.navigate().refresh();
    waitFor("document.querySelector('#traffic p.no')");

    assertThat(text("#traffic p.no")).startsWith("Drift: 'lights' answers ");
    assertThat(text("#traffic")).contains("abstained", "two", "No drift alarm: ");
    find("#traffic summary").sendKeys(Keys.ENTER);
    waitFor("document.querySelector('#traffic details').open");
    assertThat(text("#traffic tbody tr:nth-child(1)")).contains("label", "lights", "shifted");

    service.post("/v1/map", "{'prompt':'x','model':'two'}");
    waitFor(
        "document.querySelectorAll('#traffic svg').length > 0 && "
            + "/two\\s*[0-9]+ decisions?,/.test(document.querySelector('#traffic').textContent)");
    assertThat(find("#traffic details").getAttribute("open")).as("after a refresh").isNotNull();
    assertQuiet();
  }

  private static void askStrangeThings() {
    String batch = "[" + "'x',".repeat(199) + "'x']";
    service.post("/v1/map/batch?model=one", batch);
  }

  @Test
  void manyPromptsBecomeATable() {
    type(LIGHTS + Keys.ENTER + STRANGE + Keys.ENTER + "play a waltz");
    find("#go").click();
    waitFor("document.querySelectorAll('#many tbody tr').length === 3");

    assertThat(text("#many caption")).isEqualTo("one: 2 of 3 answered");
    assertThat(text("#many tbody tr:nth-child(1)")).contains(LIGHTS, "lights", "confident");
    assertThat(text("#many tbody tr:nth-child(2)")).contains("abstained");
  }

  @Test
  void aPastedListIsNoLiveTraffic() {
    String before = decisions();
    type(LIGHTS + Keys.ENTER + STRANGE);
    find("#go").click();
    waitFor("document.querySelectorAll('#many tbody tr').length === 2");

    assertThat(decisions()).isEqualTo(before);
  }

  private static String decisions() {
    return service.get("/v1/traffic").json().findValuesAsText("decisions").toString();
  }

  @Test
  void allMappersCanBeAskedAtOnce() {
    find("#model").sendKeys("all of them");
    type(LIGHTS, Keys.chord(Keys.CONTROL, Keys.ENTER));
    waitFor("document.querySelector('#answers section h2')?.textContent === 'router'");

    assertThat(text("#answers")).contains("Choose one mapper");
    assertQuiet();
  }

  @Test
  void whatRailsObjectToIsSaidBesideTheMappersAnswer() {
    type(COMPOSED, Keys.chord(Keys.CONTROL, Keys.ENTER));
    waitFor("document.querySelector('#answers .steps')");

    assertThat(text("#answers")).containsAnyOf("get no answer", "gave no answer");
  }

  @Test
  void twoMappersAreComparedSideBySide() {
    type(LIGHTS);
    find("#second").sendKeys("two");
    waitFor("document.querySelectorAll('#answers section').length === 2");

    assertThat(text("#answers")).contains("one", "two");
    assertThat(browser.findElements(By.cssSelector("#answers img"))).hasSize(1);
  }

  @Test
  void theRequestStandsThereToBeCopied() {
    type("don't \"dim\"");
    find("#go").click();
    waitFor("!document.querySelector('#snippets').hidden");
    find("#snippets summary").click();

    assertThat(text("#code")).startsWith("curl -s http://127.0.0.1").contains("don'\\''t");
    find("#language").sendKeys("Python");
    waitFor("document.querySelector('#code').textContent.startsWith('import json')");
  }

  @Test
  void everybodyCanReadItInLightAndDarkAndOnAPhone() throws IOException {
    askStrangeThings();
    type(COMPOSED, Keys.chord(Keys.CONTROL, Keys.ENTER));
    waitFor("document.querySelector('#answers img')?.naturalWidth > 0");
    waitFor("document.querySelector('#traffic summary')");
    find("#traffic summary").click();
    for (String scheme : List.of("light", "dark")) {
      browser.executeCdpCommand(
          "Emulation.setEmulatedMedia",
          Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
      assertThat(accessibilityFaults()).as(scheme).isEmpty();
      picture(scheme);
    }
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", 360, "height", 720, "deviceScaleFactor", 1, "mobile", true));
    assertThat(browser.executeScript("return document.documentElement.scrollWidth <= 360"))
        .isEqualTo(true);
    picture("phone");
    browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
  }

  /** Keeps a picture of the page for those who want to look at it. */
  private static void picture(String name) throws IOException {
    Optional<String> kept = Optional.ofNullable(System.getProperty("micromap.pictures"));
    if (kept.isPresent()) {
      Object all =
          browser
              .executeCdpCommand("Page.captureScreenshot", Map.of("captureBeyondViewport", true))
              .get("data");
      Files.write(Path.of(kept.get(), name + ".png"), Base64.getDecoder().decode(all.toString()));
    }
  }

  private static List<?> accessibilityFaults() throws IOException {
    browser.executeScript(axe());
    return (List<?>)
        browser.executeScript(
            "return axe.run().then(r => r.violations"
                + ".filter(v => ['serious', 'critical'].includes(v.impact))"
                + ".map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' ')))");
  }

  private static String axe() throws IOException {
    try (InputStream in =
        PageInBrowserTest.class.getResourceAsStream(
            "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void assertQuiet() {
    assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
  }

  private static void type(CharSequence... keys) {
    find("#prompt").sendKeys(keys);
  }

  private static WebElement find(String selector) {
    return browser.findElement(By.cssSelector(selector));
  }

  private static String text(String selector) {
    return find(selector).getText();
  }

  /** Waits until a condition of the page holds, for ten seconds at most. */
  private static void waitFor(String condition) {
    Object held =
        browser.executeAsyncScript(
            "const done = arguments[0], end = Date.now() + 10000;"
                + "(function look() { if ("
                + condition
                + ") done(true); else if (Date.now() > end) done(document.body.innerText);"
                + " else requestAnimationFrame(look); })();");
    assertThat(held).as(condition).isEqualTo(true);
  }

  private static ChromeDriver browser() {
    Optional<Path> chromium = onPath("chromium");
    Optional<Path> driver = onPath("chromedriver");
    if (chromium.isEmpty() || driver.isEmpty()) {
      String missing = "No chromium and chromedriver on the path";
      if (System.getProperty("micromap.browser", "").equals("required")) {
        fail(missing);
      }
      System.err.println("Browser tests are skipped. " + missing + ".");
      abort(missing);
    }
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.orElseThrow().toFile());
    options.addArguments(
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriver started =
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.orElseThrow().toFile())
                .build(),
            options);
    started.manage().timeouts().scriptTimeout(Duration.ofSeconds(30));
    return started;
  }

  private static Optional<Path> onPath(String name) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(entry -> Path.of(entry, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
