package io.micromap.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.guardrail.GuardrailRequestParams;
import dev.langchain4j.guardrail.InputGuardrail;
import dev.langchain4j.guardrail.InputGuardrailException;
import dev.langchain4j.guardrail.InputGuardrailExecutor;
import dev.langchain4j.guardrail.InputGuardrailRequest;
import dev.langchain4j.guardrail.InputGuardrailResult;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.observability.api.AiServiceListenerRegistrar;
import io.micromap.runtime.mapper.Mapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MicromapInputGuardrailTest {

  private static Mapper mapper;
  private static MicromapInputGuardrail guardrail;

  @BeforeAll
  static void train() {
    mapper = Errands.mapper();
    guardrail = MicromapInputGuardrail.of(mapper);
  }

  @Test
  void whatIsOnTopicReachesTheModel() {
    InputGuardrailResult result = execute(guardrail, UserMessage.from(Errands.LIGHTS));

    assertThat(result.isSuccess()).isTrue();
    assertThat(result.hasRewrittenResult()).isFalse();
  }

  @Test
  void whatIsOffTopicIsStoppedWithItsReason() {
    assertStopped(guardrail, Errands.STRANGE, "out_of_scope");
    assertStopped(guardrail, "qzxv", "no_known_features");
    assertStopped(guardrail, " ", "empty");
  }

  @Test
  void whatRailsRefuseIsStoppedToo(@TempDir Path folder) throws IOException {
    MicromapInputGuardrail audited = guardrail.withAudit(Errands.audit(mapper, folder));

    assertThat(execute(audited, UserMessage.from(Errands.LIGHTS)).isSuccess()).isTrue();
    assertThat(execute(guardrail, UserMessage.from("please do not dim the lamp")).isSuccess())
        .isTrue();
    assertStopped(audited, "please do not dim the lamp", "negated");
  }

  @Test
  void anUnclearPromptPassesUnlessTheGuardrailIsStrict() {
    String unclear = "turn off or soak the radio";

    assertThat(mapper.map(unclear).abstained()).isTrue();
    assertThat(execute(guardrail, UserMessage.from(unclear)).isSuccess()).isTrue();
    assertStopped(guardrail.strict(), unclear, mapper.map(unclear).reason().code());
  }

  @Test
  void theTextsOfAMessageAreReadAndNothingElse() {
    ImageContent image = ImageContent.from("https://example.org/lamp.png");

    assertThat(
            execute(guardrail, UserMessage.from(TextContent.from(Errands.LIGHTS), image))
                .isSuccess())
        .isTrue();
    assertThatThrownBy(() -> execute(guardrail, UserMessage.from(image)))
        .hasMessageContaining("empty");
  }

  @Test
  void theExecutorMayAlsoWaitForIt() {
    InputGuardrailExecutor executor = executor(guardrail);

    assertThat(executor.executeAsync(request(UserMessage.from(Errands.LIGHTS))).join().isSuccess())
        .isTrue();
  }

  private static void assertStopped(InputGuardrail used, String prompt, String reason) {
    assertThatThrownBy(() -> execute(used, UserMessage.from(prompt)))
        .isInstanceOf(InputGuardrailException.class)
        .hasMessageEndingWith("stopped before the model: " + reason);
  }

  private static InputGuardrailResult execute(InputGuardrail used, UserMessage message) {
    return executor(used).execute(request(message));
  }

  private static InputGuardrailExecutor executor(InputGuardrail used) {
    return InputGuardrailExecutor.builder().guardrails(used).build();
  }

  private static InputGuardrailRequest request(UserMessage message) {
    return InputGuardrailRequest.builder()
        .userMessage(message)
        .commonParams(
            GuardrailRequestParams.builder()
                .userMessageTemplate("{{it}}")
                .variables(Map.of())
                .invocationContext(InvocationContext.builder().build())
                .aiServiceListenerRegistrar(AiServiceListenerRegistrar.newInstance())
                .build())
        .build();
  }
}
