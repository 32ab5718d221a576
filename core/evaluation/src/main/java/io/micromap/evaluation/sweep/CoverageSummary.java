package io.micromap.evaluation.sweep;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Mapper;
import java.util.List;

/**
 * {@code summary.json} of a sweep over prompts without labels.
 *
 * @param schemaVersion of the file
 * @param ok whether the sweep was finished
 * @param milestone what was run
 * @param mapperId the domain's id, or {@code custom}
 * @param mapperSha256 hash of the bundle
 * @param prompts how many
 * @param hasLabels always false
 * @param outcome what came out
 */
public record CoverageSummary(
    int schemaVersion,
    boolean ok,
    String milestone,
    String mapperId,
    String mapperSha256,
    int prompts,
    boolean hasLabels,
    @JsonUnwrapped Outcome outcome) {

  /**
   * What came out.
   *
   * @param thresholds that were tried, ascending
   * @param metrics one point per threshold
   * @param chosen the point chosen
   * @param status {@code pass} or {@code fail}, or that there was no gate
   */
  public record Outcome(
      List<Double> thresholds, List<CoveragePoint> metrics, CoveragePoint chosen, String status) {}

  /** Summarises a sweep. */
  public static CoverageSummary of(CoverageSweep sweep, SweepParameters parameters) {
    Mapper mapper = sweep.mapper();
    String gated = sweep.failure().isEmpty() ? SweepSummary.PASS : SweepSummary.FAIL;
    return new CoverageSummary(
        SweepSummary.SCHEMA_VERSION,
        true,
        SweepSummary.MILESTONE,
        mapper.model().id(),
        mapper.model().sha256(),
        sweep.prompts().size(),
        false,
        new Outcome(
            parameters.thresholds(),
            sweep.points(),
            sweep.chosen(),
            parameters.gates().maxAbstainRate().isPresent() ? gated : SweepSummary.NO_GATE));
  }

  /** The file's bytes. */
  public byte[] write() {
    return Json.pretty(this);
  }
}
