package io.micromap.runtime.mapper;

import io.micromap.runtime.bundle.Bundle;
import io.micromap.runtime.bundle.BundleFormat;
import io.micromap.runtime.bundle.FeaturizerReference;
import io.micromap.runtime.bundle.ThresholdSource;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.featurizer.FeatureVector;
import io.micromap.runtime.featurizer.FeaturizerPipeline;
import io.micromap.runtime.featurizer.GramSink;
import io.micromap.runtime.featurizer.Vectorizer;
import io.micromap.runtime.registry.Domain;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.spi.FeaturizerDefinition;
import io.micromap.spi.Label;
import io.micromap.spi.Thresholds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A trained mapper: deterministic, immutable, safe for any number of threads.
 *
 * <p>Any text is answered, none throws: what cannot be judged is an abstention with its reason.
 */
public final class Mapper {

  private static final int RANKING = 5;

  private final Bundle bundle;
  private final Decision.Model model;
  private final Vectorizer vectorizer;
  private final LinearScorer scorer;

  private Mapper(Bundle bundle, String sha256, Supplier<DomainRegistry> registry) {
    this.bundle = bundle;
    this.model = new Decision.Model(bundle.id(), sha256);
    this.vectorizer =
        new Vectorizer(
            new FeaturizerPipeline(definitions(bundle, registry)),
            bundle.vocabulary(),
            bundle.scales());
    this.scorer = new LinearScorer(bundle.vocabulary(), bundle.weights(), bundle.labels().size());
  }

  /**
   * Loads a bundle file. Nothing in the file is executed.
   *
   * @param registry where a domain's own featurizers are found, should the mapper need them
   * @throws MicromapException if the file is missing or unusable, or the domain is not there
   */
  public static Mapper load(Path file, DomainRegistry registry) {
    return load(file, () -> registry);
  }

