package io.micromap.evaluation.artifact;

import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Decision;
import io.micromap.runtime.mapper.VisibleText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Answers to prompts as lines of a CSV, each without a line end. What needs no quotes stands before
 * the prompt, so that tools that split at commas read it rightly.
 *
 * @param hasRanking whether there is a column of the top-ranked classes
 * @param hasSet whether there is a column of labels that hold the right one
 * @param cells how texts stand in them
 */
public record AnswersCsv(boolean hasRanking, boolean hasSet, SpreadsheetCells cells) {

  /**
   * An answer.
   *
   * @param id of the prompt
   * @param decision on it
   * @param set labels that hold the right one; empty where none was asked for
   * @param prompt the text
   */
  public record Answer(String id, Decision decision, List<String> set, String prompt) {}

  /** Names of the columns. */
  public String header() {
    return "id,status,label,confidence,threshold,reason,candidate,runner_up,margin,"
        + (hasRanking ? "ranking," : "")
        + (hasSet ? "set," : "")
        + "prompt";
  }

  /** An answer. */
  public String line(Answer answer) {
    Decision decision = answer.decision();
    StringBuilder text = new StringBuilder();
    CsvArtifacts.printUnquoted(
        text,
        cells.of(answer.id()),
        decision.status().name(),
        cells.of(decision.label().orElse("")),
        figure(decision.confidence()),
        figure(decision.threshold()),
        decision.reason().code(),
        cells.of(decision.candidate().orElse("")),
        cells.of(decision.runnerUp().orElse("")),
        CsvArtifacts.decimal(decision.margin()));
    return withTexts(text, ranking(decision), String.join(";", answer.set()), answer.prompt());
  }

  /**
   * A line that held no prompt: the reason is its fault's code, the text its fault.
   *
   * @param status of the line
   */
  public String error(Optional<String> id, String status, String code, String message) {
    StringBuilder text = new StringBuilder();
    CsvArtifacts.printUnquoted(text, cells.of(id.orElse("")), status, "", "", "", code, "", "", "");
    return withTexts(text, "", "", message);
  }

  private String withTexts(StringBuilder text, String ranking, String set, String prompt) {
    text.append(hasRanking ? "," + cells.of(ranking) : "")
        .append(hasSet ? "," + cells.of(set) : "");
    try {
      CsvArtifacts.printLastText(text, cells.of(VisibleText.encodable(prompt)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Six decimals, or more where a decision is shown with more, to be on its threshold's side. */
  private static String figure(double value) {
    return Json.round(value) == value ? CsvArtifacts.decimal(value) : Json.plain(value);
  }

  private static String ranking(Decision decision) {
    return decision.ranking().stream()
        .map(each -> each.label() + " " + CsvArtifacts.decimal(each.confidence()))
        .collect(Collectors.joining(";"));
  }
}
