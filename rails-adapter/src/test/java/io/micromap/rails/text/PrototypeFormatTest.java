package io.micromap.rails.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.runtime.bundle.Archive;
import io.micromap.runtime.encoder.Encoder;
import io.micromap.runtime.encoder.Encoders;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrototypeFormatTest {

  private static final Encoder ENCODER = Encoders.load().open("");
  private static final TextModel MODEL = fit(Optional.of(ENCODER));
  private static final byte[] BYTES = TextModelFormat.write(MODEL);

  @Test
  void theSameRowsGiveTheSameBytes() {
    assertThat(TextModelFormat.write(fit(Optional.of(ENCODER)))).isEqualTo(BYTES);
  }

  @Test
  void readingTheFileAndWritingItAgainGivesTheSameBytes() {
    TextModel read = TextModelFormat.read(BYTES, "x").model();

    assertThat(TextModelFormat.write(read)).isEqualTo(BYTES);
    assertThat(read.acceptance()).isEqualTo(MODEL.acceptance());
  }

  @Test
  void railsWithoutAnEncoderHoldNoPrototypesAndTheSameEvidence() throws IOException {
    Map<String, byte[]> words = Archive.entries(TextModelFormat.write(fit(Optional.empty())));
    Map<String, byte[]> both = Archive.entries(BYTES);

    assertThat(words).doesNotContainKeys(PrototypeFormat.NUMBERS, PrototypeFormat.VALUES);
    assertThat(both.get("evidence.bin")).isEqualTo(words.get("evidence.bin"));
    assertThat(both.get("limits.json")).isEqualTo(words.get("limits.json"));
  }

  @Test
  void aLabelHasAtMostAHundredPrototypes() {
    int[] columns = new int[250];
    PrototypeFit fit =
        new PrototypeFit(
            ENCODER,
            IntStream.range(0, columns.length).mapToObj(i -> "t" + i).toList(),
            columns,
            2);

    assertThat(fit.kept(ENCODER.embed(fit.texts()), i -> true).sizes()).containsExactly(100, 0);
  }

  @Test
  void anEncoderThatIsNotHereIsNamedWithWhatToAdd() {
    byte[] other =
        with(
            json ->
                ((ObjectNode) json.get("encoder"))
                    .put("id", "other")
                    .put("sha256", "1".repeat(64)));

    assertThatThrownBy(() -> TextModelFormat.read(other, "r.rails"))
        .isInstanceOfSatisfying(
            MicromapException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MISSING_ENCODER))
        .hasMessageContaining("r.rails needs the sentence encoder 'other'");
  }

  @Test
  void whatDoesNotFitIsRefusedByName() throws IOException {
    refused(with(json -> json.putArray("rows").add(1)), "1 numbers of rows do not fit 3 labels");
    refused(with(json -> json.putArray("rows").add(-1).add(1).add(1)), "-1 rows");
    refused(
        with(json -> json.putArray("rows").add(1).add(1).add(2_000_000_000)), "numbers are not");
    refused(with(json -> ((ObjectNode) json.get("weights")).put("scope", -1)), "prototypes.json");
    refused(with(json -> ((ObjectNode) json.get("limits")).put("margin", 1)), "prototypes.json");
    refused(with(json -> ((ObjectNode) json.get("encoder")).put("dimension", 0)), "length 0");
    refused(with(json -> json.remove("weights")), "weights");

    Map<String, byte[]> shorter = Archive.entries(BYTES);
    shorter.put(PrototypeFormat.VALUES, Arrays.copyOf(shorter.get(PrototypeFormat.VALUES), 99));
    refused(Archive.write(shorter), "99 numbers are not");

    Map<String, byte[]> one = Archive.entries(BYTES);
    one.remove(PrototypeFormat.VALUES);
    refused(Archive.write(one), "entries");
  }

  private static TextModel fit(Optional<Encoder> encoder) {
    return new TextModelFit("errands", Errands.LABELS, "en", Errands.FIT, step -> {})
        .with(encoder)
        .fit(Errands.rows());
  }

  private static byte[] with(Consumer<ObjectNode> change) {
    try {
      Map<String, byte[]> entries = Archive.entries(BYTES);
      ObjectNode node =
          (ObjectNode)
              Json.parse(new String(entries.get(PrototypeFormat.NUMBERS), StandardCharsets.UTF_8));
      change.accept(node);
      entries.put(PrototypeFormat.NUMBERS, Json.pretty(node));
      return Archive.write(entries);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void refused(byte[] bytes, String why) {
    assertThatThrownBy(() -> TextModelFormat.read(bytes, "r.rails"))
        .isInstanceOfSatisfying(
            MicromapException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_BUNDLE))
        .hasMessageStartingWith("r.rails is not a usable rails file")
        .hasMessageContaining(why);
  }
}
