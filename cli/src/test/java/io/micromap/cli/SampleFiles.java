package io.micromap.cli;

import io.micromap.runtime.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes small labelled data; some prompts hold commas, quotes and line breaks. */
public final class SampleFiles {

  private static final Map<String, List<String>> VERBS =
      Map.of(
          "swap_asset", List.of("swap", "exchange", "trade"),
          "stake_asset", List.of("stake", "lock up", "delegate"),
          "repay_asset", List.of("repay", "pay back", "settle"),
          "claim_rewards", List.of("claim", "harvest", "collect"));
  private static final List<String> ENDS =
      List.of(
          "my eth",
          "5,000 usdc, please",
          "the \"dai\" tokens",
          "all of it\nright now",
          "3 wbtc\r\n, then \"stop\"",
          "it");

  /**
   * A row.
   *
   * @param prompt any text
   * @param label the class
   */
  public record Row(String prompt, String label) {}

  private SampleFiles() {}

  public static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (String label : VERBS.keySet().stream().sorted().toList()) {
      for (String verb : VERBS.get(label)) {
        ENDS.forEach(end -> rows.add(new Row(verb + " " + end, label)));
      }
    }
    List.of("hello, you", "what is \"gas\"?", "good\nnight", "tell me a joke")
        .forEach(prompt -> rows.add(new Row(prompt, "oos")));
    return rows;
  }

  public static Path promptsJsonl(Path file) throws IOException {
    return write(file, rows().stream().map(row -> Json.line(Map.of("prompt", row.prompt()))));
  }

  public static Path labelsCsv(Path file) throws IOException {
    return write(
        file,
        Stream.concat(
            Stream.of("prompt,label"),
            rows().stream()
                .map(row -> '"' + row.prompt().replace("\"", "\"\"") + "\"," + row.label())));
  }

  private static Path write(Path file, Stream<String> lines) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    return Files.writeString(file, lines.collect(Collectors.joining("\n", "", "\n")));
  }
}
