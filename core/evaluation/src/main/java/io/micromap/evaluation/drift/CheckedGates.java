package io.micromap.evaluation.drift;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micromap.evaluation.drift.DriftGates.Gate;
import java.util.List;

/**
 * The end of a document: gates, and whether all are passed.
 *
 * @param gates as {@link DriftGates#check} gives them
 */
public record CheckedGates(List<Gate> gates) {

  /** Copies. */
  public CheckedGates {
    gates = List.copyOf(gates);
  }

  /** {@code pass} where every gate is passed, else {@code fail}. */
  @JsonProperty
  public String status() {
    return gates.stream().allMatch(Gate::passed) ? "pass" : "fail";
  }
}
