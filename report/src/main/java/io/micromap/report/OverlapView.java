package io.micromap.report;

import io.micromap.evaluation.crossdomain.CrossDomain;
import io.micromap.evaluation.crossdomain.Overlap;
import io.micromap.evaluation.crossdomain.Overlap.SharedPrompt;
import java.util.List;
import java.util.Optional;

/**
 * The tables about what domains share, by the names that the template uses.
 *
 * @param labels the first of them
 * @param prompts the first of them, their text empty where it is left out
 */
record OverlapView(
    String labelNote,
    List<LabelLine> labels,
    String promptNote,
    List<PromptLine> prompts,
    boolean withText) {

  private static final int MOST = 200;

  /** A label and the domains that use it, in one text. */
  record LabelLine(String label, String domains) {}

  /** A prompt of two domains. */
  record PromptLine(
      String prompt, String data, String label, String other, String otherLabel, String split) {}

  /** Whether there is a label to show. */
  boolean hasLabels() {
    return !labels.isEmpty();
  }

  /** Whether there is a prompt to show. */
  boolean hasPrompts() {
    return !prompts.isEmpty();
  }

  /** Empty where the document does not say, or has fewer than two domains. */
  static Optional<OverlapView> of(CrossDomain evaluation, boolean withText) {
    return evaluation
        .overlap()
        .filter(overlap -> evaluation.data().size() > 1)
        .map(overlap -> of(overlap, withText));
  }

  private static OverlapView of(Overlap overlap, boolean withText) {
    int labels = overlap.labels().size();
    int prompts = overlap.prompts().size();
    return new OverlapView(
        labels == 0
            ? "No label is used by two domains."
            : "Labels that several domains use: " + shown(labels),
        overlap.labels().stream()
            .limit(MOST)
            .map(label -> new LabelLine(label.label(), String.join(", ", label.domains())))
            .toList(),
        prompts == 0
            ? "No evaluation prompt of one domain is in scope in another."
            : "Evaluation prompts of one domain that are in scope in another, ignoring case and"
                + " blanks: "
                + shown(prompts),
        overlap.prompts().stream().limit(MOST).map(prompt -> line(prompt, withText)).toList(),
        withText);
  }

  private static PromptLine line(SharedPrompt prompt, boolean withText) {
    return new PromptLine(
        withText ? prompt.prompt() : "",
        prompt.data(),
        prompt.label(),
        prompt.other(),
        prompt.otherLabel(),
        prompt.otherSplit());
  }

  private static String shown(int size) {
    String all = Shown.count(size).text();
    return size > MOST
        ? all + ", the first " + MOST + " of them shown; cross_domain.json has the others."
        : all + ".";
  }
}
