package io.micromap.spi;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A featurizer a domain asks for: one that Micromap brings, or the domain's own code. */
public sealed interface FeaturizerDefinition {

  /** The name that stands in messages and in the bundle. */
  String name();

  /** The lexical featurizer (words and character n-grams) with its default options. */
  static FeaturizerDefinition lexical() {
    return lexical(Map.of());
  }

  /** The lexical featurizer with some options changed; the options are in the SPI guide. */
  static FeaturizerDefinition lexical(Map<String, String> options) {
    return new BuiltIn("lexical", options);
  }

  /** The domain's own featurizer under a name that stays the same from version to version. */
  static FeaturizerDefinition own(String name, Featurizer featurizer) {
    return new Own(name, featurizer);
  }

  /**
   * A featurizer that Micromap brings.
   *
   * @param name which one; {@code lexical} is the only one today
   * @param options option names and values as text, in the order of the names
   */
  record BuiltIn(String name, Map<String, String> options) implements FeaturizerDefinition {
    /** Copies. */
    public BuiltIn {
      Objects.requireNonNull(name, "name");
      options = Collections.unmodifiableMap(new TreeMap<>(options));
    }
  }

  /**
   * A featurizer in the domain's own code.
   *
   * @param name lower-case letters, digits and hyphens; not that of a built-in one
   * @param featurizer the code
   */
  record Own(String name, Featurizer featurizer) implements FeaturizerDefinition {
    /** Checks for nulls. */
    public Own {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(featurizer, "featurizer");
    }
  }
}
