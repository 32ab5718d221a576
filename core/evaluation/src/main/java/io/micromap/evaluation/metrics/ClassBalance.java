package io.micromap.evaluation.metrics;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.micromap.runtime.json.Check;
import io.micromap.runtime.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How every class does at one operating point.
 *
 * @param classes one line a label of the data or the mapper, sorted by name, out-of-scope rows
 *     among them under their own word
 */
public record ClassBalance(List<Line> classes) {

  /**
   * A class.
   *
   * @param label its name
   * @param rows rows of the class
   * @param correct of those, answered with the class
   * @param fired of those, answered at all
   * @param answers rows of any class answered with this one
   * @param outOfScope whether the rows belong to no class, so that no answer to them is right
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonPropertyOrder({
    "label",
    "rows",
    "correct",
    "accuracy",
    "fired",
    "answers",
    "precision",
    "out_of_scope"
  })
  public record Line(
      String label, int rows, int correct, int fired, int answers, boolean outOfScope) {

    /** Checks the counts. */
    public Line {
      Check.count("rows", rows);
      Check.part("fired", fired, rows);
      Check.count("answers", answers);
      Check.part("correct", correct, Math.min(fired, answers));
    }

    @JsonProperty(value = "accuracy", access = JsonProperty.Access.READ_ONLY)
    Optional<Double> roundedAccuracy() {
      return outOfScope || rows == 0 ? Optional.empty() : Optional.of(Json.round(accuracy()));
    }

    @JsonProperty(value = "precision", access = JsonProperty.Access.READ_ONLY)
    Optional<Double> roundedPrecision() {
      return answers == 0 ? Optional.empty() : Optional.of(Json.round(precision()));
    }

    /** Share of the class's rows answered correctly, 0 without rows. */
    public double accuracy() {
      return rows == 0 ? 0 : (double) correct / rows;
    }

    /** Share of the answers naming the class that are right, 0 without answers. */
    public double precision() {
      return answers == 0 ? 0 : (double) correct / answers;
    }

    /** Harmonic mean of accuracy and precision, 0 where the class has neither rows nor answers. */
    public double f1() {
      return rows + answers == 0 ? 0 : 2.0 * correct / (rows + answers);
    }
  }

  /** Copies. */
  public ClassBalance {
    classes = List.copyOf(classes);
  }

  /**
   * Counts.
   *
   * @param labels classes that are listed even if no row has them
   * @param oosLabel the word that marks rows as out of scope
   */
  public static ClassBalance of(List<Outcome> outcomes, List<String> labels, String oosLabel) {
    Map<String, ClassCount> counts = new HashMap<>();
    labels.forEach(label -> counts.put(label, new ClassCount()));
    for (Outcome outcome : outcomes) {
      counts.computeIfAbsent(outcome.gold(), name -> new ClassCount()).row(outcome);
      outcome
          .answer()
          .ifPresent(answer -> counts.computeIfAbsent(answer, name -> new ClassCount()).answer());
    }
    return new ClassBalance(
        counts.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> entry.getValue().line(entry.getKey(), oosLabel))
            .toList());
  }

  /** Classes of the mapper that the data has no row of. */
  public List<String> missing() {
    return classes.stream().filter(line -> line.rows() == 0).map(Line::label).toList();
  }

  /** The table as text: one line a class, and how many out-of-scope rows were left alone. */
  public String toText() {
    int width = classes.stream().mapToInt(line -> line.label().length()).max().orElse(5);
    String row = "%-" + Math.max(5, width) + "s %6s %8s %9s %6s %10s\n";
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT, row, "class", "rows", "correct", "accuracy", "fired", "precision"));
    for (Line line : classes) {
      text.append(
          line.outOfScope()
              ? String.format(
                  Locale.ROOT,
                  "%-" + Math.max(5, width) + "s %6s %8s left alone %d of %d\n",
                  line.label(),
                  line.rows(),
                  line.correct(),
                  line.rows() - line.fired(),
                  line.rows())
              : String.format(
                  Locale.ROOT,
                  row,
                  line.label(),
                  line.rows(),
                  line.correct(),
                  share(line.roundedAccuracy()),
                  line.fired(),
                  share(line.roundedPrecision())));
    }
    return text.toString();
  }

  private static String share(Optional<Double> value) {
    return value.map(share -> String.format(Locale.ROOT, "%.4f", share)).orElse("-");
  }
}
