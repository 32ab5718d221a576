package io.micromap.evaluation.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ShareTestTest {

  @Test
  void countsTheTablesThatAreAsExtreme() {
    // 3 of 4 and 1 of 4: of 70 tables with these sums, 17 have 3 or more.
    assertThat(new ShareTest(3, 4, 1, 4).p()).isCloseTo(2 * 17 / 70.0, within(1e-12));
    assertThat(new ShareTest(4, 4, 0, 4).p()).isCloseTo(2 / 70.0, within(1e-12));
    assertThat(new ShareTest(2, 4, 2, 4).p()).isEqualTo(1);
    assertThat(new ShareTest(0, 0, 2, 4).p()).isEqualTo(1);
  }

  @Test
  void sharesOfOneKindAreRejectedNoMoreOftenThanTheLevelSays() {
    Random random = new Random(1);
    int[] rejected = new int[3];
    double[] levels = {0.05, 0.01, 0.001};
    int times = 20_000;
    for (int i = 0; i < times; i++) {
      double share = random.nextDouble() * 0.2;
      double p = new ShareTest(draw(random, 100, share), 100, draw(random, 60, share), 60).p();
      for (int level = 0; level < levels.length; level++) {
        rejected[level] += p <= levels[level] ? 1 : 0;
      }
    }

    for (int level = 0; level < levels.length; level++) {
      assertThat((double) rejected[level] / times).isLessThanOrEqualTo(levels[level]);
    }
  }

  @Test
  void smallDifferencesAreNone() {
    // .09 of the second, so that up to three tenths more or less are no difference, .027.
    assertThat(new ShareTest(115, 1_000, 90, 1_000).tolerant().p()).isEqualTo(1);
    assertThat(new ShareTest(65, 1_000, 90, 1_000).tolerant().p()).isEqualTo(1);
    assertThat(new ShareTest(130, 1_000, 90, 1_000).tolerant())
        .isEqualTo(new ShareTest(130, 1_000, 117, 1_000));
    assertThat(new ShareTest(600, 1_000, 500, 1_000).tolerant())
        .isEqualTo(new ShareTest(600, 1_000, 530, 1_000));
    assertThat(new ShareTest(5, 1_000, 0, 1_000).tolerant())
        .as("of nothing, nothing is small")
        .isEqualTo(new ShareTest(5, 1_000, 0, 1_000));
  }

  @Test
  void theShortWayRejectsNothingThatTheExactTestDoesNot() {
    for (int part = 0; part <= 30; part++) {
      ShareTest test = new ShareTest(part, 30, 4, 40);
      assertThat(test.isRejected(1e-4)).isEqualTo(test.p() <= 1e-4);
    }
  }

  private static int draw(Random random, int whole, double share) {
    int part = 0;
    for (int i = 0; i < whole; i++) {
      part += random.nextDouble() < share ? 1 : 0;
    }
    return part;
  }
}
