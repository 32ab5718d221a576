package io.micromap.training.trainer;

import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.spi.Label;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the page that travels with a mapper and tells people what it is. */
final class ModelCard {

  private ModelCard() {}

  static String write(
      TrainingTask task, LabelledPrompts data, HeldOutReport report, Optional<Tuning> tuning) {
    StringBuilder card = new StringBuilder();
    card.append("# Mapper: ").append(task.id()).append("\n\n");
    card.append("Maps a prompt to one of ")
        .append(task.labels().size())
        .append(" classes, or abstains. A linear model over words and character n-grams;")
        .append(" deterministic; confidences are calibrated probabilities.\n\n");
    card.append("- Training rows: ")
        .append(data.inScope().size())
        .append(" in scope, ")
        .append(data.outOfScope().size())
        .append(" out of scope\n");
    card.append("- Data: SHA-256 ").append(data.sha256()).append("\n");
    card.append("- Out-of-fold, on the training rows: ").append(report).append("\n");
    card.append("- Limits: knows the wording of its training rows; evaluate it on your own prompts")
        .append(" before use, and choose thresholds there.\n\n");
    card.append(classes(task, data));
    tuning.ifPresent(tried -> card.append(trials(tried)));
    return card.toString();
  }

  private static String classes(TrainingTask task, LabelledPrompts data) {
    Map<String, Long> sizes =
        data.inScope().stream()
            .collect(Collectors.groupingBy(row -> row.label(), Collectors.counting()));
    StringBuilder table = new StringBuilder("| class | rows | meaning |\n|---|---|---|\n");
    for (Label label : task.labels()) {
      long rows = sizes.getOrDefault(label.name(), 0L);
      appendRow(table, label.name(), rows, label.description().replace('|', '/'));
    }
    return table.toString();
  }

  private static String trials(Tuning tuning) {
    StringBuilder table = new StringBuilder();
    table.append("\nRecipes tried out-of-fold on the training rows; in bold the one taken:\n\n");
    table.append("| recipe | accuracy | gain | standard error |\n|---|---|---|---|\n");
    for (int i = 0; i < tuning.trials().size(); i++) {
      Tuning.Trial trial = tuning.trials().get(i);
      String mark = i == tuning.chosen() ? "**" : "";
      String recipe = mark + trial.recipe() + mark;
      appendRow(table, recipe, trial.accuracy(), trial.gain(), trial.standardError());
    }
    return table.toString();
  }

  private static void appendRow(StringBuilder table, Object... cells) {
    for (Object cell : cells) {
      table.append("| ").append(cell).append(' ');
    }
    table.append("|\n");
  }
}
