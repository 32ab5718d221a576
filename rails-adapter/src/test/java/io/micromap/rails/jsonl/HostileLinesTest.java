package io.micromap.rails.jsonl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micromap.rails.denoise.TemporalDenoiser;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Lines of anybody: each is answered, or refused in one line. */
class HostileLinesTest {
  private static final String PRIORS =
      "\"mode\":\"prior\",\"priors\":{\"r\":[0,1],\"z\":[1,0],\"_proj\":{\"center\":[0,0],"
          + "\"pcs\":[[1,0,0],[0,1,0],[0,0,1]],\"scales\":[1,1,1],\"mean\":[0,0,0]}}";

  @Example
  void aFaultyFieldIsRefusedByItsName() {
    refused("{\"traces\":{\"a\":[1,2]},\"sigma\":2000000000}", "\"sigma\" holds 2000000000");
    refused("{\"traces\":{\"a\":[1,2]},\"sigma\":-1}", "from 0 to 10,000");
    refused("{\"traces\":{\"a\":[1,2]},\"sigma\":null}", "\"sigma\" holds null");
    refused("{\"traces\":{\"a\":[1,2]},\"proto_width\":-160}", "\"proto_width\" holds -160");
    refused("{\"traces\":{\"a\":[1,2]},\"proto_width\":0}", "from 1 to 100,000");
    refused("{\"traces\":{\"a\":[1,2]},\"proto_width\":\"9\"}", "holds a text");
    refused("{\"traces\":{\"a\":[1,2]},\"mode\":5}", "\"mode\" holds 5, expected text");
    refused("{\"traces\":{\"a\":[1,2]},\"mode\":null}", "\"mode\"");
    refused("{\"traces\":null}", "\"traces\" holds null, expected an object");
    refused("{\"traces\":{}}", "at least one channel");
    refused("{\"traces\":{\"a\":null}}", "\"traces.a\" holds null");
    refused("{\"traces\":{\"a\":[]}}", "no sample");
    refused("{\"traces\":{\"a\":[1],\"b\":[1,2]}}", "of one length");
    refused("{\"traces\":{\"a\":[1e999]}}", "beyond 1e100");
    refused("{\"traces\":{\"a\":[1e101]}}", "beyond 1e100");
    refused("{\"traces\":{\"a\":[NaN]}}", "malformed JSON");
    refused("{\"traces\":{\"a\":[1],\"a\":[2]}}", "malformed JSON");
    refused("{\"traces\":{\"a\\nb\":[1]}}", "control character");
    refused("{\"traces\":{\"" + "a".repeat(201) + "\":[1]}}", "more than 200");
  }

  @Example
  void hugeListsAreRefused() {
    refused("{\"traces\":{\"a\":[" + "0,".repeat(1_000_000) + "0]}}", "at most 1,000,000 numbers");
    String channels =
        IntStream.range(0, 1025)
            .mapToObj(i -> "\"c" + i + "\":[1]")
            .collect(Collectors.joining(","));
    refused("{\"traces\":{" + channels + "}}", "1025 channels");
  }

  @Example
  void aFaultyPriorOrParameterIsRefusedByItsName() {
    String traces = "{\"traces\":{\"a\":[1,2,3,4]},";
    refused(traces + PRIORS.replace("\"r\":[0,1]", "\"r\":[]") + "}", "one depth per radius");
    refused(traces + PRIORS.replace("\"z\":[1,0]", "\"z\":[1,2]") + "}", "from 0 to 1");
    refused(traces + PRIORS.replace("\"r\":[0,1]", "\"r\":null") + "}", "\"priors.r\"");
    refused(traces + PRIORS.replace("\"mean\":[0,0,0]", "\"mean\":[0]") + "}", "projection");
    refused(traces + PRIORS.replace("[1,1,1]", "[1,1,-1]") + "}", "scales");
    refused(traces + PRIORS.replace("[0,0]", "[0,0,0,0]") + "}", "center");
    refused(traces + PRIORS + ",\"params\":{\"z\":\"2\"}}", "\"params.z\" holds a text");
    refused(traces + PRIORS + ",\"params\":{\"alpha\":2}}", "alpha");
    refused(traces + PRIORS + ",\"params\":{\"q_s\":-1}}", "q_s");
    refused(traces + PRIORS + ",\"params\":{\"allow_empty\":1}}", "\"params.allow_empty\"");
    refused(traces + PRIORS + ",\"params\":[]}", "\"params\" holds a list of 0");
  }

