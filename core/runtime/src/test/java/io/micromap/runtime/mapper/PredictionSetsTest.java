package io.micromap.runtime.mapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PredictionSetsTest {

  private static final List<String> LABELS = List.of("pay", "send", "ask");

  @Test
  void aSetIsShortWhereTheMapperIsSureAndNeverEmpty() {
    assertThat(sets(0.8).of(prediction(0.05, 0.9, 0.05), LABELS)).containsExactly("send");
    assertThat(sets(0.8).of(prediction(0.3, 0.6, 0.1), LABELS)).containsExactly("send", "pay");
    assertThat(sets(0).of(prediction(0.3, 0.6, 0.1), LABELS)).containsExactly("send");
  }

  @Test
  void ofEquallyProbableClassesTheFirstStandsFirst() {
    assertThat(sets(0.4).of(prediction(0.25, 0.5, 0.25), LABELS)).containsExactly("send");
    assertThat(sets(0.5).of(prediction(0.25, 0.5, 0.25), LABELS)).containsExactly("send", "pay");
  }

  @Test
  void theProbabilityOfBeingInScopeDoesNotMatter() {
    assertThat(sets(0.8).of(prediction(0.005, 0.09, 0.005), LABELS)).containsExactly("send");
  }

  @Test
  void aFullCutAndNoEvidencePutEveryClassIntoTheSet() {
    assertThat(sets(1).of(prediction(0, 1, 0), LABELS)).hasSize(3);
    assertThat(sets(0.1).of(Prediction.without(Reason.EMPTY), LABELS)).isEqualTo(LABELS);
  }

  @Test
  void aProvenanceKeepsTheSets() {
    ObjectNode provenance = Json.mapper().createObjectNode();

    sets(0.123456789012345).recordIn(provenance);

    assertThat(Json.line(provenance))
        .isEqualTo(
            "{\"prediction_sets\":{\"share\":0.9,\"rows\":100,\"mass_above\":0.123456789012345,"
                + "\"mapper_sha256\":\"f00\"}}");
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    for (double number : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatThrownBy(() -> new PredictionSets(0.9, 1, number, ""))
          .isInstanceOf(MicromapException.class)
          .hasMessageContaining(String.valueOf(number));
      assertThatThrownBy(() -> new PredictionSets(number, 1, 0.5, ""))
          .isInstanceOf(MicromapException.class)
          .hasMessageContaining("0.99");
    }
    assertThatThrownBy(() -> new PredictionSets(0.9, -1, 0.5, ""))
        .isInstanceOf(MicromapException.class);
  }

  private static PredictionSets sets(double massAbove) {
    return new PredictionSets(0.9, 100, massAbove, "f00");
  }

  private static Prediction prediction(double... probabilities) {
    return new Prediction(1, 0, probabilities, 1, 1, Optional.empty(), false);
  }
}
