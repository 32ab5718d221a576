package io.micromap.runtime.registry;

import io.micromap.runtime.featurizer.LexicalOptions;
import io.micromap.spi.Dataset;
import io.micromap.spi.DomainModule;
import io.micromap.spi.FeaturizerDefinition;
import io.micromap.spi.FeaturizerDefinition.BuiltIn;
import io.micromap.spi.FeaturizerDefinition.Own;
import io.micromap.spi.Label;
import io.micromap.spi.Thresholds;
import io.micromap.spi.Verifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Reads a module once and holds it to the contract of {@link DomainModule}. */
final class DomainCheck {

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,63}");

  private final DomainModule module;
  private final List<String> faults = new ArrayList<>();
  private Optional<String> id = Optional.empty();

  DomainCheck(DomainModule module) {
    this.module = module;
  }

  /**
   * Copies all values of the module.
   *
   * @throws BrokenDomainException naming every breach of the contract found
   */
  Domain read(String source) {
    String name = ask("id()", module::id);
    if (name != null && ID.matcher(name).matches() && !name.equals(Domain.CUSTOM)) {
      id = Optional.of(name);
    } else {
      faults.add(
          "id() is '"
              + name
              + "'; expected lower-case letters, digits and hyphens, at most 64,"
              + " and not '"
              + Domain.CUSTOM
              + "'.");
    }
    List<Label> labels = list("labels()", module::labels);
    List<FeaturizerDefinition> featurizers = list("featurizers()", module::featurizers);
    List<Dataset> datasets = list("datasets()", module::datasets);
    Thresholds thresholds = ask("defaultThresholds()", module::defaultThresholds);
    String version = ask("version()", () -> orEmpty(module.version()));
    String description = ask("description()", () -> orEmpty(module.description()));
    long seed = ask("seed()", module::seed);
    Optional<Verifier> verifier = ask("verifier()", module::verifier);
    if (verifier == null) {
      faults.add("verifier() is null; leave it out to have none.");
    }
    if (labels != null) {
      checkLabels(labels);
      checkThresholds(thresholds, labels);
    }
    if (featurizers != null) {
      checkFeaturizers(featurizers);
    }
    if (!faults.isEmpty()) {
      throw new BrokenDomainException(id, String.join(" ", faults), null);
    }
    List<FeaturizerDefinition> inContext = featurizers.stream().map(this::inContext).toList();
    return new Domain(
        name,
        version,
        description,
        source,
        labels,
        inContext,
        thresholds,
        seed,
        datasets,
        verifier.map(this::inContext));
  }

  private void checkLabels(List<Label> labels) {
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

  private void checkFeaturizers(List<FeaturizerDefinition> featurizers) {
    if (featurizers.isEmpty()) {
      faults.add("featurizers() is empty; leave it out to get the lexical one.");
    }
    Set<String> seen = new HashSet<>();
    for (FeaturizerDefinition featurizer : featurizers) {
      if (!seen.add(featurizer.name())) {
        faults.add("featurizers() names '" + featurizer.name() + "' twice; names are unique.");
      }
      if (featurizer instanceof BuiltIn builtIn) {
        checkOptions(builtIn);
      } else if (!ID.matcher(featurizer.name()).matches()
          || featurizer.name().equals(LexicalOptions.FEATURIZER)) {
        faults.add(
            "featurizers() calls an own one '"
                + featurizer.name()
                + "'; expected lower-case letters, digits and hyphens, and not 'lexical'.");
      }
    }
  }

  private void checkOptions(BuiltIn builtIn) {
    if (!builtIn.name().equals(LexicalOptions.FEATURIZER)) {
      faults.add("featurizers() asks for '" + builtIn.name() + "'; built in is only 'lexical'.");
      return;
    }
    try {
      LexicalOptions.parse(builtIn.options());
    } catch (IllegalArgumentException e) {
      faults.add(e.getMessage());
    }
  }

  private void checkThresholds(Thresholds thresholds, List<Label> labels) {
    if (thresholds == null) {
      faults.add("defaultThresholds() is null; leave it out to get the default.");
      return;
    }
    List<String> names = labels.stream().map(Label::name).toList();
    for (String label : thresholds.perClass().keySet()) {
      if (!names.contains(label)) {
        faults.add("defaultThresholds() names '" + label + "', which labels() does not have.");
      }
    }
  }

  private FeaturizerDefinition inContext(FeaturizerDefinition definition) {
    return definition instanceof Own own
            && module.getClass().getClassLoader() instanceof PluginClassLoader loader
        ? FeaturizerDefinition.own(own.name(), new ContextFeaturizer(own.featurizer(), loader))
        : definition;
  }

  private Verifier inContext(Verifier verifier) {
    return module.getClass().getClassLoader() instanceof PluginClassLoader loader
        ? new ContextVerifier(verifier, loader)
        : verifier;
  }

  /** A copy of the list, or null, and a fault, if it is not one. */
  private <T> List<T> list(String method, Supplier<List<T>> call) {
    List<T> value = ask(method, () -> copy(call.get()));
    if (value == null) {
      faults.add(method + " is null or holds null.");
    }
    return value;
  }

  private static <T> List<T> copy(List<T> list) {
    return list == null || list.stream().anyMatch(Objects::isNull) ? null : List.copyOf(list);
  }

  private <T> T ask(String method, Supplier<T> call) {
    try {
      return call.get();
    } catch (RuntimeException | Error e) {
      throw new BrokenDomainException(id, method + " threw " + e + ".", e);
    }
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
