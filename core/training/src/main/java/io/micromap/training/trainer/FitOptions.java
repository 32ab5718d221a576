package io.micromap.training.trainer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Optional;

/**
 * The constants of fitting. They shape the bytes of a mapper; a bundle's provenance and a lock
 * therefore record them, and a change of {@link #DEFAULTS} is one for mappers trained from then on.
 *
 * @param tolerance of the solver's stopping rule, above 0
 * @param maxIterations of the solver, 1 or more
 * @param size what of a fitted model goes into the mapper
 * @param scopePrior slope that the calibration of the scope is drawn towards, 0 or more
 * @param many what is done otherwise where there are many rows
 * @param encoder how embeddings are fitted beside the words, if they are
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record FitOptions(
    double tolerance,
    int maxIterations,
    SizeOptions size,
    double scopePrior,
    @JsonUnwrapped ManyRowsOptions many,
    Optional<EncoderOptions> encoder) {

  /** The constants of newly trained mappers. */
  public static final FitOptions DEFAULTS =
      new FitOptions(
          // Five times LIBLINEAR's own, which is as accurate and slower:
          // docs/decisions/solver-tolerance.md.
          0.5,
          // LIBLINEAR's own.
          1000,
          MapperSize.AUTO.options(),
          // As sharp as the class scores, until enough rows say otherwise.
          10,
          ManyRowsOptions.DEFAULTS,
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
        || many == null
        || !(scopePrior >= 0)) {
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
    return new FitOptions(tolerance, maxIterations, otherSize, scopePrior, many, otherEncoder);
  }
}
