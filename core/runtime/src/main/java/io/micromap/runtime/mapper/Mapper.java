package io.micromap.runtime.mapper;

import io.micromap.runtime.bundle.Bundle;
import io.micromap.runtime.bundle.ThresholdSource;
import io.micromap.runtime.encoder.Encoder;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.featurizer.FeatureVector;
import io.micromap.runtime.featurizer.FeaturizerPipeline;
import io.micromap.runtime.featurizer.GramSink;
import io.micromap.runtime.mapper.DecisionRule.Asked;
import io.micromap.runtime.registry.Domain;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.runtime.text.NormalizedText;
import io.micromap.spi.Label;
import io.micromap.spi.Thresholds;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A trained mapper: deterministic, immutable, safe for any number of threads.
 *
 * <p>Any text gets a decision and none throws: what cannot be classified is an abstention with its
 * reason.
 */
public final class Mapper {

  private final Bundle bundle;
  private final Decision.Model model;
  private final List<String> labelNames;

  /** The same, as decisions hold them. */
  private final List<Optional<String>> names;

  private final ThresholdSource thresholdSource;

  /** What the mapper's own thresholds ask, by class. */
  private final List<Asked> asked;

  /** The same, as decisions hold them. */
  private final List<Decision.Limit> limits;

  private final Predictor predictor;
  private final Function<Prediction, Decision> decided = this::decide;
  private final Explainer explainer;

  Mapper(Bundle bundle, String sha256, FeaturizerPipeline pipeline, Optional<Encoder> encoder) {
    this.bundle = bundle;
    this.model = new Decision.Model(bundle.id(), sha256);
    this.labelNames = bundle.labels().stream().map(Label::name).toList();
    this.names = labelNames.stream().map(Optional::of).toList();
    this.thresholdSource = bundle.thresholdSource();
    this.asked = labelNames.stream().map(label -> Asked.of(label, bundle.thresholds())).toList();
    this.limits =
        asked.stream().map(each -> new Decision.Limit(each.threshold(), thresholdSource)).toList();
    this.predictor = new Predictor(bundle, pipeline, encoder);
    this.explainer = new Explainer(bundle, predictor);
  }

  /**
   * Loads a bundle file. Nothing in the file is executed. A domain's own featurizers, should the
   * mapper need them, are found on the class path of the calling thread.
   *
   * @throws MicromapException if the file is missing or unusable, or the domain is not there
   */
  public static Mapper load(Path file) {
    return load(file, id -> DomainRegistry.load(classPath(), id));
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
    return load(file, id -> registry.get());
  }

  /**
   * As above, where it takes less time to load one domain than all.
   *
   * @param registry gives a registry with the domain of an id, if there is one
   */
  public static Mapper load(Path file, Function<String, DomainRegistry> registry) {
    return new MapperLoader(registry).load(file);
  }

  /**
   * A mapper from the bytes of a bundle.
   *
   * @param where the bytes' name, for messages
   */
  public static Mapper of(byte[] bytes, String where, DomainRegistry registry) {
    return new MapperLoader(id -> registry).load(bytes, where);
  }

  /** The decision under the mapper's own thresholds. */
  public Decision map(String prompt) {
    return predictor.predict(prompt, decided);
  }

  /** The decision under the mapper's own thresholds, of which the user replaces some classes'. */
  public Decision map(String prompt, SortedMap<String, Double> perClass) {
    return perClass.isEmpty()
        ? map(prompt)
        : predictor.predict(prompt, prediction -> decide(prediction, perClass));
  }

  private Decision decide(Prediction prediction, SortedMap<String, Double> perClass) {
    boolean users =
        name(prediction.candidate()).filter(label -> perClass.containsKey(label)).isPresent();
    return decide(
        prediction,
        asked(prediction, bundle.thresholds().with(perClass)).inScopeOf(own(prediction)),
        users ? ThresholdSource.USER : thresholdSource);
  }

  /** The decision on a prediction under the mapper's own thresholds. */
  public Decision decide(Prediction prediction) {
    int candidate = prediction.candidate();
    return candidate < 0
        ? decide(prediction, own(prediction), thresholdSource)
        : decide(prediction, asked.get(candidate), limits.get(candidate));
  }

  /**
   * The decision on a prediction under the mapper's own thresholds, of which a user raises those
   * that are lower than his. What the mapper itself would not call out of scope is not called so.
   *
   * @param least the user's, in [0, 1]
   */
  public Decision decide(Prediction prediction, double least) {
    Asked own = own(prediction);
    return own.threshold() < least
        ? decide(
            prediction,
            asked(prediction, Thresholds.global(least)).inScopeOf(own),
            ThresholdSource.USER)
        : decide(prediction);
  }

  private Asked own(Prediction prediction) {
    int candidate = prediction.candidate();
    return candidate < 0 ? Asked.without(bundle.thresholds()) : asked.get(candidate);
  }

