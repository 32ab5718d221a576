package io.micromap.runtime.bundle;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micromap.spi.Label;
import io.micromap.spi.Thresholds;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamesTest {

  private static final Bundle LAMP = SampleBundle.lamp();

  @Test
  void twoLabelsOfOneNameAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(List.of(Label.of("on"), Label.of("on")), LAMP.featurizers()))
        .withMessageContaining("two labels are named 'on'");
  }

  @Test
  void twoFeaturizersOfOneNameAreRefused() {
    FeaturizerReference lexical = LAMP.featurizers().get(0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(LAMP.labels(), List.of(lexical, lexical)))
        .withMessageContaining("two featurizers are named 'lexical'");
  }

  @Test
  void aThresholdOfAnUnknownLabelIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                SampleBundle.of(
                    false, Thresholds.of(0.5, Map.of("dim", 0.9)), "on", "light", "off", "dark"))
        .withMessageContaining("a threshold for 'dim'");
  }

  @Test
  void idsAreThoseOfDomains() {
    assertThatCode(() -> Names.requireId("cluster-ops2")).doesNotThrowAnyException();
    for (String id : List.of("", "A", "2a", "a b", "a\n", "<b>", "é", "a".repeat(65))) {
      assertThatIllegalArgumentException().isThrownBy(() -> Names.requireId(id));
    }
  }

  @Test
  void versionsAreShortAndPrintable() {
    assertThatCode(() -> Names.requireVersion("1.0 béta")).doesNotThrowAnyException();
    for (String version : List.of("\u001b", "a\nb", "\u202e", "a".repeat(65))) {
      assertThatIllegalArgumentException().isThrownBy(() -> Names.requireVersion(version));
    }
  }

  private static Bundle with(List<Label> labels, List<FeaturizerReference> featurizers) {
    return new Bundle(
        LAMP.origin(),
        labels,
        new Bundle.Features(featurizers, LAMP.vocabulary(), LAMP.features().scales()),
        LAMP.model(),
        LAMP.calibration(),
        LAMP.thresholds(),
        LAMP.provenance(),
        LAMP.modelCard());
  }
}
