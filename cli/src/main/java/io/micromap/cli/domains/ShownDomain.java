package io.micromap.cli.domains;

import io.micromap.runtime.registry.Domain;
import io.micromap.spi.FeaturizerDefinition;
import io.micromap.spi.FeaturizerDefinition.BuiltIn;
import io.micromap.spi.FeaturizerDefinition.Own;
import io.micromap.spi.Label;
import io.micromap.spi.Thresholds;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A domain as {@code domains show} shows it.
 *
 * @param domain as in the list
 * @param language of its prompts
 * @param classes in order, with descriptions and cues
 * @param featurizers what turns its prompts into features
 * @param thresholds that apply where the user gives none
 * @param seed of trainings for which the user gives none
 * @param hasPolicy whether it may block steps of the rails
 */
record ShownDomain(
    ListedDomain domain,
    String language,
    List<Label> classes,
    List<Features> featurizers,
    Thresholds thresholds,
    long seed,
    boolean hasPolicy) {

  /**
   * A featurizer.
   *
   * @param name as the domain calls it
   * @param own whether it is the domain's own code
   * @param options those that differ from the defaults
   */
  record Features(String name, boolean own, SortedMap<String, String> options) {

    private static Features of(FeaturizerDefinition definition) {
      return definition instanceof Own own
          ? new Features(own.name(), true, new TreeMap<>())
          : new Features(definition.name(), false, new TreeMap<>(((BuiltIn) definition).options()));
    }

    private String inWords() {
      return name + (own ? " (its own)" : "") + (options.isEmpty() ? "" : " " + options);
    }
  }

  static ShownDomain of(Domain domain, ListedDomain listed) {
    return new ShownDomain(
        listed,
        domain.language(),
        domain.labels(),
        domain.featurizers().stream().map(Features::of).toList(),
        domain.thresholds(),
        domain.seed(),
        domain.verifier().isPresent());
  }

  /** Some lines of text. */
  String toText() {
    StringBuilder text = new StringBuilder(domain.toText());
    text.append(ListedDomain.line("lang", language));
    text.append(
        ListedDomain.line(
            "reads",
            featurizers.stream().map(Features::inWords).collect(Collectors.joining(", "))));
    text.append(ListedDomain.line("least", thresholdsInWords()));
    text.append(ListedDomain.line("policy", hasPolicy ? "may block steps of the rails" : "none"));
    text.append("\nclasses\n");
    classes.forEach(label -> text.append(line(label)));
    return text.toString();
  }

  private String thresholdsInWords() {
    Map<String, Double> own = thresholds.perClass();
    return "confidence " + thresholds.global() + (own.isEmpty() ? "" : ", but " + own);
  }

  private static String line(Label label) {
    return "  "
        + label.name()
        + (label.description().isEmpty() ? "" : ": " + label.description())
        + "\n"
        + (label.cues().isEmpty() ? "" : "    cues: " + String.join("; ", label.cues()) + "\n");
  }
}
