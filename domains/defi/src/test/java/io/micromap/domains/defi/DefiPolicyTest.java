package io.micromap.domains.defi;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.spi.Verifier;
import io.micromap.spi.Verifier.Ruling;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DefiPolicyTest {
  private final Verifier policy = new DefiDomain().verifier().orElseThrow();

  @Test
  void aStalePriceBlocksEveryAction() {
    Map<String, Object> context = Map.of("oracle", Map.of("age_sec", 31));

    new DefiDomain()
        .labels()
        .forEach(label -> assertThat(rule(label.name(), context)).isEqualTo("oracle_stale"));
    assertThat(rule("swap_asset", Map.of("oracle", Map.of("age_sec", 31, "max_age_sec", 60))))
        .isEqualTo("ok");
  }

  @Test
  void aHighLoanToValueBlocksWithdrawingAndBorrowingAlone() {
    Map<String, Object> context = Map.of("ltv", 0.8);

    assertThat(rule("withdraw_asset", context)).isEqualTo("ltv_exceeded");
    assertThat(rule("borrow_asset", context)).isEqualTo("ltv_exceeded");
    assertThat(rule("repay_asset", context)).isEqualTo("ok");
    assertThat(rule("borrow_asset", Map.of("ltv", 0.75))).isEqualTo("ok");
    assertThat(rule("borrow_asset", Map.of("ltv", 0.8, "policy", Map.of("ltv_max", 0.9))))
        .isEqualTo("ok");
  }

  @Test
  void aLowHealthFactorBlocksBorrowingAlone() {
    assertThat(rule("borrow_asset", Map.of("hf", 0.9))).isEqualTo("health_factor_low");
    assertThat(rule("withdraw_asset", Map.of("hf", 0.9))).isEqualTo("ok");
    assertThat(rule("borrow_asset", Map.of("hf", 1.1, "policy", Map.of("hf_min", 1.2))))
        .isEqualTo("health_factor_low");
  }

  @Test
  void anUnknownLabelAndAnUnreadableContextAreBlocked() {
    assertThat(rule("buy_house", Map.of())).isEqualTo("unknown_label");
    assertThat(rule("swap_asset", Map.of("oracle", "fresh"))).isEqualTo("bad_context");
    assertThat(rule("borrow_asset", Map.of("hf", "high"))).isEqualTo("bad_context");
  }

  @Test
  void aBlockedActionIsNotAllowedAndSaysWhy() {
    Ruling ruling = policy.verify("borrow_asset", Map.of(), Map.of("hf", 0.5));

    assertThat(ruling.allowed()).isFalse();
    assertThat(ruling.detail()).contains("0.5").contains("1.0");
    assertThat(policy.verify("borrow_asset", Map.of(), Map.of()).allowed()).isTrue();
  }

  private String rule(String label, Map<String, Object> context) {
    return policy.verify(label, Map.of(), context).reason();
  }
}
