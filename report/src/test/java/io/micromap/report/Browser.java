package io.micromap.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.runtime.json.Json;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * The system's Chromium without a window. Where there is none, tests are skipped and the build's
 * output says why; with {@code -Dmicromap.browser=required} they fail.
 */
final class Browser implements AutoCloseable {

  /** Per chart, how many different colours its canvas holds. */
  private static final String COLOURS =
      """
      return [...document.querySelectorAll(".chart")].map(chart => {
        const canvas = chart.querySelector("canvas");
        if (!canvas || canvas.width === 0 || canvas.height === 0) return 0;
        const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
        return new Set(new Uint32Array(pixels.buffer)).size;
      });
      """;

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  static Browser start() {
    Optional<Path> chromium = onPath("chromium");
    Optional<Path> driver = onPath("chromedriver");
    if (chromium.isEmpty() || driver.isEmpty()) {
      String missing =
          "No chromium and chromedriver on the path; on Debian install them with: apt-get install"
              + " chromium chromium-driver";
      if (System.getProperty("micromap.browser", "").equals("required")) {
        fail(missing);
      }
      System.err.println("Browser tests are skipped. " + missing + ".");
      abort(missing);
    }
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.orElseThrow().toFile());
    options.addArguments(
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(driver.orElseThrow().toFile())
            .build();
    Browser browser = new Browser(new ChromeDriver(service, options));
    browser.window(1280, 900);
    return browser;
  }

  /** Opens a page; what was logged before is forgotten. */
  void open(Path page) {
    driver.manage().logs().get(LogType.BROWSER);
    driver.manage().logs().get(LogType.PERFORMANCE);
    driver.get(page.toUri().toString());
    run("await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
  }

  void window(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  void scheme(String lightOrDark) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", lightOrDark))));
    run("await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
  }

  /** What a script, the body of an asynchronous function, returns. */
  Object run(String script) {
    return driver.executeScript("return (async () => {" + script + "})()");
  }

  WebElement find(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  List<WebElement> findAll(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  /** Sees that there are so many charts and none is blank. */
  void assertAllDrawn(int charts) {
    assertThat(run(COLOURS))
        .asInstanceOf(InstanceOfAssertFactories.list(Long.class))
        .hasSize(charts)
        .allMatch(colours -> colours > 3);
  }

  /** Everything on the console. */
  List<String> console() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  /** Addresses that were asked for, but for those that carry their own data. */
  List<String> requests() {
    List<String> addresses = new ArrayList<>();
    for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
      JsonNode message = message(entry);
      String address = message.path("params").path("request").path("url").asText();
      if (message.path("method").asText().equals("Network.requestWillBeSent")
          && !address.startsWith("data:")) {
        addresses.add(address);
      }
    }
    return addresses;
  }

  @Override
  public void close() {
    driver.quit();
  }

  private static JsonNode message(LogEntry entry) {
    try {
      return Json.parse(entry.getMessage()).path("message");
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static Optional<Path> onPath(String name) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
