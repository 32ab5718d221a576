package io.micromap.evaluation.metrics;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micromap.evaluation.dataset.RepeatedRows;
import io.micromap.evaluation.dataset.Row;
import io.micromap.runtime.json.Check;
import io.micromap.runtime.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What answers are worth, in words that need no statistics.
 *
 * @param rows labelled prompts
 * @param answers how many of them are answered
 * @param wrong how many answers are wrong; an out-of-scope row that is answered is one
 * @param outOfScope out-of-scope rows
 * @param outOfScopeAnswered how many of them are answered
 * @param rowsTrainedOn rows that the mapper was trained on, where that is known
 * @param rowsThatChose rows that chose or proved the thresholds, where that is known
 * @param repeated rows that tell little more than another
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonPropertyOrder({
  "rows",
  "answers",
  "wrong",
  "wrong_of_100",
  "out_of_scope",
  "out_of_scope_answered",
  "out_of_scope_answered_of_100",
  "rows_trained_on",
  "rows_that_chose",
  "repeated",
  "text",
  "warnings"
})
public record VerdictInWords(
    int rows,
    int answers,
    int wrong,
    int outOfScope,
    int outOfScopeAnswered,
    int rowsTrainedOn,
    int rowsThatChose,
    @JsonUnwrapped RepeatedRows repeated) {

  /** More wrong answers than this share of all are worth a warning. */
  private static final double MANY_WRONG = 0.1;

  /** A smaller share of in-scope rows that are answered is worth a warning. */
  private static final double FEW_ANSWERED = 0.2;

  /** Where more than one wrong answer in three is still possible, too few were seen to tell. */
  private static final double TOO_OPEN = 1 / 3.0;

  private static final String WARNING = "WARNING: ";

  /** Checks the counts. */
  public VerdictInWords {
    Check.count("rows", rows);
    Check.part("answers", answers, rows);
    Check.part("wrong", wrong, answers);
    Check.part("out_of_scope", outOfScope, rows);
    Check.part("out_of_scope_answered", outOfScopeAnswered, outOfScope);
    Check.part("rows_trained_on", rowsTrainedOn, rows);
    Check.part("rows_that_chose", rowsThatChose, rows);
    Check.part("copies", repeated.copies(), rows);
    Check.part("near_duplicates", repeated.nearDuplicates(), rows);
  }

  /**
   * Counts.
   *
   * @param oosLabel the word that marks rows as out of scope
   * @param rowsTrainedOn rows that the mapper was trained on, 0 where that is not known
   */
  public static VerdictInWords of(List<Outcome> outcomes, String oosLabel, int rowsTrainedOn) {
    List<Outcome> answered = outcomes.stream().filter(o -> o.answer().isPresent()).toList();
    return new VerdictInWords(
        outcomes.size(),
        answered.size(),
        (int) answered.stream().filter(o -> !o.isCorrect()).count(),
        (int) outcomes.stream().filter(o -> o.gold().equals(oosLabel)).count(),
        (int) answered.stream().filter(o -> o.gold().equals(oosLabel)).count(),
        rowsTrainedOn,
        0,
        RepeatedRows.NONE);
  }

  /** The same with the copies and, up to 20,000 rows, the near duplicates that its rows have. */
  public VerdictInWords withRepeats(List<Row> all) {
    return new VerdictInWords(
        rows,
        answers,
        wrong,
        outOfScope,
        outOfScopeAnswered,
        rowsTrainedOn,
        rowsThatChose,
        RepeatedRows.of(all));
  }

  /** The same with the rows that are known to have chosen or proved the thresholds. */
  public VerdictInWords withRowsThatChose(int some) {
    return new VerdictInWords(
        rows, answers, wrong, outOfScope, outOfScopeAnswered, rowsTrainedOn, some, repeated);
  }

  /** The counts of a point of a sweep. */
  public static VerdictInWords of(Metrics point) {
    int outOfScope = point.total() - point.counts().inScope();
    return new VerdictInWords(
        point.total(),
        point.fired(),
        point.fired() - point.correctOnFired(),
        outOfScope,
        point.fired() - point.counts().firedInScope(),
        0,
        0,
        RepeatedRows.NONE);
  }

  /** How many of 100 answers are wrong; nothing without answers. */
  @JsonProperty(value = "wrong_of_100", access = JsonProperty.Access.READ_ONLY)
  public Optional<Double> wrongOf100() {
    return of100(wrong, answers);
  }

  /** How many of 100 out-of-scope prompts are answered; nothing without out-of-scope rows. */
  @JsonProperty(value = "out_of_scope_answered_of_100", access = JsonProperty.Access.READ_ONLY)
  public Optional<Double> outOfScopeAnsweredOf100() {
    return of100(outOfScopeAnswered, outOfScope);
  }

  private static Optional<Double> of100(int part, int whole) {
    return whole == 0 ? Optional.empty() : Optional.of(Json.round(100.0 * part / whole));
  }

  /** The verdict in a sentence or two. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public String text() {
    return text(rowsTrainedOn == 0);
  }

  /** Rows that trained the mapper say nothing of others, so that their shares have no interval. */
  private String text(boolean unseen) {
    String answered =
        wrongOf100()
            .map(share -> "Of 100 answers " + are(share) + " wrong (" + wrong + of(answers))
            .orElse("Nothing is answered (0" + of(rows));
    return outOfScopeAnsweredOf100()
            .map(
                share ->
                    answered
                        + " Of 100 out-of-scope prompts "
                        + are(share)
                        + " answered ("
                        + outOfScopeAnswered
                        + " of "
                        + outOfScope
                        + (unseen ? outOfScopeAtMost() : "")
                        + ").")
            .orElse(answered)
        + chosen()
        + counted();
  }

  /** Thresholds fit the rows that they come from a little better than others. */
  private String chosen() {
    if (rowsThatChose == 0 || rowsTrainedOn == rows || answers == 0) {
      return "";
    }
    String whose = rowsThatChose == rows ? "These" : rowsThatChose + " of these " + rows;
    return " "
        + whose
        + " rows chose the thresholds, so that new prompts fare worse: measure on rows that chose"
        + " nothing.";
  }

  /** Few out-of-scope rows say little. */
  private String outOfScopeAtMost() {
    return WilsonInterval.farUpper(outOfScopeAnswered, outOfScope)
        .map(most -> "; could be up to " + Math.round(100 * most))
        .orElse("");
  }

  /** Gates count each prompt once, so that their figures differ from these. */
  private String counted() {
    return repeated.copies() == 0
        ? ""
        : " Copies count here, and not for gates: "
            + repeated.copies()
            + " of "
            + rows
            + (repeated.copies() == 1 ? " rows repeats another." : " rows repeat another.");
  }

  /** What to be wary of, a sentence or two each; empty where there is nothing. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>(trainedOn());
    if (wrong > MANY_WRONG * answers) {
      warnings.add(
          "More than one answer in ten is wrong. Add training rows, or ask for more: where a"
              + " precision is certified, a higher one, else a higher threshold or cost of a wrong"
              + " answer.");
    }
    double most = answers == 0 ? 0 : WilsonInterval.of(wrong, answers).upper();
    if (wrong <= MANY_WRONG * answers && most > TOO_OPEN) {
      warnings.add(
          "So few answers tell little: up to "
              + Math.round(100 * most)
              + " of 100 may be wrong. Give more rows.");
    }
    int answered = answers - outOfScopeAnswered;
    int inScope = rows - outOfScope;
    if (answered < FEW_ANSWERED * inScope) {
      warnings.add(
          (answered == 0 ? "None" : "Only " + answered)
              + " of "
              + inScope
              + " in-scope rows are answered. Add training rows, or ask for less: where a precision"
              + " is certified, a lower one, else a lower threshold or cost of a wrong answer.");
    }
    if (outOfScope == 0) {
      warnings.add(
          "No out-of-scope row is among these "
              + rows
              + ": how many prompts that belong to no class are answered was not measured. Give"
              + " some; where the file has a few, more, so that some are among these.");
    }
    if (rowsTrainedOn == 0) {
      repeated.warning(rows).ifPresent(warnings::add);
    }
    return warnings;
  }

  private List<String> trainedOn() {
    return rowsTrainedOn == 0
        ? List.of()
        : List.of(
            rowsTrainedOn
                + " of "
                + rows
                + " rows trained this mapper: "
                + (rowsTrainedOn == rows
                    ? "these figures say nothing about new prompts. Give rows that did not."
                    : "these figures are better than on new prompts. Leave those rows out."));
  }

  /** Verdict and warnings as lines of text; that the mapper knows the rows stands first. */
  public String toText() {
    return toText(rowsTrainedOn == 0);
  }

  /**
   * The same.
   *
   * @param unseen whether the rows are known to have trained no mapper
   */
  String toText(boolean unseen) {
    List<String> seen = trainedOn();
    StringBuilder text = new StringBuilder();
    seen.forEach(warning -> text.append(WARNING).append(warning).append('\n'));
    text.append(text(unseen)).append('\n');
    warnings().stream()
        .filter(warning -> !seen.contains(warning))
        .forEach(warning -> text.append(WARNING).append(warning).append('\n'));
    return text.toString();
  }

  /** A number of 100 with its verb; what would round to 0 or to 100 keeps a decimal. */
  private static String are(double of100) {
    boolean whole = of100 == 0 || of100 == 100 || (of100 >= 1 && of100 <= 99);
    String number =
        new BigDecimal(of100).setScale(whole ? 0 : 1, RoundingMode.HALF_UP).toPlainString();
    return (of100 == 0 ? "none" : number) + (number.equals("1") ? " is" : " are");
  }

  private static String of(int whole) {
    return " of " + whole + ").";
  }
}
