package io.micromap.runtime.folder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import io.micromap.spi.Label;
import io.micromap.spi.Thresholds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.lifecycle.AfterContainer;

class FolderDomainPropertiesTest {

  private static final Path FOLDER = folder();

  private static Path folder() {
    try {
      return Files.createTempDirectory("domain");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterContainer
  static void removeFolder() throws IOException {
    Files.deleteIfExists(FOLDER.resolve(FolderDomain.FILE));
    Files.delete(FOLDER);
  }

  @Property(tries = 200, seed = "1")
  void labelsThresholdsAndSeedAreReadAsTheyStand(
      @ForAll("labels") List<Label> labels,
      @ForAll @DoubleRange(max = 1) double global,
      @ForAll long seed)
      throws IOException {
    Thresholds thresholds = Thresholds.of(global, Map.of(labels.get(0).name(), 1 - global));

    FolderDomain domain = read(json(labels, thresholds, seed).toString());

    assertThat(domain.labels()).isEqualTo(labels);
    assertThat(domain.defaultThresholds()).isEqualTo(thresholds);
    assertThat(domain.seed()).isEqualTo(seed);
  }

  @Property(tries = 300, seed = "2")
  void aDamagedFileIsRefusedOrStillADomain(@ForAll("labels") List<Label> labels, @ForAll long seed)
      throws IOException {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(json(labels, Thresholds.global(0.5), 1).toString());
    for (int change = 0; change < 3; change++) {
      int place = random.nextInt(text.length());
      String other =
          List.of("", "\"", "{", "]", "9e99", "null", "\u0000", ",").get(random.nextInt(8));
      text.replace(place, Math.min(text.length(), place + random.nextInt(4)), other);
    }
    try {
      assertThat(read(text.toString()).labels()).hasSizeGreaterThanOrEqualTo(2);
    } catch (MicromapException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.BAD_PLUGIN);
      assertThat(e).hasMessageStartingWith(FolderDomain.FILE);
    }
  }

  @Property(tries = 300, seed = "3")
  void bytesThatAreNoDomainAreRefused(@ForAll byte[] bytes) throws IOException {
    Files.write(FOLDER.resolve(FolderDomain.FILE), bytes);
    try {
      FolderDomain.read(FOLDER);
      throw new AssertionError("read " + new String(bytes, StandardCharsets.ISO_8859_1));
    } catch (MicromapException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.BAD_PLUGIN);
    }
  }

  private static FolderDomain read(String json) throws IOException {
    Files.write(FOLDER.resolve(FolderDomain.FILE), json.getBytes(StandardCharsets.UTF_8));
    return FolderDomain.read(FOLDER);
  }

  private static ObjectNode json(List<Label> labels, Thresholds thresholds, long seed) {
    ObjectNode json = Json.mapper().createObjectNode().put("id", "x").put("seed", seed);
    ArrayNode list = json.putArray("labels");
    for (Label label : labels) {
      ObjectNode node = list.addObject();
      node.put("name", label.name()).put("description", label.description());
      ArrayNode cues = node.putArray("cues");
      label.cues().forEach(cues::add);
    }
    ObjectNode some = json.putObject("thresholds").put("global", thresholds.global());
    ObjectNode perClass = some.putObject("per_class");
    new TreeMap<>(thresholds.perClass()).forEach(perClass::put);
    return json;
  }

  @Provide
  Arbitrary<List<Label>> labels() {
    Arbitrary<String> words = Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(9);
    return Combinators.combine(words, words, words.list().ofMaxSize(2))
        .as(Label::new)
        .list()
        .ofMinSize(2)
        .ofMaxSize(6)
        .uniqueElements(Label::name);
  }
}
