package io.micromap.spi;

import java.util.List;
import java.util.Optional;

/**
 * A domain: a closed set of classes for the prompts of one subject.
 *
 * <p>Entry point of a domain jar. Implementations have a public constructor without arguments, are
 * named in {@code META-INF/services/io.micromap.spi.DomainModule} and found through {@link
 * java.util.ServiceLoader}. They are stateless and thread-safe: every method returns equal values
 * on every call. Only {@link #id()} and {@link #labels()} have to be written.
 */
public interface DomainModule {

  /** Version of a domain that states none. */
  String DEFAULT_VERSION = "1";

  /** Language of a domain that states none. */
  String DEFAULT_LANGUAGE = "en";

  /** Seed of trainings for which neither user nor domain gives one. */
  long DEFAULT_SEED = 42;

  /**
   * The name users give to {@code --domain}: lower-case letters, digits and hyphens, starting with
   * a letter, at most 64 characters, unique among all loaded domains.
   */
  String id();

  /** The classes, at least two, in the order that breaks ties; names are unique. */
  List<Label> labels();

  /** One sentence for listings. */
  default String description() {
    return "";
  }

  /**
   * Version of everything that changes a mapper's answers: featurizer code first of all. Recorded
   * in a bundle; a mapper that uses own featurizers runs only with the version it was trained with.
   */
  default String version() {
    return DEFAULT_VERSION;
  }

  /**
   * BCP 47 tag of the language of the prompts. Rails fitted for English check whether the words of
   * a step forbid it ("don't swap 2 eth") and abstain; {@code und} or another language switches
   * that off, as rails know no other language's negators.
   */
  default String language() {
    return DEFAULT_LANGUAGE;
  }

  /** What turns a prompt into features; the built-in lexical featurizer unless overridden. */
  default List<FeaturizerDefinition> featurizers() {
    return List.of(FeaturizerDefinition.lexical());
  }

  /** Thresholds that apply where the user gives none. */
  default Thresholds defaultThresholds() {
    return Thresholds.DEFAULT;
  }

  /** Seed of folds and solver of a training for which the user gives none. */
  default long seed() {
    return DEFAULT_SEED;
  }

  /** Prompts shipped with the domain; without any, the user brings them. */
  default List<Dataset> datasets() {
    return List.of();
  }

  /** The policy that the rails apply to confirmed steps; without one, every step may be done. */
  default Optional<Verifier> verifier() {
    return Optional.empty();
  }
}
