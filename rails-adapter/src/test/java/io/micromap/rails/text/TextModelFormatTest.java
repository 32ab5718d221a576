package io.micromap.rails.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.runtime.bundle.Archive;
import io.micromap.runtime.bundle.Sha256;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Positive;

class TextModelFormatTest {
  private static final TextModel MODEL = small(RailsOptions.DEFAULTS);
  private static final byte[] BYTES = TextModelFormat.write(MODEL);

  @Example
  void theSameRowsGiveTheSameBytes() {
    assertThat(TextModelFormat.write(small(RailsOptions.DEFAULTS))).isEqualTo(BYTES);
  }

  @Example
  void aReadModelHasItsOptionsProvenanceAndTheHashOfItsFile() {
    TextModelFormat.Loaded loaded = TextModelFormat.read(BYTES, "x");

    assertThat(loaded.sha256()).isEqualTo(Sha256.hex(BYTES));
    assertThat(loaded.model().options()).isEqualTo(RailsOptions.DEFAULTS);
    assertThat(loaded.model().provenance()).isEqualTo(MODEL.provenance());
    assertThat(loaded.model().provenance().fit()).isEqualTo(Errands.FIT);
  }

  @Property(tries = 100)
  void whatIsWrittenReadAndWrittenAgainIsTheSame(
      @ForAll @IntRange(min = 1, max = 4000) int mostWords,
      @ForAll @IntRange(min = 1, max = 99) int mostClauses,
      @ForAll double thenCost,
      @ForAll @Positive float noneCost,
      @ForAll @IntRange(min = 1, max = 1000) int samples) {
    RailsOptions defaults = RailsOptions.DEFAULTS;
    RailsOptions options =
        new RailsOptions(
            new ClauseOptions(
                mostWords, 3, 5, List.of("et puis"), List.of(), List.of("et"), "。", "、"),
            new OrderOptions(
                List.of("avant"),
                List.of(),
                List.of("dès que"),
                List.of(),
                List.of(),
                List.of("ou"),
                List.of("le")),
            new PlanOptions(mostClauses, thenCost, 20, noneCost, 2),
            defaults.narrowing(),
            new ChannelOptions(samples, 4, 9, 8, 13, 61, 0.7),
            defaults.typos(),
            Optional.empty());

    byte[] bytes = TextModelFormat.write(MODEL.with(options));

    TextModel read = TextModelFormat.read(bytes, "x").model();
    assertThat(read.options()).isEqualTo(options);
    assertThat(TextModelFormat.write(read)).isEqualTo(bytes);
  }

  @Property(tries = 2000)
  void aFlippedBitAnywhereIsRefused(@ForAll int place, @ForAll @IntRange(max = 7) int bit) {
    byte[] damaged = BYTES.clone();
    damaged[Math.floorMod(place, damaged.length)] ^= (byte) (1 << bit);

    assertThat(refusal(damaged)).isEqualTo(ErrorCode.BAD_BUNDLE);
  }

  @Property(tries = 300)
  void aFileThatEndsTooSoonOrGoesOnIsRefused(@ForAll int length) {
    assertThat(refusal(Arrays.copyOf(BYTES, Math.floorMod(length, BYTES.length))))
        .isEqualTo(ErrorCode.BAD_BUNDLE);
    assertThat(refusal(Arrays.copyOf(BYTES, BYTES.length + 1 + Math.floorMod(length, 99))))
        .isEqualTo(ErrorCode.BAD_BUNDLE);
  }

  @Property(tries = 300)
  void bytesThatAreNoRailsFileAreRefused(@ForAll byte[] bytes) {
    assertThat(refusal(bytes)).isEqualTo(ErrorCode.BAD_BUNDLE);
  }

