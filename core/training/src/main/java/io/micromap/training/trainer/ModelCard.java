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
    Map<String, Long> sizes =
        data.inScope().stream()
            .collect(Collectors.groupingBy(row -> row.label(), Collectors.counting()));
    StringBuilder card = new StringBuilder();
    card.append("# Mapper: ").append(task.id()).append("\n\n");
    card.append("Maps a prompt to one of ")
        .append(task.labels().size())
        .append(" classes, or abstains. A linear model over words and character n-grams;")
        .append(" deterministic; confidences are calibrated probabilities.\n\n");
    card.append("- Training rows: ")
        .append(data.inScope().size())
        .append(" of a class, ")
        .append(data.outOfScope().size())
        .append(" out of scope\n");
    card.append("- Data: SHA-256 ").append(data.sha256()).append("\n");
    card.append("- On held-out folds of the training rows: ").append(report).append("\n");
    card.append("- Limits: knows the wording of its training rows; judge it on your own prompts")
        .append(" before use, and choose thresholds there.\n\n");
    card.append("| class | rows | meaning |\n|---|---|---|\n");
    for (Label label : task.labels()) {
      card.append("| ")
          .append(label.name())
          .append(" | ")
          .append(sizes.getOrDefault(label.name(), 0L))
          .append(" | ")
          .append(label.description().replace('|', '/'))
          .append(" |\n");
    }
    tuning.ifPresent(tried -> card.append(table(tried)));
    return card.toString();
  }

  private static String table(Tuning tuning) {
    StringBuilder table = new StringBuilder();
    table.append(
        "\nRecipes tried on held-out folds of the training rows; in bold the one taken:\n\n");
    table.append("| recipe | accuracy | gain | standard error |\n|---|---|---|---|\n");
    for (int i = 0; i < tuning.trials().size(); i++) {
      Tuning.Trial trial = tuning.trials().get(i);
      String mark = i == tuning.chosen() ? "**" : "";
      table
          .append("| ")
          .append(mark)
          .append(trial.recipe())
          .append(mark)
          .append(" | ")
          .append(trial.accuracy())
          .append(" | ")
          .append(trial.gain())
          .append(" | ")
          .append(trial.standardError())
          .append(" |\n");
    }
    return table.toString();
  }
}
