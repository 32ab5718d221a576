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
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Reads a module once and checks it against the contract of {@link DomainModule}. */
final class DomainCheck {

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,63}");

  /** Without control, format and unassigned characters, as bundles have it. */
  private static final Pattern VERSION = Pattern.compile("[^\\p{C}\\p{Zl}\\p{Zp}]{0,64}");

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
    checkId(ask("id()", module::id));
    Optional<List<Label>> labels = list("labels()", module::labels);
    Optional<List<FeaturizerDefinition>> featurizers = list("featurizers()", module::featurizers);
    Optional<List<Dataset>> datasets = list("datasets()", module::datasets);
    Optional<Thresholds> thresholds =
        value("defaultThresholds()", module::defaultThresholds, "to get the default");
    String version = ask("version()", module::version).orElse("");
    String description = ask("description()", module::description).orElse("");
    Optional<String> language = ask("language()", module::language);
    Optional<Long> seed = ask("seed()", module::seed);
    Optional<Optional<Verifier>> verifier = value("verifier()", module::verifier, "to have none");
    checkVersion(version);
    labels.ifPresent(this::checkLabels);
    labels.ifPresent(names -> thresholds.ifPresent(some -> checkThresholds(some, names)));
    featurizers.ifPresent(this::checkFeaturizers);
    language.ifPresent(this::checkLanguage);
    requireFaultless();
    return new Domain(
        new Domain.Identity(id.orElseThrow(), version, description, source),
        language.orElseThrow(),
        labels.orElseThrow(),
        featurizers.orElseThrow().stream().map(this::inContext).toList(),
        thresholds.orElseThrow(),
        seed.orElseThrow(),
        datasets.orElseThrow(),
        verifier.orElseThrow().map(this::inContext));
  }

  private void requireFaultless() {
    if (!faults.isEmpty()) {
      throw new BrokenDomainException(id, String.join(" ", faults));
    }
  }

  private void checkId(Optional<String> name) {
    id = name.filter(text -> ID.matcher(text).matches() && !text.equals(Domain.CUSTOM));
    if (id.isEmpty()) {
      faults.add(
          "id() is '"
              + name.orElse("null")
              + "'; expected lower-case letters, digits and hyphens, at most 64,"
              + " and not '"
              + Domain.CUSTOM
              + "'.");
    }
  }

  private void checkVersion(String version) {
    if (!VERSION.matcher(version).matches()) {
      faults.add("version() is not text of at most 64 printable characters.");
    }
  }

  private void checkLanguage(String tag) {
    if (Locale.forLanguageTag(tag).toLanguageTag().equals("und") && !tag.equals("und")) {
      faults.add("language() is '" + tag + "'; expected a BCP 47 tag such as 'en', or 'und'.");
    }
  }

  private void checkLabels(List<Label> labels) {
    if (labels.size() < 2) {
      faults.add("labels() has fewer than two entries; a domain needs two or more.");
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
    List<String> names = labels.stream().map(Label::name).toList();
    for (String label : thresholds.perClass().keySet()) {
      if (!names.contains(label)) {
        faults.add("defaultThresholds() names '" + label + "', which labels() does not have.");
      }
    }
  }

  private FeaturizerDefinition inContext(FeaturizerDefinition definition) {
    return definition instanceof Own own
        ? context()
            .map(plugin -> FeaturizerDefinition.own(own.name(), plugin.wrap(own.featurizer())))
            .orElse(own)
        : definition;
  }

  private Verifier inContext(Verifier verifier) {
    return context().map(plugin -> plugin.wrap(verifier)).orElse(verifier);
  }

  /** The plugin that the module is from, if it is from one. */
  private Optional<PluginContext> context() {
    return module.getClass().getClassLoader() instanceof PluginClassLoader loader
        ? Optional.of(new PluginContext(loader))
        : Optional.empty();
  }

  /** A copy of a list; a fault, and empty, if it is null or holds null. */
  private <T> Optional<List<T>> list(String method, Supplier<List<T>> call) {
    Optional<List<T>> copy =
        ask(method, () -> Optional.ofNullable(call.get()).flatMap(DomainCheck::copy)).orElseThrow();
    if (copy.isEmpty()) {
      faults.add(method + " is null or holds null.");
    }
    return copy;
  }

  private static <T> Optional<List<T>> copy(List<T> list) {
    return list.stream().anyMatch(Objects::isNull)
        ? Optional.empty()
        : Optional.of(List.copyOf(list));
  }

  /** A value; a fault, and empty, if it is null. */
  private <T> Optional<T> value(String method, Supplier<T> call, String without) {
    Optional<T> value = ask(method, call);
    if (value.isEmpty()) {
      faults.add(method + " is null; leave it out " + without + ".");
    }
    return value;
  }

  /** What the module's code returns; empty where that is null. */
  private <T> Optional<T> ask(String method, Supplier<T> call) {
    try {
      return Optional.ofNullable(call.get());
    } catch (RuntimeException | Error e) {
      throw new BrokenDomainException(id, method + " threw " + e + ".", e);
    }
  }
}
