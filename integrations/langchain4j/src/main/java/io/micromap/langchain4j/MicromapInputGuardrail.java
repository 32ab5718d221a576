package io.micromap.langchain4j;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.guardrail.InputGuardrail;
import dev.langchain4j.guardrail.InputGuardrailRequest;
import dev.langchain4j.guardrail.InputGuardrailResult;
import io.micromap.runtime.decisionmodel.Audit;
import io.micromap.runtime.decisionmodel.DecisionModel;
import io.micromap.runtime.decisionmodel.Reading;
import io.micromap.runtime.mapper.Decision;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.mapper.Reason;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Stops prompts that a mapper knows to be off-topic, or that an audit refuses, before a model is
 * paid for. A prompt that is merely unclear passes, unless the guardrail is {@link #strict}. Reads
 * the texts of a message and nothing else. Immutable and safe for any number of threads.
 */
public final class MicromapInputGuardrail implements InputGuardrail {

  private static final Set<Reason> OFF_TOPIC =
      Set.of(Reason.OUT_OF_SCOPE, Reason.NO_KNOWN_FEATURES, Reason.EMPTY, Reason.TOO_LONG);

  private final DecisionModel model;
  private final boolean strict;

  private MicromapInputGuardrail(DecisionModel model, boolean strict) {
    this.model = model;
    this.strict = strict;
  }

  /**
   * Stops what is out of scope, has no known word or no word at all, or is longer than a mapper
   * reads.
   */
  public static MicromapInputGuardrail of(Mapper mapper) {
    return new MicromapInputGuardrail(DecisionModel.of(mapper), false);
  }

  /**
   * This guardrail, which also stops the prompts whose answers an audit, such as rails, refuses.
   */
  public MicromapInputGuardrail withAudit(Audit audit) {
    return new MicromapInputGuardrail(model.withAudit(audit), strict);
  }

  /**
   * This guardrail, which stops every prompt that the mapper does not answer, whatever the reason.
   */
  public MicromapInputGuardrail strict() {
    return new MicromapInputGuardrail(model, true);
  }

  /** Success, or a fatal failure whose message ends with the reason's code. */
  @Override
  public InputGuardrailResult validate(UserMessage message) {
    Reading reading = model.read(PromptText.textsIn(message.contents()));
    return refusal(reading)
        .map(reason -> fatal("The prompt was stopped before the model: " + reason))
        .orElseGet(this::success);
  }

  @Override
  public CompletableFuture<InputGuardrailResult> validateAsync(InputGuardrailRequest request) {
    return CompletableFuture.completedFuture(validate(request));
  }

  private Optional<String> refusal(Reading reading) {
    Decision decision = reading.decision();
    boolean stops = decision.abstained() && (strict || OFF_TOPIC.contains(decision.reason()));
    return stops ? Optional.of(decision.reason().code()) : reading.objection();
  }
}
