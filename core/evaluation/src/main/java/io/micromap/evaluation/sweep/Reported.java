package io.micromap.evaluation.sweep;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micromap.evaluation.metrics.VerdictInWords;
import java.util.List;
import java.util.Optional;

/**
 * What the chosen thresholds gave on rows that chose nothing.
 *
 * @param verdict on those rows
 * @param gates held against them
 * @param crossValidate number of folds where every row was answered by a mapper and thresholds that
 *     came from the other folds; empty where the rows were set apart
 * @param baseline what rules without training get right, where it was computed
 * @param otherPrompts an estimate for prompts of no class, where none was among the rows
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Reported(
    VerdictInWords verdict,
    List<GateCheck> gates,
    Optional<Integer> crossValidate,
    Optional<Baseline> baseline,
    Optional<OtherPrompts> otherPrompts) {

  /** Copies; refuses a file without a verdict. */
  public Reported {
    if (verdict == null || gates == null) {
      throw new IllegalArgumentException("reported: verdict or gates are missing");
    }
    gates = List.copyOf(gates);
  }

  /**
   * On rows that were set apart.
   *
   * @param different the verdict on the rows without copies
   */
  public static Reported of(VerdictInWords verdict, VerdictInWords different, Gates gates) {
    return new Reported(
        verdict,
        GateCheck.of(gates, different, verdict),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Gates that are not held, in words. */
  public List<String> missed() {
    return gates.stream().filter(gate -> !gate.held()).map(GateCheck::toText).toList();
  }
}
