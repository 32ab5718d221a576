package io.micromap.training.trainer;

import io.micromap.evaluation.dataset.Folds;
import io.micromap.runtime.featurizer.FeaturizerPipeline;
import io.micromap.runtime.json.Json;
import io.micromap.spi.FeaturizerDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A bounded search for a better recipe than the usual one: every candidate departs from it in one
 * thing, all are compared on the same {@value #FOLDS} folds, and one is taken only if it beats the
 * usual recipe by more than a standard error of the paired difference.
 *
 * @param trials all that was tried, the usual recipe first
 * @param chosen place of the trial that was taken
 */
record Tuning(List<Trial> trials, int chosen) {

  /** Enough to compare recipes on, and two fifths faster than the five of the calibration. */
  private static final int FOLDS = 3;

  /**
   * More rows than this are not tried; a seeded part of them, even over classes, is: a difference
   * that takes more rows to see is not worth another recipe.
   */
  private static final int MOST_ROWS = 20_000;

  /**
   * What to train with.
   *
   * @param name in words
   */
  record Recipe(String name, TrainingOptions options, List<FeaturizerDefinition> featurizers) {}

  /**
   * How a recipe did.
   *
   * @param accuracy out-of-fold, on in-scope rows
   * @param gain over the usual recipe
   * @param standardError of the gain: the root of the number of rows on which the two differ, over
   *     all rows
   */
  record Trial(String recipe, double accuracy, double gain, double standardError) {}

  /** Tries all candidates and takes one. */
  static Tuning run(
      List<Recipe> recipes, TrainingRows rows, int threads, Consumer<String> progress) {
    TrainingOptions usual = recipes.get(0).options();
    TrainingRows some = some(rows, usual.seed());
    List<Trial> trials = new ArrayList<>();
    boolean[] baseline = null;
    int chosen = 0;
    for (Recipe recipe : recipes) {
      boolean[] right = right(recipe, some, usual.seed() + 1, threads);
      baseline = baseline == null ? right : baseline;
      Trial trial = trial(recipe.name(), right, baseline);
      progress.accept(
          "tried " + trial.recipe() + ": out-of-fold accuracy " + Json.decimal(trial.accuracy()));
      if (trial.gain() > trial.standardError() && trial.gain() > trials.get(chosen).gain()) {
        chosen = trials.size();
      }
      trials.add(trial);
    }
    progress.accept("took " + trials.get(chosen).recipe());
    return new Tuning(List.copyOf(trials), chosen);
  }

  /** For each in-scope row, whether out-of-fold models of a recipe have it right. */
  private static boolean[] right(Recipe recipe, TrainingRows rows, long seed, int threads) {
    HeldOut heldOut = new HeldOut(rows, FOLDS, seed);
    FeaturizerPipeline pipeline = new FeaturizerPipeline(recipe.featurizers());
    FeatureCounts counts = new FeatureCounts(pipeline, rows.rows());
    TrainingOptions options = recipe.options().withoutEncoder();
    Jobs.run(heldOut.jobs(counts, options, step -> {}), threads);
    return heldOut.right();
  }

  /** The usual recipe of a task, and what departs from it. */
  static List<Recipe> recipes(TrainingOptions usual, List<FeaturizerDefinition> featurizers) {
    List<Recipe> recipes = new ArrayList<>();
    recipes.add(new Recipe("the usual recipe", usual, featurizers));
    recipes.add(new Recipe("cost 0.75", usual.withCost(0.75), featurizers));
    recipes.add(new Recipe("cost 3", usual.withCost(3), featurizers));
    recipes.add(new Recipe("idf power 0", usual.withIdfPower(0), featurizers));
    recipes.add(new Recipe("idf power 1", usual.withIdfPower(1), featurizers));
    recipes.add(new Recipe("balance 0", usual.withBalance(0), featurizers));
    recipes.add(new Recipe("balance 1", usual.withBalance(1), featurizers));
    recipes.add(new Recipe("features of two rows or more", usual.withMinDocuments(2), featurizers));
    for (Map.Entry<String, String> option :
        List.of(
            Map.entry("mask_numbers", "true"),
            Map.entry("negation", "true"),
            Map.entry("pair_window", "0"),
            Map.entry("chars_max", "0"),
            Map.entry("chars_max", "6"),
            Map.entry("vector_weight", "0"))) {
      recipes.add(
          new Recipe(option.getKey() + " " + option.getValue(), usual, with(featurizers, option)));
    }
    Set<Object> seen = new HashSet<>();
    recipes.removeIf(recipe -> !seen.add(List.of(recipe.options(), recipe.featurizers())));
    return List.copyOf(recipes);
  }

  private static List<FeaturizerDefinition> with(
      List<FeaturizerDefinition> featurizers, Map.Entry<String, String> option) {
    return featurizers.stream()
        .map(
            definition -> {
              if (definition instanceof FeaturizerDefinition.BuiltIn builtIn) {
                Map<String, String> options = new TreeMap<>(builtIn.options());
                options.put(option.getKey(), option.getValue());
                return new FeaturizerDefinition.BuiltIn(builtIn.name(), options);
              }
              return definition;
            })
        .toList();
  }

  private static Trial trial(String recipe, boolean[] right, boolean[] baseline) {
    int correct = 0;
    int better = 0;
    int worse = 0;
    for (int i = 0; i < right.length; i++) {
      correct += right[i] ? 1 : 0;
      better += right[i] && !baseline[i] ? 1 : 0;
      worse += !right[i] && baseline[i] ? 1 : 0;
    }
    double rows = right.length;
    return new Trial(
        recipe,
        Json.round(correct / rows),
        Json.round((better - worse) / rows),
        Json.round(Math.sqrt(better + worse) / rows));
  }

  private static TrainingRows some(TrainingRows rows, long seed) {
    int parts = (rows.size() + MOST_ROWS - 1) / MOST_ROWS;
    if (parts == 1) {
      return rows;
    }
    int[] part = Folds.deal(rows.rows(), parts, seed);
    return rows.at(Indices.where(part, other -> other == 0));
  }
}
