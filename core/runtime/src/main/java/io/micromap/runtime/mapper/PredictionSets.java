package io.micromap.runtime.mapper;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.runtime.bundle.Bundle;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Sets of classes that hold the right one with a promised probability (split conformal prediction
 * with adaptive sets: Vovk, Gammerman and Shafer 2005; Romano, Sesia and Candès 2020). A set takes
 * the top-ranked classes, as long as those above hold at most {@code massAbove} of the probability
 * of being in scope: it is short where the mapper is sure and long where it is not, and never
 * empty.
 *
 * @param share of in-scope prompts whose set holds their class, in (0, 1), on average over draws of
 *     the held-out rows
 * @param rows in-scope held-out rows that settled {@code massAbove}
 * @param massAbove probability in [0, 1]; 1 puts every class into every set
 * @param mapperSha256 hash of the mapper that scored the rows
 */
public record PredictionSets(double share, int rows, double massAbove, String mapperSha256) {

  private static final String FIELD = "prediction_sets";

  /**
   * Validates.
   *
   * @throws MicromapException with {@link ErrorCode#USAGE} if a number is out of its range
   */
  public PredictionSets {
    Objects.requireNonNull(mapperSha256, "mapperSha256");
    requireShare(share);
    if (!(massAbove >= 0 && massAbove <= 1) || rows < 0) {
      throw new MicromapException(
          ErrorCode.USAGE,
          "A probability of "
              + massAbove
              + " over "
              + rows
              + " rows makes no sets of classes; expected one in [0, 1] over 0 or more rows.");
    }
  }

  /**
   * A share that can be promised.
   *
   * @throws MicromapException with {@link ErrorCode#USAGE} unless it lies in (0, 1)
   */
  public static double requireShare(double share) {
    if (share > 0 && share < 1) {
      return share;
    }
    throw new MicromapException(
        ErrorCode.USAGE,
        "A share of "
            + share
            + " of prompts whose set holds their class cannot be promised; give one above 0 and"
            + " below 1, such as 0.99.");
  }

  /** The sets that were locked into a mapper, if any. */
  public static Optional<PredictionSets> of(Bundle bundle) {
    return Optional.of(bundle.provenance().path(FIELD))
        .filter(node -> node.isObject())
        .map(node -> Json.mapper().convertValue(node, PredictionSets.class));
  }

  /** Records these sets in the provenance of a mapper. */
  public void recordIn(ObjectNode provenance) {
    provenance.set(FIELD, Json.mapper().valueToTree(this));
  }

  /**
   * The classes in a prompt's set, the top-ranked first.
   *
   * @param labels names of the mapper's classes, in its order; the set of a prompt without evidence
   *     holds them all
   */
  public List<String> of(Prediction prediction, List<String> labels) {
    return prediction.defect().isPresent()
        ? labels
        : RankedClasses.of(prediction).within(massAbove).stream().map(labels::get).toList();
  }
}
