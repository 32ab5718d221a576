package io.micromap.langchain4j;

import dev.langchain4j.model.decision.DecisionModel;
import dev.langchain4j.model.decision.listener.DecisionModelListener;
import dev.langchain4j.model.decision.request.DecisionRequest;
import dev.langchain4j.model.decision.response.DecisionResponse;
import io.micromap.runtime.decisionmodel.Audit;
import io.micromap.runtime.mapper.Mapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A mapper as a decision model: local, deterministic, calibrated, and free to abstain. Where it
 * abstains, the answer is the catch-all option if one was offered, else a refusal; with a fallback,
 * the fallback is asked instead. Immutable and safe for any number of threads, as far as fallback
 * and listeners are.
 *
 * <p>Answered are choices among labels of the mapper, and yes-or-no questions that name one of
 * them. Any other question is refused with an exception. The response's metadata is a {@link
 * MicromapResponseMetadata}.
 */
public final class MicromapDecisionModel implements DecisionModel {

  private final io.micromap.runtime.decisionmodel.DecisionModel model;
  private final @Nullable DecisionModel fallback;
  private final List<DecisionModelListener> listeners;

  private MicromapDecisionModel(
      io.micromap.runtime.decisionmodel.DecisionModel model, Builder builder) {
    this.model = model;
    this.fallback = builder.fallback;
    this.listeners = builder.listeners;
  }

  /** A builder; it needs a mapper. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Answers all questions.
   *
   * @throws dev.langchain4j.exception.InvalidRequestException if an option is not a label of the
   *     mapper, or a question is not about its labels; the message lists them
   * @throws dev.langchain4j.exception.UnsupportedFeatureException if a question asks for a scale,
   *     or the input is no text
   */
  @Override
  public DecisionResponse doDecide(DecisionRequest request) {
    MapperAnswers answers = MapperAnswers.of(model, request);
    Optional<DecisionRequest> rest = answers.unanswered();
    return fallback == null || rest.isEmpty()
        ? answers.response()
        : answers.with(fallback.decide(rest.get()));
  }

  /** As {@link #doDecide}; the mapper answers at once, the fallback when it does. */
  @Override
  public CompletableFuture<DecisionResponse> doDecideAsync(DecisionRequest request) {
    MapperAnswers answers = MapperAnswers.of(model, request);
    Optional<DecisionRequest> rest = answers.unanswered();
    return fallback == null || rest.isEmpty()
        ? CompletableFuture.completedFuture(answers.response())
        : fallback.decideAsync(rest.get()).thenApply(answers::with);
  }

  @Override
  public List<DecisionModelListener> listeners() {
    return listeners;
  }

  /** The mapper's id: that of its domain, or {@code custom}. */
  @Override
  public String modelName() {
    return model.mapper().model().id();
  }

  /** Makes a {@link MicromapDecisionModel}. */
  public static final class Builder {

    private @Nullable Mapper mapper;
    private Audit audit = Audit.NONE;
    private @Nullable String catchAll;
    private @Nullable DecisionModel fallback;
    private List<DecisionModelListener> listeners = List.of();

    private Builder() {}

    /** The mapper. */
    public Builder mapper(Mapper given) {
      this.mapper = given;
      return this;
    }

    /**
     * The mapper of a file.
     *
     * @throws io.micromap.runtime.error.MicromapException if the file is missing or unusable
     */
    public Builder mapper(Path file) {
      return mapper(Mapper.load(file));
    }

    /** An audit, such as that of rails, which may turn answers into abstentions. */
    public Builder audit(Audit given) {
      this.audit = given;
      return this;
    }

    /**
     * One more name, in any case, of an option that stands for none of the labels, beside {@code
     * none}, {@code other} and their like.
     */
    public Builder catchAll(String name) {
      this.catchAll = name;
      return this;
    }

    /**
     * The model that is asked the questions on which the mapper abstains, those alone, with the
     * parameters of the request. What it throws is thrown.
     */
    public Builder fallback(DecisionModel given) {
      this.fallback = given;
      return this;
    }

    /** Those who receive each request, response and error. */
    public Builder listeners(List<DecisionModelListener> given) {
      this.listeners = List.copyOf(given);
      return this;
    }

    /**
     * The model.
     *
     * @throws NullPointerException if there is no mapper
     */
    public MicromapDecisionModel build() {
      Mapper known = Objects.requireNonNull(mapper, "Give the builder a mapper.");
      var model = io.micromap.runtime.decisionmodel.DecisionModel.of(known).withAudit(audit);
      return new MicromapDecisionModel(
          catchAll == null ? model : model.withCatchAll(catchAll), this);
    }
  }
}
