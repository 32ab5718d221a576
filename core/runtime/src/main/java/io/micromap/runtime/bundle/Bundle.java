package io.micromap.runtime.bundle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.runtime.featurizer.Vocabulary;
import io.micromap.spi.Label;
import io.micromap.spi.Thresholds;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Everything a mapper is.
 *
 * @param id the domain's id, or {@code custom} where the labels came from a file
 * @param domainVersion the domain's version, empty where there is none
 * @param labels the classes, in the order that breaks ties
 * @param featurizers what the vectors are made with
 * @param vocabulary numbers of the features
 * @param scales one factor per feature and a last one for features it does not have
 * @param weights one row per feature and a last one for the bias and one column per class
 * @param hasScope whether a last column scores "out of scope"
 * @param calibration from scores to probabilities
 * @param thresholds least confidences
 * @param provenance what the mapper was made from: hashes, seeds, parameters; no clock, no host
 * @param modelCard for people, in Markdown
 */
public record Bundle(
    String id,
    String domainVersion,
    List<Label> labels,
    List<FeaturizerReference> featurizers,
    Vocabulary vocabulary,
    float[] scales,
    SparseWeights weights,
    boolean hasScope,
    Calibration calibration,
    Thresholds thresholds,
    ObjectNode provenance,
    String modelCard) {

  /** Field of the provenance that says where the thresholds came from. */
  public static final String THRESHOLD_SOURCE = "threshold_source";

  /**
   * Copies the lists and checks the shapes.
   *
   * @throws IllegalArgumentException if there are fewer than two labels, if scales or weights do
   *     not fit vocabulary and labels, or if a scale is not a finite positive number
   */
  public Bundle {
    labels = List.copyOf(labels);
    featurizers = List.copyOf(featurizers);
    Objects.requireNonNull(thresholds, "thresholds");
    if (labels.size() < 2) {
      throw new IllegalArgumentException(labels.size() + " labels; a mapper has two or more.");
    }
    for (float scale : scales) {
      if (!(scale > 0 && scale <= Float.MAX_VALUE)) {
        throw new IllegalArgumentException("A feature's scale is " + scale + ".");
      }
    }
    int columns = labels.size() + (hasScope ? 1 : 0);
    if (scales.length != vocabulary.size() + 1
        || weights.rows() != vocabulary.size() + 1
        || weights.columns() != columns) {
      throw new IllegalArgumentException(
          "Weights of "
              + weights.rows()
              + " rows and "
              + weights.columns()
              + " columns do not fit "
              + vocabulary.size()
              + " features and "
              + columns
              + " columns.");
    }
  }

  /** Where the thresholds came from: {@value #THRESHOLD_SOURCE} of the provenance. */
  public ThresholdSource thresholdSource() {
    String code = provenance.path(THRESHOLD_SOURCE).asText();
    return Arrays.stream(ThresholdSource.values())
        .filter(source -> source.code().equals(code))
        .findFirst()
        .orElse(ThresholdSource.DEFAULT);
  }

  /** This bundle with other thresholds. */
  public Bundle withThresholds(Thresholds other, ThresholdSource source) {
    return new Bundle(
        id,
        domainVersion,
        labels,
        featurizers,
        vocabulary,
        scales,
        weights,
        hasScope,
        calibration,
        other,
        provenance.deepCopy().put(THRESHOLD_SOURCE, source.code()),
        modelCard);
  }
}
