package io.micromap.runtime.registry;

import io.micromap.spi.Dataset;
import io.micromap.spi.DomainModule;
import io.micromap.spi.FeaturizerDefinition;
import io.micromap.spi.Label;
import io.micromap.spi.Thresholds;
import io.micromap.spi.Verifier;
import java.util.List;
import java.util.Optional;

/**
 * A loaded and checked domain.
 *
 * @param identity its names, and where it came from
 * @param language BCP 47 tag of the language of the prompts
 * @param labels at least two, unique names, in the order that breaks ties
 * @param featurizers at least one, unique names
 * @param thresholds defaults of the domain
 * @param seed of trainings for which the user gives none
 * @param datasets shipped prompts, may be empty
 * @param verifier the domain's policy, if it has one
 */
public record Domain(
    Identity identity,
    String language,
    List<Label> labels,
    List<FeaturizerDefinition> featurizers,
    Thresholds thresholds,
    long seed,
    List<Dataset> datasets,
    Optional<Verifier> verifier) {

  /**
   * What names a domain.
   *
   * @param id as users name it
   * @param version as the domain states it
   * @param description one sentence, may be empty
   * @param source where it came from, for messages
   */
  public record Identity(String id, String version, String description, String source) {}

  /** The id of mappers that belong to no domain; no domain may have it. */
  public static final String CUSTOM = "custom";

  /** Copies. */
  public Domain {
    labels = List.copyOf(labels);
    featurizers = List.copyOf(featurizers);
    datasets = List.copyOf(datasets);
  }

  /**
   * Reads a module once and checks it against the contract of {@link DomainModule}.
   *
   * @param source where it came from, for messages
   * @throws IllegalArgumentException naming every breach of the contract
   */
  public static Domain of(DomainModule module, String source) {
    try {
      return new DomainCheck(module).read(source);
    } catch (BrokenDomainException e) {
      throw new IllegalArgumentException(source + ": " + e.getMessage(), e);
    }
  }

  /** As users name it. */
  public String id() {
    return identity.id();
  }

  /** As the domain states it. */
  public String version() {
    return identity.version();
  }

  /** One sentence, may be empty. */
  public String description() {
    return identity.description();
  }

  /** Where it came from, for messages. */
  public String source() {
    return identity.source();
  }

  /** Names of the classes, in order. */
  public List<String> labelNames() {
    return labels.stream().map(Label::name).toList();
  }
}
