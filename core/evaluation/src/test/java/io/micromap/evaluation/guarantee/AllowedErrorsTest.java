package io.micromap.evaluation.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AllowedErrorsTest {

  @Test
  void withConfidenceTheLargestNumberThatIsUnlikelyWereTheShareHigher() {
    AllowedErrors rule = AllowedErrors.withConfidence(0.02, 0.05);

    assertThat(rule.among(0)).isEqualTo(-1);
    assertThat(rule.among(148)).isEqualTo(-1);
    assertThat(rule.among(149)).isZero();
    assertThat(rule.among(1500)).isEqualTo(20);
    assertThat(rule.rowsNeeded()).isEqualTo(149);
  }

  @Test
  void onAverageOneWrongAnswerMoreThanSeenIsCounted() {
    AllowedErrors rule = AllowedErrors.onAverage(0.02);

    assertThat(rule.among(48)).isEqualTo(-1);
    assertThat(rule.among(49)).isZero();
    assertThat(rule.among(999)).isEqualTo(19);
    assertThat(rule.rowsNeeded()).isEqualTo(49);
  }

  @Property(tries = 200, seed = "20")
  void withConfidenceItIsTheNumberThatDecimalArithmeticFinds(
      @ForAll @IntRange(min = 1, max = 400) int rows,
      @ForAll @IntRange(min = 1, max = 300) int thousandths) {
    double share = thousandths / 1000.0;

    assertThat(AllowedErrors.withConfidence(share, 0.05).among(rows))
        .isEqualTo(bruteForce(rows, BigDecimal.valueOf(thousandths, 3), new BigDecimal("0.05")));
  }

  @Property(tries = 500, seed = "20")
  void onAverageItIsTheNumberThatWholeArithmeticFinds(
      @ForAll @IntRange(min = 0, max = 100_000) int rows,
      @ForAll @IntRange(min = 1, max = 999) int thousandths) {
    long most = (long) thousandths * (rows + 1) / 1000 - 1;

    assertThat(AllowedErrors.onAverage(thousandths / 1000.0).among(rows)).isEqualTo((int) most);
  }

  @Property(tries = 100, seed = "20")
  void rowsNeededIsTheFirstNumberThatAllowsAny(
      @ForAll @IntRange(min = 1, max = 999) int thousandths) {
    double share = thousandths / 1000.0;
    for (AllowedErrors rule :
        new AllowedErrors[] {
          AllowedErrors.withConfidence(share, 0.01), AllowedErrors.onAverage(share)
        }) {
      int needed = rule.rowsNeeded();
      assertThat(rule.among(needed)).isNotNegative();
      assertThat(rule.among(needed - 1)).isNegative();
    }
  }

  /** Adds up the binomial terms one by one, with fifty digits. */
  private static int bruteForce(int rows, BigDecimal share, BigDecimal level) {
    MathContext digits = new MathContext(50);
    BigDecimal odds = share.divide(BigDecimal.ONE.subtract(share), digits);
    BigDecimal term = BigDecimal.ONE.subtract(share).pow(rows, digits);
    BigDecimal sum = term;
    int most = -1;
    while (most < rows && sum.compareTo(level) <= 0) {
      most++;
      term =
          term.multiply(odds, digits)
              .multiply(BigDecimal.valueOf(rows - most), digits)
              .divide(BigDecimal.valueOf(most + 1), digits);
      sum = sum.add(term);
    }
    return most;
  }
}
