package io.micromap.service.fallback;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FallbackHealthTest {

  private final List<String> told = new ArrayList<>();
  private final FallbackHealth health = new FallbackHealth("http://one.test", told::add);

  @Test
  void theOthersSentenceEndsOnce() {
    byte[] body = "{\"detail\": \"There is no such model.\"}".getBytes(StandardCharsets.UTF_8);

    health.failed(Fault.ofStatus(404, body));

    assertThat(told)
        .containsExactly(
            "The fallback at http://one.test fails: it answers with status 404: There is no such"
                + " model. What the mappers leave open stays open.");
    assertThat(health.warnings())
        .containsExactly(
            "The fallback at http://one.test fails: it answers with status 404. What the mappers"
                + " leave open stays open.");
  }

  @Test
  void anAnswerEndsTheWarning() {
    health.failed(Fault.of("it is asleep"));
    health.answered();

    assertThat(health.warnings()).isEmpty();
    assertThat(told).hasSize(1);
  }
}
