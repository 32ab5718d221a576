package io.micromap.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Prints how long a report takes to open; see {@code docs/benchmarks.md}. */
class OpeningTimeTest {

  private static final int TIMES = 5;

  @Test
  @EnabledIfSystemProperty(named = "micromap.report", matches = ".+")
  void tellsSizeAndTimeOfAReport() throws IOException {
    Path page = Path.of(System.getProperty("micromap.report"));
    List<Long> milliseconds = new ArrayList<>();
    try (Browser browser = Browser.start()) {
      for (int i = 0; i < TIMES; i++) {
        browser.open(page);
        milliseconds.add(
            (Long)
                browser.run(
                    "return Math.round(performance.getEntriesByName('report-ready')[0].startTime)"));
      }
    }
    assertThat(milliseconds).hasSize(TIMES);
    System.out.println(
        page
            + ": "
            + Files.size(page)
            + " bytes; milliseconds from navigation to drawn charts: "
            + milliseconds);
  }
}
