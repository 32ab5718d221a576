package io.micromap.rails.jsonl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micromap.rails.audit.Mode;
import io.micromap.rails.audit.Rails.Request;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditLinesTest {

  private final AuditLines lines = new AuditLines(Mode.FAMILY, Map.of("limit", 5));

  @Test
  void aLineBringsItsSlotsAndItsContext() {
    Request request =
        lines.request("pay", "{\"prompt\":\"pay\",\"slots\":{\"a\":[1]},\"context\":{\"b\":2}}");

    assertThat(request.prompt()).isEqualTo("pay");
    assertThat(request.mode()).isEqualTo(Mode.FAMILY);
    assertThat(request.slots()).hasToString("{a=[1]}");
    assertThat(request.context()).hasToString("{b=2}");
  }

  @Test
  void aLineWithoutAContextGetsTheCommonOne() {
    assertThat(lines.request("pay", "{\"prompt\":\"pay\"}").context()).containsEntry("limit", 5);
    assertThat(lines.request("pay", "{\"prompt\":\"pay\",\"context\":null}").context())
        .containsEntry("limit", 5);
  }

  @Test
  void aLineBringsItsMode() {
    assertThat(lines.request("pay", "{\"mode\":\"detector\"}").mode()).isEqualTo(Mode.DETECTOR);
    assertThat(lines.request("pay", "{\"mode\":null}").mode()).isEqualTo(Mode.FAMILY);
    refused(
        () -> lines.request("pay", "{\"mode\":\"Detector\"}"),
        "\"mode\" is \"Detector\", neither \"detector\" nor \"family\"");
    refused(() -> lines.request("pay", "{\"mode\":[5]}"), "\"mode\" is [5], neither");
    refused(() -> lines.request("pay", "{\"mode\":\"" + "x".repeat(99) + "\"}"), "x…, neither");
  }

  @Test
  void fieldsAreFoundInAnyCase() {
    Request request =
        lines.request("pay", "{\"Context\":{\"b\":2},\"SLOTS\":{\"a\":1},\" Mode \":\"detector\"}");

    assertThat(request.context()).hasToString("{b=2}");
    assertThat(request.slots()).hasToString("{a=1}");
    assertThat(request.mode()).isEqualTo(Mode.DETECTOR);
    refused(
        () -> lines.request("pay", "{\"context\":null,\"Context\":{\"b\":2}}"),
        "\"context\" is there twice");
  }

  @Test
  void aFieldThatIsNearlyOneOfThemIsRefused() {
    refused(
        () -> lines.request("pay", "{\"contxt\":{\"b\":2}}"),
        "field \"contxt\" is nearly \"context\" and would be ignored; name it so, or remove");
    refused(() -> lines.request("pay", "{\"Contexts\":{}}"), "\"Contexts\" is nearly \"context\"");
    refused(() -> lines.request("pay", "{\"slot\":{}}"), "\"slot\" is nearly \"slots\"");
    refused(() -> lines.request("pay", "{\"mdoe\":\"family\"}"), "\"mdoe\" is nearly \"mode\"");
  }

  @Test
  void otherFieldsArePassedOver() {
    Request request =
        lines.request(
            "pay",
            "{\"id\":1,\"label\":\"x\",\"text\":\"y\",\"date\":5,\"model\":\"a\",\"user\":{},"
                + "\"content\":\"z\",\"node\":\"n\",\"contexts\":null}");

    assertThat(request).isEqualTo(lines.request("pay", "{}"));
  }

  @Test
  void whatIsNoObjectIsRefused() {
    refused(() -> lines.request("pay", "{\"slots\":[1]}"), "\"slots\" is not an object");
    refused(() -> lines.request("pay", "{\"context\":\"x\"}"), "\"context\" is not an object");
    refused(() -> AuditLines.object("[1]", "c.json"), "\"c.json\" is not an object");
    refused(() -> AuditLines.object("{", "c.json"), "end-of-input");
  }

  private static void refused(Runnable call, String why) {
    assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(why);
  }
}
