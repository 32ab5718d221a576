package io.micromap.runtime.registry;

import io.micromap.spi.Dataset;
import io.micromap.spi.FeaturizerDefinition;
import io.micromap.spi.Label;
import io.micromap.spi.Thresholds;
import java.util.List;

/**
 * A loaded and checked domain.
 *
 * @param id as in {@code --domain}
 * @param version as the domain states it
 * @param description one sentence, may be empty
 * @param source where it came from, for messages
 * @param labels at least two, unique names, in the order that breaks ties
 * @param featurizers at least one, unique names
 * @param thresholds defaults of the domain
 * @param datasets shipped prompts, may be empty
 */
public record Domain(
    String id,
    String version,
    String description,
    String source,
    List<Label> labels,
    List<FeaturizerDefinition> featurizers,
    Thresholds thresholds,
    List<Dataset> datasets) {

  /** Copies. */
  public Domain {
    labels = List.copyOf(labels);
    featurizers = List.copyOf(featurizers);
    datasets = List.copyOf(datasets);
  }

  /** Names of the classes, in order. */
  public List<String> labelNames() {
    return labels.stream().map(Label::name).toList();
  }
}
