package io.micromap.evaluation.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micromap.evaluation.SampleMapper;
import io.micromap.evaluation.SampleRows;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.guarantee.UnseenRows.OverlapPolicy;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.mapper.Mapper;
import java.util.ArrayList;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class UnseenRowsTest {

  private static final LabelledPrompts TRAINED = SampleRows.read();
  private static final Mapper MAPPER = SampleMapper.of(TRAINED);

  @Test
  void theTrainingRowsThemselvesAreRefusedWhateverThePolicy() {
    for (OverlapPolicy policy : OverlapPolicy.values()) {
      assertRefused(TRAINED, policy, "the very rows");
    }
  }

  @Test
  void theTrainingRowsInAnotherOrderAreRefused() {
    var turned = new ArrayList<>(TRAINED.rows());
    Collections.reverse(turned);
    assertRefused(TRAINED.with(turned), OverlapPolicy.DROP, "80 of 80");
  }

  @Test
  void singleRowsAreNamedOrLeftOut() {
    LabelledPrompts mixed =
        SampleRows.read("prompt,label\nswap my ETH,swap\nswap my last penny,swap\n");
    assertRefused(mixed, OverlapPolicy.ERROR, "rows.csv, line 2");
    assertThat(UnseenRows.of(MAPPER, mixed, OverlapPolicy.DROP).rows())
        .extracting("prompt")
        .containsExactly("swap my last penny");
  }

  @Test
  void otherRowsPass() {
    LabelledPrompts other = SampleRows.read("prompt,label\nswap my last penny,swap\n");
    assertThat(UnseenRows.of(MAPPER, other, OverlapPolicy.ERROR)).isEqualTo(other);
  }

  private static void assertRefused(LabelledPrompts rows, OverlapPolicy policy, String part) {
    assertThatThrownBy(() -> UnseenRows.of(MAPPER, rows, policy))
        .isInstanceOfSatisfying(
            MicromapException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SEEN_ROWS))
        .hasMessageContaining(part);
  }
}