  @Example
  void anOlderFormatIsRefusedWithTheCommandThatMakesItAnew() {
    String second = "{\"format\":\"micromap-rails\",\"format_version\":2,\"word_vectors\":\"1\"}\n";

    assertThatThrownBy(
            () -> TextModelFormat.read(second.getBytes(StandardCharsets.UTF_8), "old.rails"))
        .isInstanceOfSatisfying(
            MicromapException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_BUNDLE))
        .hasMessage(
            "old.rails is a rails file of format 2; this Micromap reads 4. Make it anew: micromap"
                + " rails fit");
  }

  @Example
  void aNewerFormatIsRefusedAsSuch() {
    byte[] newer = with("manifest.json", node -> node.put("format_version", 5));

    assertThatThrownBy(() -> TextModelFormat.read(newer, "new.rails"))
        .isInstanceOfSatisfying(
            MicromapException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NEWER_BUNDLE))
        .hasMessageContaining("new.rails is a rails file of format 5")
        .hasMessageContaining("a newer one");
  }

  @Example
  void aSealedFileWithAFieldOfAnotherTypeOrRangeIsRefusedByName() {
    refused(with("options.json", n -> plan(n).put("then_cost", "-4")), "plan.then_cost");
    refused(with("options.json", n -> plan(n).putNull("none_cost")), "plan.none_cost");
    refused(with("options.json", n -> plan(n).put("most_clauses", 1.5)), "plan.most_clauses");
    refused(with("options.json", n -> plan(n).put("most_clauses", 0)), "options.json");
    refused(with("options.json", n -> plan(n).remove("fragment_cost")), "fragment_cost");
    refused(with("options.json", n -> plan(n).put("more", 1)), "more");
    refused(with("limits.json", n -> n.put("slope", 0)), "limits.json");
    refused(with("limits.json", n -> n.put("margin", "0")), "margin");
    refused(with("manifest.json", n -> n.put("columns", 9)), "9 columns");
    refused(with("manifest.json", n -> n.put("word_vectors", "0")), "word vectors 0");
    refused(with("manifest.json", n -> n.put("normalization", "0")), "normalisation 0");
    refused(with("manifest.json", n -> n.put("format", "letters")), "does not name the format");
  }

  @Example
  void lengthsThatDoNotFitAreRefusedBeforeMemoryIsTaken() throws IOException {
    Map<String, byte[]> entries = Archive.entries(BYTES);
    entries.put("evidence.bin", new byte[3]);
    refused(Archive.write(entries), "length of the evidence");

    Map<String, byte[]> infinite = Archive.entries(BYTES);
    ByteBuffer.wrap(infinite.get("evidence.bin")).putFloat(1, Float.intBitsToFloat(0x0000807f));
    refused(Archive.write(infinite), "not finite");

    Map<String, byte[]> fewer = Archive.entries(BYTES);
    fewer.remove("prior.json");
    refused(Archive.write(fewer), "entries");
  }

  @Example
  void aFileIsReadFromItsPath() throws IOException {
    Path folder = Files.createTempDirectory("rails");
    Path file = folder.resolve("small.rails");
    Files.write(file, BYTES);

    assertThat(TextModelFormat.read(file).model().labels()).containsExactly("water", "lights");

    Files.delete(file);
    assertThatThrownBy(() -> TextModelFormat.read(file))
        .hasMessageContaining("No rails file at " + file)
        .hasMessageContaining("micromap rails fit");
    assertThatThrownBy(() -> TextModelFormat.read(folder))
        .hasMessage(
            folder
                + " is a folder, no rails file. Give the file that is written by: micromap rails"
                + " fit");
    Path table = Files.writeString(folder.resolve("rows.csv"), "prompt,label");
    assertThatThrownBy(() -> TextModelFormat.read(table))
        .hasMessageStartingWith(table + " is a table (CSV), no rails file.");
    Files.delete(table);
    Files.delete(folder);
  }

  /** Two classes of four rows each. */
  private static TextModel small(RailsOptions options) {
    List<TextRow> rows =
        Errands.rows().stream()
            .filter(row -> row.prompt().endsWith("the lamp") || row.prompt().endsWith("the lawn"))
            .filter(row -> !row.label().equals(Optional.of("music")))
            .toList();
    return new TextModelFit(
            "errands", Errands.LABELS.subList(0, 2), options, Errands.FIT, step -> {})
        .fit(rows);
  }

  private static ObjectNode plan(ObjectNode options) {
    return (ObjectNode) options.get("plan");
  }

  private static byte[] with(String entry, Consumer<ObjectNode> change) {
    try {
      Map<String, byte[]> entries = Archive.entries(BYTES);
      JsonNode node = Json.parse(new String(entries.get(entry), StandardCharsets.UTF_8));
      change.accept((ObjectNode) node);
      entries.put(entry, Json.pretty(node));
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
        .hasMessageContaining(why)
        .hasMessageNotContaining("\n");
  }

  private static ErrorCode refusal(byte[] bytes) {
    try {
      TextModelFormat.read(bytes, "x");
      return null;
    } catch (MicromapException e) {
      assertThat(e.getMessage()).doesNotContain("\n");
      return e.code();
    }
  }
}