  /** The decision on a prediction under thresholds that are all the user's. */
  public Decision decide(Prediction prediction, Thresholds thresholds) {
    return decide(prediction, asked(prediction, thresholds), ThresholdSource.USER);
  }

  private Asked asked(Prediction prediction, Thresholds thresholds) {
    int candidate = prediction.candidate();
    return candidate < 0
        ? Asked.without(thresholds)
        : Asked.of(labelNames.get(candidate), thresholds);
  }

  private Decision decide(Prediction prediction, Asked limit, ThresholdSource source) {
    return decide(prediction, limit, new Decision.Limit(limit.threshold(), source));
  }

  private Decision decide(Prediction prediction, Asked asks, Decision.Limit limit) {
    return new Decision(
        name(prediction.candidate()),
        prediction.confidence(),
        limit,
        DecisionRule.apply(prediction, asks),
        new Decision.Rival(name(prediction.runnerUp()), prediction.margin()),
        ranking(prediction, RankedClasses.USUAL),
        prediction.normalized(),
        model.by(prediction.tier()));
  }

  /**
   * Has many prompts read by the sentence encoder beforehand, on all cores, if the mapper has one.
   * It remembers them; the answers are the same without.
   */
  public void prepare(List<String> prompts) {
    predictor
        .fusion()
        .ifPresent(
            fusion ->
                fusion
                    .encoder()
                    .embed(
                        prompts.stream()
                            .filter(prompt -> prompt.length() <= FeaturizerPipeline.MAX_PROMPT)
                            .map(prompt -> NormalizedText.of(prompt).text())
                            .filter(fusion.encoder()::readsWhole)
                            .toList()));
  }

  /** The sentence encoder that the mapper reads prompts with, if it has one. */
  public Optional<Encoder> encoder() {
    return predictor.fusion().map(Fusion::encoder);
  }

  /** Probabilities of all classes, before any threshold. */
  public Prediction predict(String prompt) {
    return predictor.predict(prompt);
  }

  /**
   * Probabilities of all classes for features that {@link #featurize} found before, in any order.
   * They are those of the prompt up to rounding, less than 1e-12.
   *
   * @throws MicromapException if the mapper reads the prompt's embedding too
   */
  public Prediction predict(Consumer<GramSink> features) {
    return predictor.predict(predictor.vectorizer().vector(features));
  }

  /** Why a prompt cannot be classified, whatever its words are: it is empty or too long. */
  public static Optional<Reason> defect(String prompt) {
    if (prompt.length() > FeaturizerPipeline.MAX_PROMPT) {
      return Optional.of(Reason.TOO_LONG);
    }
    return NormalizedText.of(prompt).isBlank() ? Optional.of(Reason.EMPTY) : Optional.empty();
  }

  /**
   * Sends the features of a prompt that its prediction is made from. A mapper of another vocabulary
   * may join other parts of words.
   */
  public void featurize(String prompt, GramSink sink) {
    predictor.vectorizer().featurize(NormalizedText.of(prompt), sink);
  }

  /** What finds the features of a prompt. */
  public FeaturizerPipeline featurizers() {
    return predictor.vectorizer().pipeline();
  }

  /** Why the mapper decides as it does, also where it abstains. */
  public Explanation explain(String prompt) {
    return explain(prompt, 0);
  }

  /**
   * The same of a user who asks for more than the mapper.
   *
   * @param least the user's threshold, in [0, 1]
   */
  public Explanation explain(String prompt, double least) {
    return explainer.explain(prompt, prediction -> decide(prediction, least));
  }

  /** The known features of a prompt; none where it is too long. */
  public FeatureVector vector(String prompt) {
    return prompt.length() > FeaturizerPipeline.MAX_PROMPT
        ? new FeatureVector(new int[0], new double[0], new double[0])
        : predictor.vectorizer().vector(prompt);
  }

  /** The classes, in the order that breaks ties. */
  public List<Label> labels() {
    return bundle.labels();
  }

  /** The names of the classes, in the order that breaks ties. */
  public List<String> labelNames() {
    return labelNames;
  }

  /** The id of the domain that the mapper was trained for; empty where it was none. */
  public Optional<String> domainId() {
    return Optional.of(bundle.id()).filter(id -> !id.equals(Domain.CUSTOM));
  }

  /** The bundle behind the mapper. */
  public Bundle bundle() {
    return bundle;
  }

  /** Id and hash. */
  public Decision.Model model() {
    return model;
  }

  /** The class path of the calling thread; where a thread has none, that of this class. */
  private static ClassLoader classPath() {
    ClassLoader threads = Thread.currentThread().getContextClassLoader();
    return threads == null ? Mapper.class.getClassLoader() : threads;
  }

  /**
   * The top-ranked classes of a prediction, best first, never renormalised.
   *
   * @param most how many at most
   */
  public List<Decision.Ranked> ranking(Prediction prediction, int most) {
    return RankedClasses.ranking(most, prediction.probabilities(), labelNames);
  }

  private Optional<String> name(int label) {
    return label < 0 ? Optional.empty() : names.get(label);
  }
}
