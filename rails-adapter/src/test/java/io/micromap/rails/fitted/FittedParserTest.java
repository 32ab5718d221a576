package io.micromap.rails.fitted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.micromap.rails.denoise.DenoiseMethod;
import io.micromap.rails.denoise.TemporalDenoiser;
import io.micromap.rails.reference.ReferenceParser;
import io.micromap.rails.trace.Traces;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FittedParserTest {
  private static TraceModel model;

  @BeforeAll
  static void fit() {
    model = TraceModelFit.fit(HardTraces.generate(1000, 1));
  }

  @Test
  void findsTheExactOrderOfHardTracesFarMoreOftenThanTheReference() {
    List<LabelledTraces> unseen = HardTraces.generate(1000, 2);
    FittedParser fitted = new FittedParser(model);
    ReferenceParser reference = new ReferenceParser(9, 160);

    assertThat(ExactOrder.share(unseen, traces -> fitted.parse(traces).order()))
        .isGreaterThan(0.94);
    assertThat(ExactOrder.share(unseen, traces -> reference.report(traces).order()))
        .isLessThan(0.70);
  }

  @Test
  void aDetectorThatDenoisesFindsMoreAmongSpikes() {
    HardTraces.Noise spikes = new HardTraces.Noise(0.02, 0.1);
    List<LabelledTraces> training = HardTraces.generate(600, 1, spikes);
    List<LabelledTraces> unseen = HardTraces.generate(600, 2, spikes);
    TemporalDenoiser median = TemporalDenoiser.OFF.with(DenoiseMethod.MEDIAN);

    FittedParser plain = new FittedParser(TraceModelFit.fit(training));
    FittedParser denoising = new FittedParser(TraceModelFit.fit(training, median));

    assertThat(ExactOrder.share(unseen, traces -> denoising.parse(traces).order()))
        .isGreaterThan(ExactOrder.share(unseen, traces -> plain.parse(traces).order()));
  }

  @Test
  void itsConfidenceIsHowOftenItIsRight() {
    FittedParser parser = new FittedParser(model);
    List<LabelledTraces> unseen = HardTraces.generate(1000, 3);
    double expected =
        unseen.stream().mapToDouble(e -> parser.parse(e.traces()).confidence()).average().orElse(0);

    assertThat(ExactOrder.share(unseen, traces -> parser.parse(traces).order()))
        .isCloseTo(expected, within(0.02));
  }

  @Test
  void theSameTracesGiveTheSameModelAndFile() {
    List<LabelledTraces> examples = HardTraces.generate(60, 4);

    byte[] first = TraceModelFormat.write(TraceModelFit.fit(examples));

    assertThat(TraceModelFormat.write(TraceModelFit.fit(examples))).isEqualTo(first);
  }

  @Test
  void oneParserServesManyThreadsAlike() {
    FittedParser parser = new FittedParser(model);
    List<LabelledTraces> examples = HardTraces.generate(64, 5);
    List<FittedParse> alone = examples.stream().map(e -> parser.parse(e.traces())).toList();

    List<FittedParse> together =
        examples.parallelStream().map(e -> parser.parse(e.traces())).toList();

    assertThat(together).isEqualTo(alone);
  }

  @Test
  void otherNumbersOfChannelsAndSamplesAreParsedToo() {
    FittedParser parser = new FittedParser(model);
    Map<String, double[]> many = new LinkedHashMap<>();
    for (int i = 0; i < 20; i++) {
      many.put("c" + i, new double[3]);
    }

    assertThat(parser.parse(Traces.of(many)).channels()).hasSize(20);
    assertThat(parser.parse(Traces.of(Map.of("a", new double[1]))).channels()).hasSize(1);
  }

  @Test
  void examplesThatCannotBeLearntFromAreRefused() {
    Traces traces = Traces.of(Map.of("a", new double[9]));

    assertThatThrownBy(() -> new LabelledTraces(traces, List.of("b"))).hasMessageContaining("'b'");
    assertThatThrownBy(() -> new LabelledTraces(traces, List.of("a", "a")))
        .hasMessageContaining("twice");
    assertThatThrownBy(() -> TraceModelFit.fit(List.of(new LabelledTraces(traces, List.of("a")))))
        .hasMessageContaining("at least 8");
  }
}
