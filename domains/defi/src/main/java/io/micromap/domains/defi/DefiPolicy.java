package io.micromap.domains.defi;

import io.micromap.spi.Verifier;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What a careful desk checks before it acts: the age of the price, the loan-to-value ratio and the
 * health factor.
 *
 * <p>It reads the context: {@code oracle.age_sec} against {@code oracle.max_age_sec} (30), {@code
 * ltv} against {@code policy.ltv_max} (0.75), {@code hf} against {@code policy.hf_min} (1.0). What
 * the context does not state is not checked. A value that is not a number blocks the step.
 */
final class DefiPolicy implements Verifier {

  private static final double MAX_AGE_SECONDS = 30;
  private static final double MAX_LOAN_TO_VALUE = 0.75;
  private static final double MIN_HEALTH_FACTOR = 1.0;
  private static final Set<String> LOWER_COLLATERAL = Set.of("withdraw_asset", "borrow_asset");
  private static final String BORROW = "borrow_asset";

  private final Set<String> labels;

  DefiPolicy(List<String> labels) {
    this.labels = Set.copyOf(labels);
  }

  @Override
  public Ruling verify(String label, Map<String, Object> slots, Map<String, Object> context) {
    if (!labels.contains(label)) {
      return Ruling.blocked("unknown_label", "'" + label + "' is no action of this domain.");
    }
    try {
      return check(label, context);
    } catch (IllegalArgumentException e) {
      return Ruling.blocked("bad_context", e.getMessage());
    }
  }

  private static Ruling check(String label, Map<String, Object> context) {
    Map<?, ?> oracle = map(context, "oracle");
    Map<?, ?> policy = map(context, "policy");
    OptionalDouble age = number(oracle, "age_sec");
    double maxAge = number(oracle, "max_age_sec").orElse(MAX_AGE_SECONDS);
    if (age.isPresent() && age.getAsDouble() > maxAge) {
      return Ruling.blocked(
          "oracle_stale", "The price is " + age.getAsDouble() + " s old; at most " + maxAge + ".");
    }
    OptionalDouble loanToValue = number(context, "ltv");
    double maxLoanToValue = number(policy, "ltv_max").orElse(MAX_LOAN_TO_VALUE);
    if (LOWER_COLLATERAL.contains(label)
        && loanToValue.isPresent()
        && loanToValue.getAsDouble() > maxLoanToValue) {
      return Ruling.blocked(
          "ltv_exceeded",
          "Loan to value is " + loanToValue.getAsDouble() + "; at most " + maxLoanToValue + ".");
    }
    OptionalDouble health = number(context, "hf");
    double minHealth = number(policy, "hf_min").orElse(MIN_HEALTH_FACTOR);
    if (label.equals(BORROW) && health.isPresent() && health.getAsDouble() < minHealth) {
      return Ruling.blocked(
          "health_factor_low",
          "The health factor is " + health.getAsDouble() + "; at least " + minHealth + ".");
    }
    return Ruling.ok();
  }

  private static Map<?, ?> map(Map<?, ?> owner, String name) {
    Object value = owner.get(name);
    if (value == null) {
      return Map.of();
    }
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalArgumentException("'" + name + "' is not an object.");
  }

  private static OptionalDouble number(Map<?, ?> owner, String name) {
    Object value = owner.get(name);
    if (value == null) {
      return OptionalDouble.empty();
    }
    if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
      return OptionalDouble.of(number.doubleValue());
    }
    throw new IllegalArgumentException("'" + name + "' is not a number.");
  }
}
