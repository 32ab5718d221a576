package io.micromap.runtime.registry;

import io.micromap.spi.Dataset;
import io.micromap.spi.DomainModule;
import io.micromap.spi.FeaturizerDefinition;
import io.micromap.spi.Label;
import io.micromap.spi.Thresholds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a module once and holds it to the contract of {@link DomainModule}. */
final class DomainCheck {

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,63}");

  private DomainCheck() {}

  /**
   * Copies all values of a module.
   *
   * @throws IllegalArgumentException naming every breach of the contract found
   */
  static Domain read(DomainModule module, String source) {
    List<String> faults = new ArrayList<>();
    String id = module.id();
    if (id == null || !ID.matcher(id).matches()) {
      faults.add(
          "id() is '" + id + "'; expected lower-case letters, digits and hyphens, at most 64.");
    }
    List<Label> labels = required(module.labels(), "labels()", faults);
    List<FeaturizerDefinition> featurizers =
        required(module.featurizers(), "featurizers()", faults);
    List<Dataset> datasets = required(module.datasets(), "datasets()", faults);
    Thresholds thresholds = module.defaultThresholds();
    checkLabels(labels, faults);
    checkFeaturizers(featurizers, faults);
    if (thresholds == null) {
      faults.add("defaultThresholds() is null; leave it out to get the default.");
    } else {
      checkThresholds(thresholds, labels, faults);
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join(" ", faults));
    }
    return new Domain(
        id,
        orEmpty(module.version()),
        orEmpty(module.description()),
        source,
        labels,
        featurizers,
        thresholds,
        datasets);
  }

  private static void checkLabels(List<Label> labels, List<String> faults) {
    if (labels.size() < 2) {
      faults.add("labels() has " + labels.size() + " entries; a domain needs two or more.");
    }
    Set<String> seen = new HashSet<>();
    for (Label label : labels) {
      if (!seen.add(label.name())) {
        faults.add("labels() names '" + label.name() + "' twice; names are unique.");
      }
    }
  }

  private static void checkFeaturizers(
      List<FeaturizerDefinition> featurizers, List<String> faults) {
    if (featurizers.isEmpty()) {
      faults.add("featurizers() is empty; leave it out to get the lexical one.");
    }
    Set<String> seen = new HashSet<>();
    for (FeaturizerDefinition featurizer : featurizers) {
      if (!seen.add(featurizer.name())) {
        faults.add("featurizers() names '" + featurizer.name() + "' twice; names are unique.");
      }
    }
  }

  private static void checkThresholds(
      Thresholds thresholds, List<Label> labels, List<String> faults) {
    Set<String> names = new HashSet<>();
    labels.forEach(label -> names.add(label.name()));
    for (String label : thresholds.perClass().keySet()) {
      if (!names.contains(label)) {
        faults.add("defaultThresholds() names '" + label + "', which labels() does not have.");
      }
    }
  }

  private static <T> List<T> required(List<T> value, String what, List<String> faults) {
    if (value == null || value.stream().anyMatch(element -> element == null)) {
      faults.add(what + " is null or holds null.");
      return List.of();
    }
    return value;
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
