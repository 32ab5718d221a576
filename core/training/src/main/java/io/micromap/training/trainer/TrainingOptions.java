package io.micromap.training.trainer;

import io.micromap.spi.DomainModule;

/**
 * How a mapper is trained; recorded in the bundle.
 *
 * @param seed of the solver and of the folds
 * @param cost C of the support vector machine, positive
 * @param balance power of the inverse class frequency by which a class's errors count, 0 (every row
 *     alike) to 1 (every class alike)
 * @param minDocuments in how many training rows a feature occurs at least, 1 or more
 * @param idfPower power of the inverse document frequency, 0 or more
 * @param folds number of parts for out-of-fold scores, 2 to 20; or 0 to let the number of rows
 *     decide
 * @param tune whether a better recipe is looked for first, by cross-validation
 * @param fit the constants of fitting
 */
public record TrainingOptions(
    long seed,
    double cost,
    double balance,
    int minDocuments,
    double idfPower,
    int folds,
    boolean tune,
    FitOptions fit) {

  /** The recipe that cross-validation chose. */
  public static final TrainingOptions DEFAULTS =
      new TrainingOptions(
          DomainModule.DEFAULT_SEED,
          // cost, balance, minDocuments and idfPower: docs/decisions/lexical-recipe.md.
          1.5,
          0.5,
          1,
          0.5,
          0,
          false,
          FitOptions.DEFAULTS);

  /**
   * Validates.
   *
   * @throws IllegalArgumentException if an option is missing or out of its range
   */
  public TrainingOptions {
    if (!(cost > 0) || !(balance >= 0 && balance <= 1) || minDocuments < 1 || !(idfPower >= 0)) {
      throw new IllegalArgumentException("A training option is out of its range.");
    }
    if (folds != 0 && (folds < 2 || folds > 20)) {
      throw new IllegalArgumentException(folds + " folds; expected 2 to 20, or 0.");
    }
    if (fit == null) {
      throw new IllegalArgumentException("The constants of fitting are missing.");
    }
  }

  /**
   * Number of folds for so many rows: with many, three tell enough and take less time; two halves
   * would make the confidences of the mapper, which is fitted on all rows, too high.
   */
  int foldsFor(int rows) {
    return folds != 0 ? folds : rows <= fit.many().manyRows() ? 5 : 3;
  }

  /** In how many of so many rows a feature occurs at least. */
  int minDocumentsFor(int rows) {
    return rows > fit.many().loneFeaturesUpTo() ? Math.max(2, minDocuments) : minDocuments;
  }

  /** These options with another seed. */
  public TrainingOptions withSeed(long other) {
    return new TrainingOptions(other, cost, balance, minDocuments, idfPower, folds, tune, fit);
  }

  /** These options, with or without a search for a better recipe. */
  public TrainingOptions withTune(boolean other) {
    return new TrainingOptions(seed, cost, balance, minDocuments, idfPower, folds, other, fit);
  }

  /** These options for a mapper of another size. */
  public TrainingOptions withSize(MapperSize size) {
    return new TrainingOptions(
        seed, cost, balance, minDocuments, idfPower, folds, tune, fit.with(size.options()));
  }

  /** These options with the size that so many rows of so many classes have. */
  TrainingOptions sizedFor(int rows, int classes) {
    FitOptions sized = fit.with(fit.size().of(rows, classes));
    return new TrainingOptions(seed, cost, balance, minDocuments, idfPower, folds, tune, sized);
  }

  /** These options with the view of a sentence encoder. */
  public TrainingOptions withEncoder(EncoderOptions encoder) {
    return new TrainingOptions(
        seed, cost, balance, minDocuments, idfPower, folds, tune, fit.withEncoder(encoder));
  }

  /** These options for words alone. */
  TrainingOptions withoutEncoder() {
    FitOptions words = fit.withoutEncoder();
    return new TrainingOptions(seed, cost, balance, minDocuments, idfPower, folds, tune, words);
  }

  /** These options with another cost. */
  TrainingOptions withCost(double other) {
    return new TrainingOptions(seed, other, balance, minDocuments, idfPower, folds, tune, fit);
  }

  /** These options with another balance. */
  TrainingOptions withBalance(double other) {
    return new TrainingOptions(seed, cost, other, minDocuments, idfPower, folds, tune, fit);
  }

  /** These options with another least number of rows. */
  TrainingOptions withMinDocuments(int other) {
    return new TrainingOptions(seed, cost, balance, other, idfPower, folds, tune, fit);
  }

  /** These options with another power. */
  TrainingOptions withIdfPower(double other) {
    return new TrainingOptions(seed, cost, balance, minDocuments, other, folds, tune, fit);
  }
}
