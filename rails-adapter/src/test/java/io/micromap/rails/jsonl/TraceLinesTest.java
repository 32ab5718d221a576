package io.micromap.rails.jsonl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.rails.denoise.DenoiseMethod;
import io.micromap.rails.denoise.TemporalDenoiser;
import io.micromap.rails.fitted.LabelledTraces;
import io.micromap.rails.fitted.TraceModelFit;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TraceLinesTest {
  private final TraceLines lines = new TraceLines(Optional.empty(), TemporalDenoiser.OFF);

  @Test
  void aLineIsAnsweredWithKeptChannelsOrderAndFigures() throws Exception {
    JsonNode answer = Json.parse(lines.answer(line(40, 90, "\"mode\":\"report\""), "x"));

    assertThat(answer.get("order")).hasToString("[\"b\",\"a\"]");
    assertThat(answer.get("keep")).hasToString("[\"a\",\"b\"]");
    JsonNode channel = answer.at("/channels/a");
    assertThat(channel.propertyStream().map(java.util.Map.Entry::getKey))
        .containsExactly("peak_idx", "z_res", "z_raw", "z_cm", "score");
    assertThat(channel.get("peak_idx").asInt()).isBetween(85, 95);
  }

  @Test
  void theStockModeNeedsNoNullAndThePriorModeNeedsAPrior() throws Exception {
    JsonNode stock = Json.parse(lines.answer(line(40, 90, "\"mode\":\"stock\""), "x"));
    String priors =
        "\"mode\":\"prior\",\"params\":{\"z\":0.5,\"rel_floor\":0.4},\"priors\":{\"r\":[0,1],\"z\":[1,0],"
            + "\"_proj\":{\"center\":[0,0],\"pcs\":[[1,0,0],[0,1,0],[0,0,1]],\"scales\":[1,1,1],\"mean\":[0,0,0]}}";
    JsonNode prior = Json.parse(lines.answer(line(40, 90, priors), "x"));

    assertThat(stock.get("order")).hasToString("[\"b\",\"a\"]");
    assertThat(stock.at("/channels/a").has("z_res")).isFalse();
    assertThat(prior.at("/channels/a").has("prior")).isTrue();
    assertThatThrownBy(() -> lines.answer(line(40, 90, "\"mode\":\"prior\""), "x"))
        .hasMessageContaining("\"priors\"");
  }

  @Test
  void theFittedModeUsesItsModel() throws Exception {
    List<LabelledTraces> examples = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      examples.add(
          TraceLines.labelled(line(30 + i % 9, 80 + i % 7, "\"truth\":[\"b\",\"a\"]"), "x"));
    }
    TraceLines fitted =
        new TraceLines(Optional.of(TraceModelFit.fit(examples)), TemporalDenoiser.OFF);

    JsonNode answer = Json.parse(fitted.answer(line(33, 84, "\"mode\":\"fitted\""), "x"));

    assertThat(answer.get("order")).hasToString("[\"b\",\"a\"]");
    assertThat(answer.get("confidence").asDouble()).isBetween(0.5, 1.0);
  }

  @Test
  void aFaultyLineSaysWhatIsWrong() {
    refused("{", "malformed JSON");
    refused("[]", "not an object");
    refused("{}", "\"traces\"");
    refused("{\"traces\":{\"a\":[1,\"x\"]}}", "traces.a");
    refused("{\"traces\":{\"a\":[1,2]},\"sigma\":1.5}", "\"sigma\"");
    refused("{\"traces\":{\"a\":[1,2]},\"mode\":\"best\"}", "\"mode\" is none of");
    refused("{\"traces\":{\"a\":[1,2]},\"mode\":\"fitted\"}", "needs a fitted model");
    assertThatThrownBy(() -> TraceLines.labelled("{\"traces\":{\"a\":[1,2]}}", "x"))
        .hasMessageContaining("truth");
    String denoised = "{\"traces\":{\"a\":[1,2]},\"truth\":[],\"denoise\":{}}";
    assertThatThrownBy(() -> TraceLines.labelled(denoised, "x")).hasMessageContaining("alike");
  }

  @Test
  void aLineIsDenoisedWhereItOrTheRunAsksForIt() throws Exception {
    TemporalDenoiser run = TemporalDenoiser.OFF.with(DenoiseMethod.MEDIAN);
    String plain = lines.answer(line(40, 90, "\"mode\":\"stock\""), "x");
    String asked = "\"mode\":\"stock\",\"denoise\":{\"method\":\"median\"}";
    String declined = "\"mode\":\"stock\",\"denoise\":{\"method\":\"off\"}";

    String byLine = lines.answer(line(40, 90, asked), "x");
    TraceLines denoising = new TraceLines(Optional.empty(), run);

    assertThat(byLine).isNotEqualTo(plain);
    assertThat(Json.parse(byLine).get("order")).hasToString("[\"b\",\"a\"]");
    assertThat(denoising.answer(line(40, 90, "\"mode\":\"stock\""), "x")).isEqualTo(byLine);
    assertThat(denoising.answer(line(40, 90, declined), "x")).isEqualTo(plain);
  }

  @Test
  void samplesOfAStreamAreSmoothedAsTheyArrive() {
    TemporalDenoiser settings = new TemporalDenoiser(DenoiseMethod.EMA, 0.5, 3, 3);
    TraceLines stream = new TraceLines(Optional.empty(), settings);

    assertThat(stream.answer("{\"sample\":{\"a\":1,\"b\":0}}", "x"))
        .isEqualTo("{\"sample\":{\"a\":1.0,\"b\":0.0}}");
    assertThat(stream.answer("{\"sample\":{\"b\":4,\"a\":2}}", "x"))
        .isEqualTo("{\"sample\":{\"a\":1.5,\"b\":2.0}}");
    assertThatThrownBy(() -> stream.answer("{\"sample\":{\"a\":1}}", "x"))
        .hasMessageContaining("other channels");
    assertThat(lines.answer("{\"sample\":{\"a\":1.25}}", "x"))
        .isEqualTo("{\"sample\":{\"a\":1.25}}");
  }

  private void refused(String line, String why) {
    assertThatThrownBy(() -> lines.answer(line, "x"))
        .isInstanceOf(MicromapException.class)
        .hasMessageContaining(why);
  }

  private static String line(int b, int a, String more) {
    return "{\"traces\":{\"a\":"
        + bump(a)
        + ",\"b\":"
        + bump(b)
        + ",\"c\":"
        + bump(-1)
        + "},\"sigma\":5,\"proto_width\":25,"
        + more
        + "}";
  }

  /** A bump of height 1 over a slight ripple, or the ripple alone. */
  private static String bump(int centre) {
    return IntStream.range(0, 130)
        .mapToDouble(
            t ->
                0.05 * StrictMath.sin(t * 0.7 + centre)
                    + (centre < 0 ? 0 : StrictMath.exp(-(t - centre) * (t - centre) / 60.0)))
        .mapToObj(Double::toString)
        .collect(Collectors.joining(",", "[", "]"));
  }

  @Test
  void fieldsOfAnotherModeAreOfTheirTypeNevertheless() {
    refused("{\"traces\":{\"a\":[1,2]},\"params\":5}", "params");
    refused("{\"traces\":{\"a\":[1,2]},\"priors\":\"x\"}", "priors");
    refused("{\"traces\":{\"a\":[1,2]},\"denoise\":{\"alpha\":7}}", "denoise.alpha is 7.0, not");
    refused("{\"traces\":{\"a\":[1,2]},\"denoise\":{\"guard\":-1}}", "denoise.guard is -1.0, not");
  }
}
