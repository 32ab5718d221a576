package io.micromap.evaluation.replay;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.featurizer.FeaturizerPipeline;
import io.micromap.runtime.featurizer.GramSink;
import io.micromap.runtime.featurizer.Vocabulary;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.mapper.Prediction;
import java.util.HashMap;
import java.util.Map;

/**
 * A mapper that reads salted features: its own vocabulary is hashed with the same salt, so that it
 * predicts exactly what it would predict for the text.
 */
final class HashedMapper {

  /** Begins the text in place of a feature the mapper does not know; no vocabulary has it. */
  private static final String UNKNOWN = "\uFFFF\uFFFE";

  private final Mapper mapper;
  private final String name;
  private final Salt salt;
  private final String featurizers;
  private final Map<String, Integer> views = new HashMap<>();
  private Map<Long, Integer> ids;

  HashedMapper(Mapper mapper, String name, Salt salt) {
    this.mapper = mapper;
    this.name = name;
    this.salt = salt;
    this.featurizers = FeaturizerId.of(mapper);
    FeaturizerPipeline pipeline = mapper.featurizers();
    for (int view = 0; view < pipeline.views(); view++) {
      views.put(pipeline.viewName(view), view);
    }
  }

  /**
   * Probabilities of all classes.
   *
   * @throws MicromapException if the prompt was hashed with another salt, or with the features of
   *     other featurizers than the mapper's
   */
  Prediction predict(HashedPrompt prompt) {
    requireSame(
        prompt.salt(), salt.id(), "was hashed with another salt; give the salt of this log");
    requireSame(
        prompt.featurizers(),
        featurizers,
        "has features that "
            + name
            + " would not have found: its featurizers or their version differ. Hash the prompts"
            + " again with that mapper");
    Prediction prediction =
        prompt
            .defect()
            .map(Prediction::without)
            .orElseGet(() -> mapper.predict(sink -> send(prompt, sink)));
    return prediction.normalized(prompt.normalized());
  }

  private void send(HashedPrompt prompt, GramSink sink) {
    Vocabulary vocabulary = mapper.bundle().vocabulary();
    prompt
        .features()
        .forEach(
            (viewName, found) -> {
              int view = view(viewName);
              for (HashedPrompt.Occurrence occurrence : found) {
                Integer id = ids().get(occurrence.hash());
                char[] text =
                    (id == null
                            ? UNKNOWN + Long.toHexString(occurrence.hash())
                            : vocabulary.feature(id).text())
                        .toCharArray();
                sink.gram(view, text, 0, text.length, occurrence.amount());
              }
            });
  }

  private int view(String viewName) {
    Integer view = views.get(viewName);
    if (view == null) {
      throw new MicromapException(
          ErrorCode.MISALIGNED,
          "has a view '" + viewName + "' that " + name + " does not have. Hash the prompts again.");
    }
    return view;
  }

  /** Computed when the first hashed prompt arrives. */
  private Map<Long, Integer> ids() {
    if (ids == null) {
      Vocabulary vocabulary = mapper.bundle().vocabulary();
      Map<Long, Integer> hashed = new HashMap<>(vocabulary.size() * 2);
      for (int id = 0; id < vocabulary.size(); id++) {
        Vocabulary.Feature feature = vocabulary.feature(id);
        String view = mapper.featurizers().viewName(feature.view());
        char[] text = feature.text().toCharArray();
        hashed.put(salt.feature(view, text, 0, text.length), id);
      }
      ids = hashed;
    }
    return ids;
  }

  private static void requireSame(String actual, String expected, String fault) {
    if (!actual.equals(expected)) {
      throw new MicromapException(
          ErrorCode.MISALIGNED, fault + " (has " + actual + ", expected " + expected + ").");
    }
  }
}
