package io.micromap.evaluation.crossdomain;

import static io.micromap.evaluation.crossdomain.SampleDomains.LAMP;
import static io.micromap.evaluation.crossdomain.SampleDomains.PAN;
import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.evaluation.metrics.CostRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RouterTest {

  private static final List<DomainMapper> MAPPERS =
      SampleDomains.train(1, Optional.empty(), LAMP, PAN);

  private static List<Answers> aboutLamp() {
    return MAPPERS.stream().map(mapper -> new Answers(mapper, MAPPERS.get(0))).toList();
  }

  @Test
  void theScoreIsTheConfidenceLessHalfTheNextBest() {
    assertThat(Router.score(new double[] {0.25, 0.875, 0.5})).isEqualTo(0.625);
  }

  @Test
  void aRowGoesToTheMostConfidentMapperUnderItsDomainsLabel() {
    Route route =
        new Router(Optional.of(0.0)).routes(aboutLamp(), RailsState.OFF, Set.of(0)).get(0);

    assertThat(route.mapper()).isEqualTo("lamp");
    assertThat(route.candidate()).contains("lamp/off");
    assertThat(route.gold()).isEqualTo("lamp/off");
    assertThat(route.shared()).isTrue();
    assertThat(route.misrouted()).isFalse();
  }

  @Test
  void nothingBelowTheThresholdIsAnswered() {
    assertThat(new Router(Optional.of(0.999)).routes(aboutLamp(), RailsState.OFF, Set.of()))
        .noneMatch(Route::fired);
  }

  @Test
  void withoutAThresholdTheMappersOwnDecide() {
    List<MapperReply> own = aboutLamp().get(0).replies(RailsState.OFF);

    List<Route> routes = new Router(Optional.empty()).routes(aboutLamp(), RailsState.OFF, Set.of());

    assertThat(routes).filteredOn(Route::fired).hasSizeGreaterThanOrEqualTo(fired(own));
  }

  @Test
  void theThresholdAnswersTheShareOfHeldOutRowsThatWasAskedFor() {
    double half = Router.atCoverage(MAPPERS, 0.5, RailsState.OFF).threshold().orElseThrow();
    double most = Router.atCoverage(MAPPERS, 0.95, RailsState.OFF).threshold().orElseThrow();

    assertThat(half).isGreaterThan(most);
  }

  @Test
  void theThresholdAnswersLessWhereWrongAnswersCostMore() {
    double careful =
        Router.atCost(MAPPERS, new CostRule(1000), RailsState.OFF).threshold().orElseThrow();
    double bold = Router.atCost(MAPPERS, new CostRule(0), RailsState.OFF).threshold().orElseThrow();

    assertThat(careful).isGreaterThanOrEqualTo(bold).isLessThan(1);
  }

  private static int fired(List<MapperReply> replies) {
    return (int) replies.stream().filter(Reply::fired).count();
  }
}
