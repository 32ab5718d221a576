package io.micromap.evaluation.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.evaluation.drift.DriftGates.Gate;
import io.micromap.evaluation.drift.DriftReport;
import io.micromap.evaluation.drift.DriftText;
import io.micromap.evaluation.drift.PairedChange;
import io.micromap.evaluation.drift.Share;
import io.micromap.runtime.json.Json;
import java.util.List;

/**
 * What a candidate would have changed.
 *
 * @param entries of the log
 * @param fromLive from the live mapper's decisions to the candidate's, or null without one
 * @param fromChoice from the other system's choices to the candidate's decisions, over the entries
 *     that have a choice, or null without any
 * @param agreement share of the choices that a mapper agrees with, the live one before, the
 *     candidate after; an abstention agrees with an abstention; null without either
 * @param choicesOfNoClass choices that name no class of the candidate, at most twenty
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReplayReport(
    int entries,
    DriftReport fromLive,
    DriftReport fromChoice,
    PairedChange agreement,
    List<String> choicesOfNoClass) {

  /** Version of the JSON's fields. */
  public static final int SCHEMA_VERSION = 2;

  /** Copies. */
  public ReplayReport {
    choicesOfNoClass = List.copyOf(choicesOfNoClass);
  }

  /** What gates are held against: the change from the live mapper, or else from the choices. */
  public DriftReport gated() {
    return fromLive != null ? fromLive : fromChoice;
  }

  /** The report as JSON; {@code gates} decide its status. */
  public ObjectNode toJson(List<Gate> gates) {
    ObjectNode node = Json.mapper().createObjectNode();
    node.put("schema_version", SCHEMA_VERSION);
    node.setAll((ObjectNode) Json.mapper().valueToTree(this));
    node.set("gates", Json.mapper().valueToTree(gates));
    node.put("status", gates.stream().allMatch(Gate::passed) ? "pass" : "fail");
    return node;
  }

  /** The report as a page of text. */
  public String toText() {
    StringBuilder text = new StringBuilder();
    text.append(entries).append(" entries\n");
    if (fromLive != null) {
      text.append("\nLive mapper (before) and candidate (after)\n\n");
      text.append(DriftText.write(fromLive, "live", "candidate"));
    }
    if (fromChoice != null) {
      appendChoice(text);
    }
    return text.toString();
  }

  private void appendChoice(StringBuilder text) {
    text.append("\nThe other system's choice (before) and candidate (after)\n\n");
    Share changed = fromChoice.flips().all();
    text.append(
        DriftText.line(
            "candidate agrees", Share.of(changed.whole() - changed.part(), changed.whole())));
    if (agreement != null) {
      text.append(DriftText.heading("agreement with the choice"));
      text.append(DriftText.line("live mapper, candidate", agreement));
    }
    if (!choicesOfNoClass.isEmpty()) {
      text.append("choices that name no class of the candidate: ");
      text.append(String.join(", ", choicesOfNoClass)).append('\n');
    }
    text.append('\n').append(DriftText.write(fromChoice, "choice", "candidate"));
  }
}
