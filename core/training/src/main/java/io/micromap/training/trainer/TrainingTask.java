package io.micromap.training.trainer;

import io.micromap.runtime.bundle.ThresholdSource;
import io.micromap.runtime.registry.Domain;
import io.micromap.spi.FeaturizerDefinition;
import io.micromap.spi.Label;
import io.micromap.spi.Thresholds;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What a mapper is to tell apart, and how.
 *
 * @param id the domain's, or {@link Domain#CUSTOM} where there is none
 * @param domainVersion the domain's, or empty
 * @param labels the classes, in the order that breaks ties
 * @param featurizers what makes features
 * @param thresholds defaults of the mapper
 */
public record TrainingTask(
    String id,
    String domainVersion,
    List<Label> labels,
    List<FeaturizerDefinition> featurizers,
    Thresholds thresholds) {

  /** Copies. */
  public TrainingTask {
    labels = List.copyOf(labels);
    featurizers = List.copyOf(featurizers);
  }

  /** The names of the classes, in order. */
  public List<String> labelNames() {
    return labels.stream().map(Label::name).toList();
  }

  /** Where the thresholds came from. */
  ThresholdSource thresholdSource() {
    return id.equals(Domain.CUSTOM) ? ThresholdSource.DEFAULT : ThresholdSource.DOMAIN;
  }

  /** The task of a domain. */
  public static TrainingTask of(Domain domain) {
    return new TrainingTask(
        domain.id(), domain.version(), domain.labels(), domain.featurizers(), domain.thresholds());
  }

  /** The task of a domain, or where there is none that of the labels found. */
  public static TrainingTask of(Optional<Domain> domain, List<String> labels) {
    return domain.map(TrainingTask::of).orElseGet(() -> ofLabels(labels));
  }

  /** This task with some of its classes only, in its order. */
  public TrainingTask reduced(Collection<String> names) {
    return new TrainingTask(
        id,
        domainVersion,
        labels.stream().filter(label -> names.contains(label.name())).toList(),
        featurizers,
        thresholds);
  }

  /** The task that a labels file alone describes. */
  public static TrainingTask ofLabels(List<String> names) {
    return new TrainingTask(
        Domain.CUSTOM,
        "",
        names.stream().map(Label::of).toList(),
        List.of(FeaturizerDefinition.lexical()),
        Thresholds.DEFAULT);
  }
}
