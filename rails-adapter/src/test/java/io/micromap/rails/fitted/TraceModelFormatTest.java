package io.micromap.rails.fitted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micromap.rails.denoise.DenoiseMethod;
import io.micromap.rails.denoise.TemporalDenoiser;
import io.micromap.runtime.bundle.Sha256;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class TraceModelFormatTest {
  private static final TraceModel MODEL = TraceModelFit.fit(HardTraces.generate(60, 1));
  private static final byte[] BYTES = TraceModelFormat.write(MODEL);

  @Example
  void aModelSurvivesItsFile() {
    assertThat(TraceModelFormat.read(BYTES, "x")).isEqualTo(MODEL);
    assertThat(new String(BYTES, StandardCharsets.UTF_8)).endsWith("\"}\n").hasLineCount(1);
  }

  @Example
  void theNumbersByWhichEvidenceIsTakenAreTheFilesOwn() {
    assertThat(new String(BYTES, StandardCharsets.UTF_8))
        .contains(
            "\"denoiser\":{\"method\":\"off\",\"alpha\":0.15,\"window\":3,\"guard\":3.0}",
            "\"blur_samples\":1.5,\"baseline_samples\":101,\"shortest_prototype\":5,"
                + "\"faintest\":0.01");
    EvidenceSettings settings = MODEL.settings();
    TraceModel other =
        with(
            new EvidenceSettings(
                settings.view(),
                settings.scale(),
                settings.width(),
                new EvidenceOptions(1.5, 101, 5, 0.3)));

    TraceModel read = TraceModelFormat.read(TraceModelFormat.write(other), "x");

    assertThat(probabilities(read)).isNotEqualTo(probabilities(MODEL));
  }

  @Example
  void aDenoiserWithoutAGuardSurvivesToo() {
    TemporalDenoiser free =
        new TemporalDenoiser(DenoiseMethod.EMA, 0.15, 3, Double.POSITIVE_INFINITY);
    TraceModel model = TraceModelFit.fit(HardTraces.generate(20, 1), free);

    assertThat(TraceModelFormat.read(TraceModelFormat.write(model), "x")).isEqualTo(model);
  }

  @Property(tries = 200)
  void whatIsWrittenReadAndWrittenAgainIsTheSame(
      @ForAll @DoubleRange(min = 0.01, max = 1) double width,
      @ForAll @DoubleRange(min = 0.01, max = 1e9) double blur,
      @ForAll @IntRange(min = 1, max = 1_000_000) int baseline) {
    EvidenceOptions options = new EvidenceOptions(blur, baseline, 5, 0.01);
    TraceModel model =
        with(new EvidenceSettings(TraceView.RAW, StrengthScale.TYPICAL_SIGNAL, width, options));

    byte[] bytes = TraceModelFormat.write(model);

    assertThat(TraceModelFormat.read(bytes, "x")).isEqualTo(model);
    assertThat(TraceModelFormat.write(TraceModelFormat.read(bytes, "x"))).isEqualTo(bytes);
  }

  @Property(tries = 2000)
  void aFlippedBitAnywhereIsRefused(@ForAll int place, @ForAll @IntRange(max = 7) int bit) {
    byte[] damaged = BYTES.clone();
    damaged[Math.floorMod(place, damaged.length)] ^= (byte) (1 << bit);

    refused(damaged, "bytes were changed");
  }

  @Property(tries = 300)
  void aFileThatEndsTooSoonOrGoesOnIsRefused(@ForAll int length) {
    refused(Arrays.copyOf(BYTES, Math.floorMod(length, BYTES.length)), "not a usable trace model");
    refused(Arrays.copyOf(BYTES, BYTES.length + 1 + Math.floorMod(length, 99)), "not a usable");
  }

  @Property(tries = 300)
  void bytesThatAreNoModelAreRefused(@ForAll byte[] bytes) {
    refused(bytes, "not a usable trace model");
  }

  @Example
  void sealedTextThatIsNoModelIsRefusedByNameOfItsField() {
    String text = new String(BYTES, StandardCharsets.UTF_8);
    refused(sealed(text.replace("\"width\":", "\"wide\":")), "wid");
    refused(sealed(text.replace("\"low\":0.0", "\"low\":7.0")), "two different ends");
    refused(sealed(text.replace("\"low\":0.0", "\"low\":\"0\"")), "low");
    refused(sealed(text.replace("\"low\":0.0", "\"low\":null")), "low");
    refused(
        sealed(text.replace("\"baseline_samples\":101", "\"baseline_samples\":1e9")), "baseline");
    refused(sealed(text.replace("micromap-trace-model", "letters")), "does not name the format");
    refused(sealed("{}"), "does not name the format");
  }

  @Example
  void otherFormatsAreRefusedAsSuch() {
    byte[] first = "{\"settings\":{\"view\":\"RAW\"}}\n".getBytes(StandardCharsets.UTF_8);
    String text = new String(BYTES, StandardCharsets.UTF_8);
    byte[] newer = sealed(text.replace("\"format_version\":2", "\"format_version\":3"));

    refused(first, "m.json is a trace model of format 1; this Micromap reads 2. Make it anew:");
    assertThatThrownBy(() -> TraceModelFormat.read(newer, "m.json"))
        .isInstanceOfSatisfying(
            MicromapException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NEWER_BUNDLE));
  }

  private static List<Double> probabilities(TraceModel model) {
    return HardTraces.generate(20, 2).stream()
        .map(example -> new FittedParser(model).parse(example.traces()).confidence())
        .toList();
  }

  private static TraceModel with(EvidenceSettings settings) {
    return new TraceModel(
        TemporalDenoiser.OFF.with(DenoiseMethod.HYBRID),
        settings,
        MODEL.logCounts(),
        MODEL.positions(),
        MODEL.strengths(),
        MODEL.idlePositions(),
        MODEL.fit());
  }

  /** The text with its seal computed anew. */
  private static byte[] sealed(String text) {
    int seal = text.lastIndexOf(",\"sha256\"");
    String open = seal < 0 ? "{\"format\":\"letters\"" : text.substring(0, seal);
    String hash = Sha256.hex(open.getBytes(StandardCharsets.UTF_8));
    return (open + ",\"sha256\":\"" + hash + "\"}\n").getBytes(StandardCharsets.UTF_8);
  }

  private static void refused(byte[] bytes, String why) {
    assertThatThrownBy(() -> TraceModelFormat.read(bytes, "m.json"))
        .isInstanceOfSatisfying(
            MicromapException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_BUNDLE))
        .hasMessageStartingWith("m.json is ")
        .hasMessageContaining(why)
        .hasMessageNotContaining("\n");
  }
}