  @Example
  void aFaultyDenoisingOrSampleIsRefusedByItsName() {
    String traces = "{\"traces\":{\"a\":[1,2,3,4]},\"denoise\":";
    refused(traces + "\"ema\"}", "\"denoise\" holds a text, expected an object");
    refused(traces + "{\"method\":\"best\"}}", "off, ema, median, hybrid");
    refused(
        traces + "{\"method\":\"ema\",\"alpha\":0}}", "denoise.alpha is 0.0, not a number above 0");
    refused(traces + "{\"method\":\"median\",\"window\":1001}}", "\"denoise.window\"");
    refused(traces + "{\"method\":\"median\",\"guard\":-1}}", "denoise.guard is -1.0, not");
    refused("{\"sample\":[1]}", "\"sample\" holds a list of 1");
    refused("{\"sample\":{}}", "no channel");
    refused("{\"sample\":{\"a\":null}}", "\"sample.a\" holds null");
    refused("{\"sample\":{\"a\":1},\"traces\":{}}", "neither");
  }

  @Property(tries = 500)
  void anyTextIsRefusedInOneLine(@ForAll String text) {
    answeredOrRefused(text);
  }

  @Property(tries = 1000)
  void anyFieldOfAnyTypeIsAnsweredOrRefusedInOneLine(
      @ForAll("fields") String field, @ForAll("values") String value) {
    answeredOrRefused("{\"traces\":{\"a\":[0,3,1],\"b\":[1,1,1]},\"" + field + "\":" + value + "}");
    answeredOrRefused("{\"" + field + "\":" + value + "," + PRIORS + "}");
    answeredOrRefused(
        "{\"traces\":{\"a\":[0,3,1]}," + PRIORS + ",\"params\":{\"" + field + "\":" + value + "}}");
  }

  @Property(tries = 500)
  void anyNumbersAreAnsweredWithFiniteFigures(
      @ForAll("numbers") List<Double> numbers, @ForAll("modes") String mode) {
    String samples = numbers.stream().map(Json::line).collect(Collectors.joining(",", "[", "]"));

    String answer = lines().answer("{\"traces\":{\"a\":" + samples + "}," + mode + "}", "x");

    assertThat(answer).doesNotContain("NaN").doesNotContain("Infinity").contains("\"keep\":");
  }

  @Provide
  Arbitrary<String> fields() {
    return Arbitraries.of(
        "sigma",
        "proto_width",
        "mode",
        "denoise",
        "params",
        "priors",
        "sample",
        "traces",
        "z",
        "rel_floor",
        "alpha",
        "beta_s",
        "q_s",
        "allow_empty",
        "other");
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.of(
        "null",
        "true",
        "0",
        "-1",
        "2000000000",
        "99999999999999999999",
        "1e999",
        "-1e308",
        "0.5",
        "\"\"",
        "\"prior\"",
        "\"NaN\"",
        "[]",
        "[[]]",
        "[null]",
        "{}",
        "{\"a\":1}",
        "{\"a\":[1,2,3]}",
        "{\"method\":\"hybrid\"}",
        "{\"_proj\":{}}",
        "[1,2,3]");
  }

  @Provide
  Arbitrary<List<Double>> numbers() {
    Arbitrary<Double> number =
        Arbitraries.oneOf(
            Arbitraries.of(0.0, 1.0, -1.0, 1e100, -1e100, 1e-300, 4.9e-324),
            Arbitraries.doubles().between(-100, 100));
    return number.list().ofMinSize(1).ofMaxSize(40);
  }

  @Provide
  Arbitrary<String> modes() {
    return Arbitraries.of(
        "\"mode\":\"report\"",
        "\"mode\":\"stock\"",
        PRIORS,
        "\"denoise\":{\"method\":\"hybrid\"}",
        "\"mode\":\"stock\",\"denoise\":{\"method\":\"median\",\"guard\":null,\"window\":9}");
  }

  private static TraceLines lines() {
    return new TraceLines(Optional.empty(), TemporalDenoiser.OFF);
  }

  private static void answeredOrRefused(String line) {
    try {
      assertThat(lines().answer(line, "l.jsonl, line 1")).startsWith("{");
    } catch (MicromapException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.BAD_JSON);
      assertThat(e).hasMessageStartingWith("l.jsonl, line 1: ").hasMessageNotContaining("\n");
    }
  }

  private static void refused(String line, String why) {
    assertThatThrownBy(() -> lines().answer(line, "l.jsonl, line 1"))
        .isInstanceOfSatisfying(
            MicromapException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_JSON))
        .hasMessageStartingWith("l.jsonl, line 1: ")
        .hasMessageContaining(why)
        .hasMessageNotContaining("\n");
  }
}
