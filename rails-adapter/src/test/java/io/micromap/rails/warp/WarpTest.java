package io.micromap.rails.warp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class WarpTest {
  @Test
  void energyIsWhatAChannelHasAboveTheCommonMode() {
    double[][] channels = {{1, 4, 0}, {3, 0, 0}};
    double[] common = PerpendicularEnergy.commonMode(channels);

    assertThat(common).containsExactly(2, 2, 0);
    assertThat(PerpendicularEnergy.of(channels[0], common)).containsExactly(0, 2, 0);
  }

  @Test
  void theFirstComponentPointsAlongTheLongestAxis() {
    double[][] rows = {{-2, 0.1, 0}, {-1, -0.1, 0.01}, {1, 0.1, -0.01}, {2, -0.1, 0}};

    PcaWarp warp = PcaWarp.fit(rows);

    assertThat(warp.components().get(0).get(0)).isCloseTo(1, within(1e-2));
    assertThat(warp.scales().get(0)).isGreaterThan(warp.scales().get(1));
    assertThat(warp.radius(new double[] {0, 0, 0})).isCloseTo(0, within(1e-9));
  }

  @Test
  void fewerRowsThanComponentsGiveFewerComponents() {
    assertThat(PcaWarp.fit(new double[][] {{1, 2, 3}, {2, 2, 3}}).components()).hasSize(2);
    assertThatThrownBy(() -> PcaWarp.fit(new double[][] {{1, 2, 3}})).hasMessageContaining("two");
  }

  @Test
  void aFunnelIsReadBetweenItsRadiiAndKeptBeyondThem() {
    FunnelProfile funnel = new FunnelProfile(List.of(1.0, 3.0), List.of(4.0, 0.0));

    assertThat(funnel.at(0)).isEqualTo(4);
    assertThat(funnel.at(1.5)).isEqualTo(3);
    assertThat(funnel.at(9)).isEqualTo(0);
  }

  @Test
  void emptyBinsAreBridged() {
    double[] radii = {0, 0.1, 9, 10};
    double[] depths = {1, 1, 0, 7};

    FunnelProfile funnel = FunnelProfile.fit(radii, depths, 10, 0.5);

    assertThat(funnel.depth().get(0)).isEqualTo(1);
    assertThat(funnel.depth().get(9)).as("the largest radius falls in no bin").isEqualTo(0);
    assertThat(funnel.depth().get(3)).isCloseTo(1 - 3 / 9.0, within(1e-12));
  }

  @Test
  void funnelsThatCannotBeAreRefused() {
    assertThatThrownBy(() -> new FunnelProfile(List.of(2.0, 1.0), List.of(0.0, 0.0)))
        .hasMessageContaining("ascend");
    assertThatThrownBy(() -> new FunnelProfile(List.of(1.0), List.of()))
        .hasMessageContaining("one depth per radius");
    assertThatThrownBy(() -> FunnelProfile.fit(new double[] {1, 1}, new double[2], 5, 0.5))
        .hasMessageContaining("two different radii");
  }
}
