package io.micromap.rails.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micromap.rails.fitted.HardTraces;
import io.micromap.rails.fitted.LabelledTraces;
import io.micromap.rails.trace.Traces;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferenceParserTest {
  private final ReferenceParser parser = new ReferenceParser(9, 160);

  @Test
  void oneParserServesManyThreadsAlike() {
    List<LabelledTraces> examples = HardTraces.generate(64, 3);
    List<Parse> alone =
        examples.stream().map(e -> new ReferenceParser(9, 160).report(e.traces())).toList();

    List<Parse> together = examples.parallelStream().map(e -> parser.report(e.traces())).toList();

    assertThat(together).isEqualTo(alone);
  }

  @Test
  void oneParserTakesTracesOfDifferentLengthsInTurn() {
    Traces brief = Traces.of(Map.of("a", new double[] {0, 1, 4, 1, 0, 0, 1, 0}));
    Traces lengthy = HardTraces.generate(1, 4).get(0).traces();
    Parse first = parser.report(lengthy);

    parser.report(brief);

    assertThat(parser.report(lengthy)).isEqualTo(first);
  }

  @Test
  void figuresThatAParserDoesNotTakeAreNotANumber() {
    Traces traces = HardTraces.generate(1, 5).get(0).traces();

    assertThat(parser.stock(traces).channels().get("rotate").zResidual()).isNaN();
    assertThat(parser.report(traces).channels().get("rotate").area()).isNaN();
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new ReferenceParser(-1, 160)).hasMessageContaining("sigma");
    assertThatThrownBy(() -> new ReferenceParser(9, 0)).hasMessageContaining("width");
  }

  @Test
  void tracesThatCannotBeParsedAreRefusedByName() {
    Map<String, double[]> uneven = new LinkedHashMap<>();
    uneven.put("a", new double[4]);
    uneven.put("b", new double[5]);

    assertThatThrownBy(() -> Traces.of(uneven)).hasMessageContaining("'b' holds 5");
    assertThatThrownBy(() -> Traces.of(Map.of())).hasMessageContaining("at least one channel");
    assertThatThrownBy(() -> Traces.of(Map.of("a", new double[0])))
        .hasMessageContaining("'a' holds no sample");
    assertThatThrownBy(() -> Traces.of(Map.of("a", new double[] {0, Double.NaN})))
        .hasMessageContaining("Sample 1 of channel 'a'");
  }

  @Test
  void tracesDoNotChangeWithTheArraysTheyWereMadeOf() {
    double[] values = {1, 2, 3};
    Traces traces = Traces.of(Map.of("a", values));

    values[0] = 9;
    traces.channel(0)[1] = 9;

    assertThat(traces.channel(0)).containsExactly(1, 2, 3);
  }
}
