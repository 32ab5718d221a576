package io.micromap.runtime.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.spi.Thresholds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundleFormatTest {

  private static final byte[] BYTES = BundleFormat.write(SampleBundle.lamp());

  @Test
  void whatIsWrittenIsReadBack() {
    Bundle before =
        SampleBundle.of(true, Thresholds.of(0.4, Map.of("off", 0.9)), "on", "a", "off", "b");

    Bundle after = BundleFormat.read(BundleFormat.write(before), "x").bundle();

    assertThat(after).usingRecursiveComparison().ignoringFields("provenance").isEqualTo(before);
    assertThat(after.provenance()).isEqualTo(before.provenance());
    assertThat(BundleFormat.write(after)).isEqualTo(BundleFormat.write(before));
  }

  @Test
  void equalBundlesGiveEqualBytes() {
    assertThat(BundleFormat.write(SampleBundle.lamp())).isEqualTo(BYTES);
  }

  @Test
  void aFlippedByteAnywhereIsRefused() {
    List<String> accepted = new ArrayList<>();
    for (int place = 0; place < BYTES.length; place++) {
      for (int bits : new int[] {0x01, 0x80, 0xff}) {
        byte[] damaged = BYTES.clone();
        damaged[place] ^= (byte) bits;
        Optional<ErrorCode> code = refusal(damaged);
        if (code.filter(Set.of(ErrorCode.BAD_BUNDLE, ErrorCode.NEWER_BUNDLE)::contains).isEmpty()) {
          accepted.add("byte " + place + " xor " + bits + ": " + code);
        }
      }
    }
    assertThat(accepted).isEmpty();
  }

  @Test
  void aTruncatedOrPaddedFileIsRefused() {
    for (int length = 0; length < BYTES.length; length += length < 200 ? 1 : 37) {
      assertThat(refusal(Arrays.copyOf(BYTES, length)))
          .as("length %s", length)
          .contains(ErrorCode.BAD_BUNDLE);
    }
    assertThat(refusal(Arrays.copyOf(BYTES, BYTES.length - 1))).contains(ErrorCode.BAD_BUNDLE);
    assertThat(refusal(Arrays.copyOf(BYTES, BYTES.length + 1))).contains(ErrorCode.BAD_BUNDLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "prompt,label\nlight,on\n", "PK", "PK\u0003\u0004 and no more"})
  void whatIsNoBundleIsRefusedWithItsNameAndTheFix(String content) {
    assertThatThrownBy(
            () -> BundleFormat.read(content.getBytes(StandardCharsets.UTF_8), "letters.mapper"))
        .isInstanceOfSatisfying(
            MicromapException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_BUNDLE))
        .hasMessageStartingWith("letters.mapper is not a usable mapper bundle")
        .hasMessageContaining("train it again");
  }

  @Test
  void aZipWithOtherEntriesIsRefused() {
    assertThat(refusal(Archive.write(Map.of("a.txt", new byte[] {1}))))
        .contains(ErrorCode.BAD_BUNDLE);
    Map<String, byte[]> more = entries();
    more.put("extra.json", "{}".getBytes(StandardCharsets.UTF_8));
    assertThat(refusal(Archive.write(more))).contains(ErrorCode.BAD_BUNDLE);
  }

  @Test
  void aNewerFormatIsRefusedAsSuch() {
    byte[] newer =
        withManifest(manifest -> manifest.put("format_version", BundleFormat.VERSION + 1));

    assertThatThrownBy(() -> BundleFormat.read(newer, "new.mapper"))
        .isInstanceOfSatisfying(
            MicromapException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NEWER_BUNDLE))
        .hasMessageContaining("new.mapper has bundle format " + (BundleFormat.VERSION + 1))
        .hasMessageContaining("reads " + BundleFormat.VERSION)
        .hasMessageContaining("Use the Micromap that made it, or a newer one");
  }

  @Test
  void anOlderFormatIsRefusedAsSuch() {
    byte[] older =
        withManifest(manifest -> manifest.put("format_version", BundleFormat.VERSION - 1));

    assertThatThrownBy(() -> BundleFormat.read(older, "old.mapper"))
        .isInstanceOfSatisfying(
            MicromapException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_BUNDLE))
        .hasMessageContaining("old.mapper has bundle format " + (BundleFormat.VERSION - 1))
        .hasMessageContaining("Use the Micromap that made it, or train it again from the same rows")
        .hasMessageContaining("'micromap train'")
        .hasMessageContaining("'micromap recipe'");
  }

  @Test
  void promptsReadInAnotherFormAreRefused() {
    byte[] other = withManifest(manifest -> manifest.put("normalization", "0"));

    assertThatThrownBy(() -> BundleFormat.read(other, "other.mapper"))
        .hasMessageContaining("other.mapper was made with normalisation 0; this Micromap has 3");
  }

  @Test
  void otherWordVectorsAreRefused() {
    byte[] other = withManifest(manifest -> manifest.put("word_vectors", "none"));

    assertThatThrownBy(() -> BundleFormat.read(other, "other.mapper"))
        .isInstanceOfSatisfying(
            MicromapException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_BUNDLE))
        .hasMessage(
            "other.mapper was made with word vectors none; this Micromap has 1, which may read"
                + " prompts otherwise. Use the Micromap that made it, or train it again from the"
                + " same rows with 'micromap train', or run 'micromap recipe' again.");
  }

  @Test
  void theSealIsTheHashOfAllBytesBeforeIt() {
    String text = new String(BYTES, StandardCharsets.ISO_8859_1);
    int header = 30;
    int before = text.indexOf(Archive.SEAL) - header;
    String seal = text.substring(before + header + Archive.SEAL.length()).substring(0, 64);

    assertThat(seal).isEqualTo(Sha256.hex(Arrays.copyOf(BYTES, before)));
  }

  @Test
  void aZipWithoutItsSealIsRefused() throws IOException {
    assertThat(refusal(zip(entries()))).contains(ErrorCode.BAD_BUNDLE);
  }

  @Test
  void anotherLuceneIsRefusedBecauseItMaySplitPromptsOtherwise() {
    byte[] other = withManifest(manifest -> manifest.put("lucene_version", "8.0.0"));

    assertThatThrownBy(() -> BundleFormat.read(other, "old.mapper"))
        .hasMessageContaining("Lucene 8.0.0")
        .hasMessageContaining("train it again");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "format_version | 0",
        "format_version | null",
        "format_version | \"7\"",
        "format_version | 7.5",
        "features | 4.9",
        "id | \"\"",
        "id | \"a\\nb\"",
        "id | \"<b>\"",
        "id | \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"",
        "domain_version | \"\\u001b[31m\"",
        "features | -1",
        "features | 3",
        "features | 2000000000",
        "format | \"other\"",
      })
  void aManifestThatDoesNotFitTheRestIsRefused(String field, String value) throws IOException {
    var node = Json.parse(value);

    assertThat(refusal(withManifest(manifest -> manifest.set(field, node))))
        .contains(ErrorCode.BAD_BUNDLE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "labels.json | null",
        "labels.json | [null, null]",
        "labels.json | [{\"name\":\"on\",\"description\":\"\",\"cues\":[]}]",
        "labels.json |"
            + " [{\"name\":\"on\",\"description\":\"\",\"cues\":[]},{\"name\":\"a,b\",\"description\":\"\",\"cues\":[]}]",
        "featurizers.json | null",
        "featurizers.json | [null]",
        "featurizers.json | [{\"name\":\"spectral\",\"own\":false,\"options\":{}}]",
        "featurizers.json | [{\"name\":\"lexical\",\"own\":false,\"options\":{\"words\":\"9\"}}]",
        "featurizers.json | [{\"name\":\"lexical\",\"own\":false,\"options\":{\"unheard\":\"1\"}}]",
        "featurizers.json | [{\"name\":\"lexical\",\"own\":false,\"options\":{}}]",
        "calibration.json | null",
        "calibration.json |"
            + " {\"slope\":-1,\"intercept\":0,\"scope_slope\":0,\"scope_intercept\":0,\"rows\":9,\"options\":{\"sharpness\":10,\"most_evidence\":14,\"scope_power\":0.5,\"least_share\":0.02,\"tie_sharpness\":3,\"tie_words\":20}}",
        "calibration.json |"
            + " {\"slope\":1,\"intercept\":0,\"scope_slope\":0,\"scope_intercept\":0,\"rows\":9,\"options\":{\"sharpness\":10,\"most_evidence\":14,\"scope_power\":0.5,\"least_share\":0.02,\"tie_sharpness\":3,\"tie_words\":20},\"more\":1}",
        "calibration.json |"
            + " {\"slope\":1,\"intercept\":0,\"scope_slope\":0,\"scope_intercept\":0,\"rows\":9,\"options\":{}}",
        "calibration.json |"
            + " {\"slope\":1,\"intercept\":0,\"scope_slope\":0,\"scope_intercept\":0,\"rows\":9,\"options\":{\"sharpness\":0,\"most_evidence\":14,\"scope_power\":0.5,\"least_share\":0.02,\"tie_sharpness\":3,\"tie_words\":20}}",
        "calibration.json |"
            + " {\"slope\":1,\"intercept\":0,\"scope_slope\":0,\"scope_intercept\":0,\"rows\":9,\"options\":{\"sharpness\":10,\"most_evidence\":14,\"scope_power\":0.5,\"least_share\":2,\"tie_sharpness\":3,\"tie_words\":20}}",
        "calibration.json |"
            + " {\"slope\":1,\"intercept\":0,\"scope_slope\":0,\"scope_intercept\":0,\"rows\":9,\"options\":{\"sharpness\":10,\"most_evidence\":14,\"scope_power\":\"half\",\"least_share\":0.02,\"tie_sharpness\":3,\"tie_words\":20}}",
        "thresholds.json | null",
        "thresholds.json | {\"global\":2,\"per_class\":{}}",
        "thresholds.json | {\"global\":0.5}",
        "provenance.json | null",
        "provenance.json | []",
        "provenance.json | {} {}",
      })
  void anEntryUnderARightSealAndWithWrongContentIsRefused(String name, String content) {
    byte[] forged = withEntry(name, content.getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> Mapper.of(forged, "forged.mapper", SampleBundle.NO_DOMAINS))
        .isInstanceOfSatisfying(
            MicromapException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_BUNDLE))
        .hasMessageContaining("forged.mapper");
  }

  @Test
  void binaryEntriesOfAnotherLengthAreRefused() {
    for (String name : List.of("vocabulary.bin", "weights.bin")) {
      byte[] content = entry(name);
      for (int length : new int[] {0, 1, content.length - 1, content.length + 1}) {
        assertThat(refusal(withEntry(name, Arrays.copyOf(content, length))))
            .as("%s of %s bytes", name, length)
            .contains(ErrorCode.BAD_BUNDLE);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, 0, -1, Float.POSITIVE_INFINITY})
  void aScaleThatIsNoPositiveNumberIsRefused(float scale) {
    byte[] content = entry("vocabulary.bin");
    int scales = SampleBundle.lamp().vocabulary().size();
    ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).putFloat(scales, scale);

    assertThat(refusal(withEntry("vocabulary.bin", content))).contains(ErrorCode.BAD_BUNDLE);
  }

  @Test
  void aFeatureOfAViewThatNoFeaturizerHasIsRefused() {
    for (byte view : new byte[] {-1, 100}) {
      byte[] content = entry("vocabulary.bin");
      content[view < 0 ? 0 : SampleBundle.lamp().vocabulary().size() - 1] = view;
      byte[] forged = withEntry("vocabulary.bin", content);

      assertThatThrownBy(() -> Mapper.of(forged, "forged.mapper", SampleBundle.NO_DOMAINS))
          .isInstanceOfSatisfying(
              MicromapException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_BUNDLE));
    }
  }

  @Test
  void aMissingFileAndAFolderAreNotBundles(@TempDir Path folder) {
    for (Path file : List.of(folder, folder.resolve("none.mapper"))) {
      assertThatThrownBy(() -> Mapper.load(file, SampleBundle.NO_DOMAINS))
          .isInstanceOfSatisfying(
              MicromapException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_BUNDLE))
          .hasMessageContaining(file.toString());
    }
  }

  @Test
  void aFileIsLoadedWithItsHash(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("lamp.mapper"), BYTES);

    assertThat(Mapper.load(file, SampleBundle.NO_DOMAINS).model().sha256())
        .isEqualTo(Sha256.hex(BYTES));
  }

  /** Why the bytes are refused; empty if they are not. */
  @Test
  void aManifestThatLiesIsRefused() throws IOException {
    List<Consumer<ObjectNode>> lies =
        List.of(
            manifest -> manifest.put("classes", 4),
            manifest -> manifest.put("spi_version", 9),
            manifest -> manifest.put("more", 1),
            manifest -> manifest.withObject("/entries").put("lobels.json", "0"),
            manifest -> manifest.withObject("/entries").put("labels.json", "0".repeat(64)),
            manifest -> manifest.withObject("/entries").remove("weights.bin"));
    for (Consumer<ObjectNode> lie : lies) {
      byte[] bytes = withManifest(lie);
      assertThatThrownBy(() -> BundleFormat.read(bytes, "x"))
          .hasMessageContaining("entry manifest.json says something else than the rest");
    }
  }

  private static Optional<ErrorCode> refusal(byte[] bytes) {
    try {
      BundleFormat.read(bytes, "damaged.mapper");
      return Optional.empty();
    } catch (MicromapException e) {
      return Optional.of(e.code());
    }
  }

  private static byte[] withManifest(Consumer<ObjectNode> change) {
    Map<String, byte[]> entries = entries();
    entries.computeIfPresent(
        "manifest.json",
        (name, bytes) -> {
          ObjectNode manifest = object(bytes);
          change.accept(manifest);
          return Json.pretty(manifest);
        });
    return Archive.write(entries);
  }

  private static byte[] withEntry(String name, byte[] content) {
    Map<String, byte[]> entries = entries();
    entries.put(name, content);
    return Archive.write(entries);
  }

  private static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setMethod(ZipOutputStream.STORED);
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        CRC32 crc = new CRC32();
        crc.update(entry.getValue());
        ZipEntry header = new ZipEntry(entry.getKey());
        header.setSize(entry.getValue().length);
        header.setCrc(crc.getValue());
        zip.putNextEntry(header);
        zip.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static ObjectNode object(byte[] json) {
    try {
      return (ObjectNode) Json.parse(new String(json, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] entry(String name) {
    return Objects.requireNonNull(entries().get(name), name);
  }

  private static Map<String, byte[]> entries() {
    try {
      return new LinkedHashMap<>(Archive.entries(BYTES));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
