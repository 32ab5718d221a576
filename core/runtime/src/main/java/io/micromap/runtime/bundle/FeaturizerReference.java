package io.micromap.runtime.bundle;

import io.micromap.runtime.featurizer.LexicalOptions;
import io.micromap.spi.FeaturizerDefinition;
import java.util.Map;

/**
 * A featurizer as a bundle names it: code never travels in the file.
 *
 * @param name of the built-in featurizer, or of the domain's own
 * @param own whether the domain's code is needed
 * @param options of a built-in one, all of them, so that other defaults change no mapper that
 *     exists; empty for an own one
 */
public record FeaturizerReference(String name, boolean own, Map<String, String> options) {

  /** The reference to a definition. */
  public static FeaturizerReference to(FeaturizerDefinition definition) {
    return definition instanceof FeaturizerDefinition.BuiltIn builtIn
        ? new FeaturizerReference(builtIn.name(), false, LexicalOptions.complete(builtIn.options()))
        : new FeaturizerReference(definition.name(), true, Map.of());
  }
}
