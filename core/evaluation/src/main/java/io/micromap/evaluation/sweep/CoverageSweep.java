package io.micromap.evaluation.sweep;

import io.micromap.evaluation.artifact.CsvArtifacts;
import io.micromap.evaluation.dataset.Prompt;
import io.micromap.evaluation.dataset.Row;
import io.micromap.evaluation.metrics.DecidedRow;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.DecisionRule;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.mapper.Prediction;
import io.micromap.runtime.mapper.Reason;
import io.micromap.spi.Thresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A sweep over prompts without labels: how many are answered, and not how many rightly.
 *
 * @param mapper that answers
 * @param prompts at least one
 * @param predictions one per prompt
 * @param points one per threshold, ascending
 * @param chosen the highest threshold that keeps the gate, or else that which answers most; without
 *     a gate, the mapper's own global threshold
 * @param failure what the gate misses, in words
 */
public record CoverageSweep(
    Mapper mapper,
    List<Prompt> prompts,
    List<Prediction> predictions,
    List<CoveragePoint> points,
    CoveragePoint chosen,
    Optional<String> failure) {

  /** Copies. */
  public CoverageSweep {
    prompts = List.copyOf(prompts);
    predictions = List.copyOf(predictions);
    points = List.copyOf(points);
  }

  /**
   * Sweeps.
   *
   * @param parameters of which thresholds and the highest abstain rate count
   */
  public static CoverageSweep run(Mapper mapper, List<Prompt> prompts, SweepParameters parameters) {
    List<Prediction> predictions =
        prompts.parallelStream().map(prompt -> mapper.predict(prompt.text())).toList();
    Thresholds fixed = mapper.bundle().thresholds().with(parameters.perClassThresholds());
    List<CoveragePoint> points =
        parameters.thresholds().stream()
            .map(threshold -> point(mapper, predictions, fixed.withGlobal(threshold)))
            .toList();
    Optional<Double> most = parameters.gates().maxAbstainRate();
    CoveragePoint chosen =
        most.map(rate -> choose(points, rate)).orElseGet(() -> point(mapper, predictions, fixed));
    Optional<String> failure =
        most.filter(rate -> chosen.abstainRate() > rate)
            .map(
                rate ->
                    "abstain rate "
                        + Json.decimal(chosen.abstainRate())
                        + " is above "
                        + Json.plain(rate));
    return new CoverageSweep(mapper, prompts, predictions, points, chosen, failure);
  }

  /** The highest threshold that leaves few enough unanswered, or else the lowest. */
  private static CoveragePoint choose(List<CoveragePoint> points, double most) {
    return points.stream()
        .filter(point -> point.abstainRate() <= most)
        .reduce((lower, higher) -> higher)
        .orElse(points.get(0));
  }

  private static CoveragePoint point(
      Mapper mapper, List<Prediction> predictions, Thresholds thresholds) {
    int fired =
        (int)
            predictions.stream()
                .filter(
                    prediction ->
                        DecisionRule.apply(prediction, mapper.labels(), thresholds)
                            == Reason.CONFIDENT)
                .count();
    return CoveragePoint.of(thresholds.global(), predictions.size(), fired);
  }

  /**
   * Every prompt with its decision at the chosen threshold; the label is empty.
   *
   * @param parameters of the sweep
   */
  public List<DecidedRow> decided(SweepParameters parameters) {
    Thresholds thresholds =
        mapper
            .bundle()
            .thresholds()
            .with(parameters.perClassThresholds())
            .withGlobal(chosen.threshold());
    List<DecidedRow> rows = new ArrayList<>();
    for (int i = 0; i < prompts.size(); i++) {
      Row row = new Row(prompts.get(i).id(), prompts.get(i).text(), "", "");
      rows.add(DecidedRow.of(row, mapper.decide(predictions.get(i), thresholds)));
    }
    return rows;
  }

  /** Bytes of {@code metrics.csv}; what needs labels is empty. */
  public byte[] metricsCsv() {
    return CsvArtifacts.points(points.stream().map(CoveragePoint::values).toList());
  }

  /** A page of text. */
  public String toText() {
    StringBuilder text =
        new StringBuilder("no labels: how many are answered, not how many rightly\n");
    points.forEach(
        point ->
            text.append(
                "threshold "
                    + Json.decimal(point.threshold())
                    + ": "
                    + point.fired()
                    + " of "
                    + point.total()
                    + " answered\n"));
    return text.append("chosen: threshold ")
        .append(Json.decimal(chosen.threshold()))
        .append('\n')
        .toString();
  }
}
