package io.micromap.runtime.bundle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.runtime.featurizer.Vocabulary;
import io.micromap.spi.Label;
import io.micromap.spi.Thresholds;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything a mapper is.
 *
 * @param origin the domain it was trained for
 * @param labels the classes, in the order that breaks ties
 * @param features what its vectors are made of
 * @param model what vectors are scored by
 * @param calibration from scores to probabilities
 * @param thresholds least confidences
 * @param provenance what the mapper was made from: hashes, seeds, parameters; no clock, no host
 * @param modelCard for people, in Markdown
 */
public record Bundle(
    Origin origin,
    List<Label> labels,
    Features features,
    Model model,
    Calibration calibration,
    Thresholds thresholds,
    ObjectNode provenance,
    String modelCard) {

  /** Field of the provenance that says where the thresholds came from. */
  public static final String THRESHOLD_SOURCE = "threshold_source";

  /**
   * The domain a mapper was trained for.
   *
   * @param id its id, or {@code custom} where the labels came from a file
   * @param domainVersion its version, empty where there is none
   */
  public record Origin(String id, String domainVersion) {

    /**
     * Checks both names.
     *
     * @throws IllegalArgumentException if the id is none that a domain may have, or the version is
     *     long or not printable
     */
    public Origin {
      Names.requireId(id);
      Names.requireVersion(domainVersion);
    }
  }

  /**
   * What vectors are made of.
   *
   * @param featurizers what finds the features of a prompt
   * @param vocabulary numbers of the features
   * @param scales one factor per feature and a last one for features that the vocabulary lacks
   */
  public record Features(
      List<FeaturizerReference> featurizers, Vocabulary vocabulary, float[] scales) {

    /**
     * Copies the list and checks the scales.
     *
     * @throws IllegalArgumentException if there are too many or too few, or if one is not a finite
     *     positive number
     */
    public Features {
      featurizers = List.copyOf(featurizers);
      if (scales.length != vocabulary.size() + 1) {
        throw new IllegalArgumentException(
            scales.length + " scales do not fit " + vocabulary.size() + " features.");
      }
      for (float scale : scales) {
        if (!(scale > 0 && scale <= Float.MAX_VALUE)) {
          throw new IllegalArgumentException("A feature's scale is " + scale + ".");
        }
      }
    }
  }

  /**
   * What vectors are scored by.
   *
   * @param weights one row per feature and a last one for the bias; one column per class, and a
   *     last one for "out of scope" where the model learnt from out-of-scope rows
   * @param outOfScope the vectors of the out-of-scope training rows; they are never answered
   * @param embedding what reads the prompt's embedding, if anything does
   */
  public record Model(
      SparseWeights weights, KnownVectors outOfScope, Optional<EmbeddingView> embedding) {

    /** A model that reads no embeddings. */
    public Model(SparseWeights weights, KnownVectors outOfScope) {
      this(weights, outOfScope, Optional.empty());
    }

    /**
     * Checks that both parts have the same columns.
     *
     * @throws IllegalArgumentException if they do not
     */
    public Model {
      if (embedding.filter(view -> view.weights().length != weights.columns()).isPresent()) {
        throw new IllegalArgumentException(
            "The embedding's weights do not fit " + weights.columns() + " columns.");
      }
    }
  }

  /**
   * Copies the labels and checks the shapes.
   *
   * @throws IllegalArgumentException if there are fewer than two labels, if the weights do not fit
   *     features and labels, if two labels or featurizers have one name, or if a threshold is of
   *     none of the labels
   */
  public Bundle {
    labels = List.copyOf(labels);
    Objects.requireNonNull(thresholds, "thresholds");
    if (labels.size() < 2) {
      throw new IllegalArgumentException(labels.size() + " labels; a mapper has two or more.");
    }
    Names.requireApart(labels, features.featurizers(), thresholds);
    SparseWeights weights = model.weights();
    int beyond = weights.columns() - labels.size();
    if (weights.rows() != features.vocabulary().size() + 1 || beyond < 0 || beyond > 1) {
      throw new IllegalArgumentException(
          "Weights of "
              + weights.rows()
              + " rows and "
              + weights.columns()
              + " columns do not fit "
              + features.vocabulary().size()
              + " features and "
              + labels.size()
              + " labels.");
    }
  }

  /** The domain's id, or {@code custom} where the labels came from a file. */
  public String id() {
    return origin.id();
  }

  /** The domain's version, empty where there is none. */
  public String domainVersion() {
    return origin.domainVersion();
  }

  /** What finds the features of a prompt. */
  public List<FeaturizerReference> featurizers() {
    return features.featurizers();
  }

  /** Numbers of the features. */
  public Vocabulary vocabulary() {
    return features.vocabulary();
  }

  /** One row per feature and a last one for the bias. */
  public SparseWeights weights() {
    return model.weights();
  }

  /** What reads the prompt's embedding, if anything does. */
  public Optional<EmbeddingView> embedding() {
    return model.embedding();
  }

  /** Whether the last column of the weights scores "out of scope". */
  public boolean hasScope() {
    return weights().columns() > labels.size();
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
        origin,
        labels,
        features,
        model,
        calibration,
        other,
        provenance.deepCopy().put(THRESHOLD_SOURCE, source.code()),
        modelCard);
  }
}
