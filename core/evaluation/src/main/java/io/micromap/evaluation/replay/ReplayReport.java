package io.micromap.evaluation.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micromap.evaluation.drift.CheckedGates;
import io.micromap.evaluation.drift.DriftGates.Gate;
import io.micromap.evaluation.drift.DriftReport;
import io.micromap.evaluation.drift.DriftText;
import io.micromap.evaluation.drift.PairedChange;
import io.micromap.evaluation.drift.Share;
import java.util.List;
import java.util.Optional;

/**
 * What a candidate would have changed.
 *
 * @param entries of the log
 * @param fromLive from the live mapper's decisions to the candidate's; empty without a live mapper
 * @param fromChoice from the other system's choices to the candidate's decisions, over the entries
 *     that have a choice; empty without any
 * @param agreement share of the choices that a mapper agrees with, the live one before, the
 *     candidate after; an abstention agrees with an abstention; empty without either
 * @param choicesOfNoClass choices that name no class of the candidate, at most twenty
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ReplayReport(
    int entries,
    Optional<DriftReport> fromLive,
    Optional<DriftReport> fromChoice,
    Optional<PairedChange> agreement,
    List<String> choicesOfNoClass) {

  private static final int SCHEMA_VERSION = 2;

  /**
   * The document of {@code replay}, described in {@code docs/formats.md}.
   *
   * @param schemaVersion version of the fields
   * @param report the figures
   * @param checked the gates and whether they are passed
   */
  public record Document(
      int schemaVersion, @JsonUnwrapped ReplayReport report, @JsonUnwrapped CheckedGates checked) {}

  /** Copies. */
  public ReplayReport {
    choicesOfNoClass = List.copyOf(choicesOfNoClass);
  }

  /**
   * What gates check: the change from the live mapper, or else from the choices; empty where there
   * is nothing to compare with.
   */
  public Optional<DriftReport> gated() {
    return fromLive.or(() -> fromChoice);
  }

  /** The report as a document; {@code gates} decide its status. */
  public Document document(List<Gate> gates) {
    return new Document(SCHEMA_VERSION, this, new CheckedGates(gates));
  }

  /** The report as a page of text. */
  public String toText() {
    StringBuilder text = new StringBuilder();
    text.append(entries).append(" entries\n");
    fromLive.ifPresent(
        drift -> {
          text.append("\nLive mapper (before) and candidate (after)\n\n");
          text.append(DriftText.write(drift, "live", "candidate"));
        });
    fromChoice.ifPresent(drift -> appendChoice(text, drift));
    return text.toString();
  }

  private void appendChoice(StringBuilder text, DriftReport drift) {
    text.append("\nThe other system's choice (before) and candidate (after)\n\n");
    Share changed = drift.flips().all();
    text.append(
        DriftText.line(
            "candidate agrees", Share.of(changed.whole() - changed.part(), changed.whole())));
    agreement.ifPresent(
        change -> {
          text.append(DriftText.heading("agreement with the choice"));
          text.append(DriftText.line("live mapper, candidate", change));
        });
    if (!choicesOfNoClass.isEmpty()) {
      text.append("choices that name no class of the candidate: ");
      text.append(String.join(", ", choicesOfNoClass)).append('\n');
    }
    text.append('\n').append(DriftText.write(drift, "choice", "candidate"));
  }
}
