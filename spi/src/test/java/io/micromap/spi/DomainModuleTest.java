package io.micromap.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class DomainModuleTest {

  @Test
  void anIdAndLabelsMakeADomain() {
    DomainModule domain =
        new DomainModule() {
          @Override
          public String id() {
            return "switch";
          }

          @Override
          public List<Label> labels() {
            return List.of(Label.of("on"), Label.of("off"));
          }
        };

    assertThat(domain.description()).isEmpty();
    assertThat(domain.version()).isEqualTo("1");
    assertThat(domain.featurizers()).containsExactly(FeaturizerDefinition.lexical());
    assertThat(domain.defaultThresholds()).isEqualTo(Thresholds.global(0.5));
    assertThat(domain.datasets()).isEmpty();
  }

  @Test
  void aDataSetThatTheJarDoesNotHoldIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dataset.csv(Dataset.Split.TRAINING, DomainModuleTest.class, "none.csv"))
        .withMessageContaining("'none.csv'")
        .withMessageContaining(DomainModuleTest.class.getName());
  }
}