  /** As above; the domains are loaded only if the mapper needs a featurizer of one. */
  public static Mapper load(Path file, Supplier<DomainRegistry> registry) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new MicromapException(
            ErrorCode.BAD_BUNDLE, "No mapper bundle at " + file + "; train one, or mend the path.");
      }
      if (Files.size(file) > BundleFormat.MAX_BYTES) {
        throw new MicromapException(
            ErrorCode.BAD_BUNDLE,
            file + " is longer than a mapper bundle can be (1 GiB); mend the path.");
      }
      return of(Files.readAllBytes(file), file.toString(), registry);
    } catch (IOException e) {
      throw new MicromapException(ErrorCode.IO, "Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * A mapper from the bytes of a bundle.
   *
   * @param where the bytes' name, for messages
   */
  public static Mapper of(byte[] bytes, String where, DomainRegistry registry) {
    return of(bytes, where, () -> registry);
  }

  private static Mapper of(byte[] bytes, String where, Supplier<DomainRegistry> registry) {
    BundleFormat.Loaded loaded = BundleFormat.read(bytes, where);
    try {
      return new Mapper(loaded.bundle(), loaded.sha256(), registry);
    } catch (IllegalArgumentException e) {
      throw new MicromapException(
          ErrorCode.BAD_BUNDLE,
          where + " asks for a featurizer that is not here: " + e.getMessage() + " Train anew.",
          e);
    }
  }

  /** The decision under the mapper's own thresholds. */
  public Decision map(String prompt) {
    return map(prompt, new TreeMap<>());
  }

  /** The decision under the mapper's own thresholds with the user's put over single classes. */
  public Decision map(String prompt, SortedMap<String, Double> perClass) {
    Prediction prediction = predict(prompt);
    String candidate = name(prediction.candidate());
    return decide(
        prediction,
        bundle.thresholds().with(perClass),
        candidate != null && perClass.containsKey(candidate)
            ? ThresholdSource.USER
            : bundle.thresholdSource());
  }

  /** The decision on a prediction under thresholds that are all the user's. */
  public Decision decide(Prediction prediction, Thresholds thresholds) {
    return decide(prediction, thresholds, ThresholdSource.USER);
  }

  private Decision decide(Prediction prediction, Thresholds thresholds, ThresholdSource source) {
    Reason reason = DecisionRule.apply(prediction, bundle.labels(), thresholds);
    boolean mapped = reason == Reason.CONFIDENT;
    String candidate = name(prediction.candidate());
    return new Decision(
        Decision.SCHEMA_VERSION,
        mapped ? Decision.Status.MAPPED : Decision.Status.ABSTAINED,
        mapped ? candidate : null,
        candidate,
        prediction.confidence(),
        candidate == null ? thresholds.global() : thresholds.forLabel(candidate),
        source,
        reason,
        name(prediction.runnerUp()),
        prediction.margin(),
        ranking(prediction),
        model);
  }

  /** Probabilities of all classes, before any threshold. */
  public Prediction predict(String prompt) {
    Objects.requireNonNull(prompt, "prompt");
    return defect(prompt)
        .map(Prediction::without)
        .orElseGet(() -> predict(vectorizer.vector(prompt)));
  }

  /**
   * Probabilities of all classes for features that were found before, in any order: but for the
   * rounding of fractional amounts the same as those of the prompt that {@link #featurizers()}
   * found them in.
   */
  public Prediction predict(Consumer<GramSink> features) {
    return predict(vectorizer.vector(features));
  }

  /** Why a prompt cannot be judged, whatever its words are: it is empty or too long. */
  public static Optional<Reason> defect(String prompt) {
    if (prompt.length() > FeaturizerPipeline.MAX_PROMPT) {
      return Optional.of(Reason.TOO_LONG);
    }
    return prompt.isBlank() ? Optional.of(Reason.EMPTY) : Optional.empty();
  }

  /** What finds the features of a prompt. */
  public FeaturizerPipeline featurizers() {
    return vectorizer.pipeline();
  }

  /** Why the mapper decides as it does, also where it abstains. */
  public Explanation explain(String prompt) {
    Prediction prediction = predict(prompt);
    Decision decision = decide(prediction, bundle.thresholds());
    return prediction.candidate() < 0
        ? Explanation.without(decision)
        : Explanation.of(
            decision,
            prediction,
            scorer.score(vectorizer.vector(prompt)).familiarity(),
            bundle,
            vectorizer,
            prompt);
  }

  /** The known features of a prompt; none where it is too long. */
  public FeatureVector vector(String prompt) {
    return prompt.length() > FeaturizerPipeline.MAX_PROMPT
        ? new FeatureVector(new int[0], new double[0], new double[0])
        : vectorizer.vector(prompt);
  }

  /** The classes, in the order that breaks ties. */
  public List<Label> labels() {
    return bundle.labels();
  }

  /** The bundle behind the mapper. */
  public Bundle bundle() {
    return bundle;
  }

  /** Id and hash. */
  public Decision.Model model() {
    return model;
  }

  private Prediction predict(FeatureVector vector) {
    return vector.size() == 0
        ? Prediction.without(Reason.NO_KNOWN_FEATURES)
        : Prediction.of(scorer.score(vector), bundle.calibration());
  }

  private List<Decision.Ranked> ranking(Prediction prediction) {
    double[] probabilities = prediction.probabilities();
    return IntStream.range(0, probabilities.length)
        .boxed()
        .sorted((a, b) -> Double.compare(probabilities[b], probabilities[a]))
        .limit(RANKING)
        .map(k -> new Decision.Ranked(name(k), probabilities[k]))
        .toList();
  }

  private String name(int label) {
    return label < 0 ? null : bundle.labels().get(label).name();
  }

  private static List<FeaturizerDefinition> definitions(
      Bundle bundle, Supplier<DomainRegistry> registry) {
    List<FeaturizerDefinition> definitions = new ArrayList<>();
    for (FeaturizerReference reference : bundle.featurizers()) {
      definitions.add(
          reference.own()
              ? own(bundle, reference.name(), registry.get())
              : new FeaturizerDefinition.BuiltIn(reference.name(), reference.options()));
    }
    return definitions;
  }

  private static FeaturizerDefinition own(Bundle bundle, String name, DomainRegistry registry) {
    Optional<Domain> domain =
        registry.find(bundle.id()).filter(d -> d.version().equals(bundle.domainVersion()));
    return domain.stream()
        .flatMap(d -> d.featurizers().stream())
        .filter(f -> f instanceof FeaturizerDefinition.Own && f.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new MicromapException(
                    ErrorCode.MISSING_DOMAIN,
                    "The mapper needs the featurizer '"
                        + name
                        + "' of domain '"
                        + bundle.id()
                        + "' version "
                        + bundle.domainVersion()
                        + "; loaded: "
                        + registry
                            .find(bundle.id())
                            .map(d -> "version " + d.version() + " of it")
                            .orElse("no such domain")
                        + ". Add that version to the plugins (--plugins), or train anew."));
  }
}
