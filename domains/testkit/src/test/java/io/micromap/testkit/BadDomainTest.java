package io.micromap.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.micromap.contract.Behaviour;
import io.micromap.spi.Dataset;
import io.micromap.spi.DomainModule;
import io.micromap.spi.FeaturizerDefinition;
import io.micromap.spi.Label;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

class BadDomainTest {

  private static final AtomicInteger CALLS = new AtomicInteger();

  @ParameterizedTest
  @EnumSource
  void theKitFailsOnADomainThatBreaksABehaviour(Behaviour behaviour) {
    Case.broken = behaviour;
    Case.optOut = false;
    assertThat(failed(run())).contains(behaviour.name());
  }

  @ParameterizedTest
  @EnumSource
  void aBehaviourThatIsOptedOutOfDoesNotFail(Behaviour behaviour) {
    Case.broken = behaviour;
    Case.optOut = true;
    assertThat(failed(run())).doesNotContain(behaviour.name());
  }

  @Test
  void anOptOutThatIsNotNeededFails() {
    Events events = run(NeedlessOptOut.class);
    assertThat(failed(events)).containsExactly("CUES");
  }

  @Test
  void aDomainThatNoServiceFileNamesFails() {
    Case.broken = Behaviour.CUES;
    assertThat(failed(run())).contains("isFoundByTheServiceLoader()");
  }

  private static Events run() {
    return run(Case.class);
  }

  private static Events run(Class<?> test) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(test))
        .execute()
        .testEvents();
  }

  private static List<String> failed(Events events) {
    return events.failed().stream()
        .map(Event::getTestDescriptor)
        .map(descriptor -> descriptor.getDisplayName())
        .toList();
  }

  static class NeedlessOptOut extends SoundDomainTest {
    @Override
    protected Set<Behaviour> optOuts() {
      return Set.of(Behaviour.CUES);
    }
  }

  static class Case extends DomainContractTest {
    private static Behaviour broken;
    private static boolean optOut;

    @Override
    protected DomainModule domain() {
      return broken(broken);
    }

    @Override
    protected Set<Behaviour> optOuts() {
      return optOut ? Set.of(broken) : Set.of();
    }
  }

  private static DomainModule broken(Behaviour behaviour) {
    return switch (behaviour) {
      case REPEATABLE ->
          new SoundDomain() {
            @Override
            public String version() {
              return "version " + CALLS.incrementAndGet();
            }
          };
      case LABEL_NAMES -> withLabels(Label.of("on"), Label.of("off"), Label.of("OFF"));
      case CUES -> withLabels(Label.of("on", "", "lamp"), Label.of("off", "", "Lamp"));
      case DATA -> withTraining(SoundDomain.TRAINING + "dim it,dimmer\n");
      case CLASS_SIZES -> withLabels(Label.of("on"), Label.of("off"), Label.of("dim"));
      case NO_DUPLICATES -> withTraining(SoundDomain.TRAINING + "switch it off,off\n");
      case NO_CONFLICTS -> withTraining(SoundDomain.TRAINING + "switch it off,on\n");
      case NO_OVERLAP -> withTraining(SoundDomain.TRAINING + "Please  switch ON,on\n");
      case FEATURIZERS ->
          withFeaturizer(
              FeaturizerDefinition.own(
                  "first-letter", (text, sink) -> sink.add(text.substring(0, 1), 1)));
      case REPEATABLE_TRAINING ->
          withFeaturizer(
              FeaturizerDefinition.own(
                  "zone", (text, sink) -> sink.add(TimeZone.getDefault().getID(), 1)));
      case GOLDEN_DECISIONS ->
          withRows(
              SoundDomain.TRAINING, SoundDomain.EVALUATION, "prompt,label\nlamp on please,off\n");
    };
  }

  private static DomainModule withLabels(Label... labels) {
    return new SoundDomain() {
      @Override
      public List<Label> labels() {
        return List.of(labels);
      }
    };
  }

  private static DomainModule withTraining(String csv) {
    return withRows(csv, SoundDomain.EVALUATION, SoundDomain.GOLDEN);
  }

  private static DomainModule withRows(String training, String evaluation, String golden) {
    return new SoundDomain() {
      @Override
      public List<Dataset> datasets() {
        return datasets(training, evaluation, golden);
      }
    };
  }

  private static DomainModule withFeaturizer(FeaturizerDefinition own) {
    return new SoundDomain() {
      @Override
      public List<FeaturizerDefinition> featurizers() {
        return List.of(FeaturizerDefinition.lexical(), own);
      }
    };
  }
}
