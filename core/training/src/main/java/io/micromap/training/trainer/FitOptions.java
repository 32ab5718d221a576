package io.micromap.training.trainer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * The constants of fitting. They shape the bytes of a mapper; a bundle's provenance and a lock
 * therefore record them, and a change of {@link #DEFAULTS} is one for mappers trained from then on.
 *
 * @param tolerance of the solver's stopping rule, above 0
 * @param maxIterations of the solver, 1 or more
 * @param size what of a fitted model goes into the mapper
 * @param scopePrior slope that the calibration of the scope is drawn towards, 0 or more
 * @param manyRows from more rows than this on, three folds are held out rather than five
 * @param mostFeatures whenever more are counted, the rarest are dropped, 1 or more
 * @param ownSolverAbove from more rows times classes than this on, {@link CrammerSinger} fits
 *     rather than Tribuo, 0 or more
 * @param loneFeaturesUpTo from more rows than this on, a feature that one row alone has is left
 *     out, 0 or more
 * @param encoder how embeddings are fitted beside the words, if they are
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record FitOptions(
    double tolerance,
    int maxIterations,
    SizeOptions size,
    double scopePrior,
    int manyRows,
    int mostFeatures,
    long ownSolverAbove,
    int loneFeaturesUpTo,
    Optional<EncoderOptions> encoder) {

  /** The constants of newly trained mappers. */
  public static final FitOptions DEFAULTS =
      new FitOptions(
          // Ten times LIBLINEAR's own: faster, and as accurate out of fold:
          // docs/decisions/scope-and-confidence.md.
          1.0,
          // LIBLINEAR's own.
          1000,
          MapperSize.FULL.options(),
          // As sharp as the class scores, until enough rows say otherwise.
          10,
          // More folds gain nothing there and take their time:
          // docs/decisions/scope-and-confidence.md.
          6_000,
          // Keeps memory bounded on any number of prompts.
          4_000_000,
          // Where Tribuo takes minutes, or more memory than there is: docs/decisions/many-rows.md.
          1_000_000,
          // A feature of one row in so many decides nothing and costs a kilobyte in training.
          200_000,
          // Words alone need nothing that is not here.
          Optional.empty());

  /**
   * Validates.
   *
   * @throws IllegalArgumentException if a constant is out of its range
   */
  public FitOptions {
    if (!(tolerance > 0)
        || maxIterations < 1
        || size == null
        || !(scopePrior >= 0)
        || manyRows < 0
        || mostFeatures < 1
        || ownSolverAbove < 0
        || loneFeaturesUpTo < 0) {
      throw new IllegalArgumentException("A constant of fitting is out of its range.");
    }
  }

  /** These constants with another size. */
  FitOptions with(SizeOptions other) {
    return with(other, encoder);
  }

  /** These constants with a sentence encoder's view. */
  FitOptions withEncoder(EncoderOptions other) {
    return with(size, Optional.of(other));
  }

  /** These constants for words alone. */
  FitOptions withoutEncoder() {
    return with(size, Optional.empty());
  }

  private FitOptions with(SizeOptions otherSize, Optional<EncoderOptions> otherEncoder) {
    return new FitOptions(
        tolerance,
        maxIterations,
        otherSize,
        scopePrior,
        manyRows,
        mostFeatures,
        ownSolverAbove,
        loneFeaturesUpTo,
        otherEncoder);
  }
}
