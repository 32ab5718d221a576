package io.micromap.cli.verbs;

import io.micromap.cli.console.ErrorLine;
import io.micromap.cli.stream.AnswerLines;
import io.micromap.evaluation.artifact.AnswersCsv;
import io.micromap.evaluation.artifact.AnswersCsv.Answer;
import io.micromap.evaluation.dataset.Prompt;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Decision;
import io.micromap.runtime.mapper.Decision.Ranked;
import io.micromap.runtime.mapper.VisibleText;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Writes answers line by line.
 *
 * @param format of the lines
 * @param csv the table, where the format is one
 * @param hasRanking whether the text lists the top-ranked classes
 * @param lines receives the answers
 */
record AnswerWriter(AnswerFormat format, AnswersCsv csv, boolean hasRanking, AnswerLines lines) {

  private static final int DECIMALS = 4;

  /** Writes what stands above all answers. */
  void begin() {
    if (format == AnswerFormat.CSV) {
      lines.add(csv.header());
    }
  }

  /** Writes the answer to the only prompt. */
  void only(String prompt, MapAnswer answer) {
    switch (format) {
      case JSON, JSONL -> lines.add(answer.line());
      case CSV -> lines.add(csv.line(row("1", prompt, answer)));
      case TEXT -> text(answer, "");
    }
  }

  /** Writes the answer to one of many prompts. */
  void one(Prompt prompt, MapAnswer answer) {
    switch (format) {
      case JSON, JSONL -> answer.addTo(lines, prompt.jsonId());
      case CSV -> lines.add(csv.line(row(prompt.id(), prompt.text(), answer)));
      case TEXT -> text(answer, ": " + VisibleText.of(prompt.text()));
    }
  }

  /** Writes the answer to a line that held no prompt. */
  void error(ErrorLine line) {
    switch (format) {
      case JSON, JSONL -> lines.add(Json.bytes(line));
      case CSV ->
          lines.add(
              csv.error(
                  line.id().map(Object::toString), line.status(), line.error(), line.message()));
      case TEXT -> lines.add("error: " + line.message().lines().findFirst().orElse(""));
    }
  }

  private static Answer row(String id, String prompt, MapAnswer answer) {
    return new Answer(id, answer.decision(), answer.labels(), prompt);
  }

  private void text(MapAnswer answer, String end) {
    lines.add(sentence(answer.decision()) + set(answer) + end);
    if (hasRanking) {
      for (Ranked each : answer.decision().ranking()) {
        lines.add("  " + decimal(each.confidence()) + " " + each.label());
      }
    }
  }

  private static String sentence(Decision decision) {
    String found =
        decision
            .candidate()
            .map(name -> name + " " + decimal(decision.confidence()))
            .orElse("no class");
    return decision.label().isPresent()
        ? found
        : "abstained, " + decision.reason().code() + " (" + found + ")";
  }

  private static String set(MapAnswer answer) {
    return answer.set().isEmpty() ? "" : " {" + String.join(", ", answer.labels()) + "}";
  }

  private static String decimal(double value) {
    return new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_EVEN).toPlainString();
  }
}
