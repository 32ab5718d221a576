package io.micromap.runtime.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedEncoderTest {

  private static final FixedEncoder FIXED = FixedEncoder.of("fixed", 'a');
  private static final List<String> TEXTS = List.of("one", "seven", "one", "");

  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  @TempDir private Path folder;

  /** Notes what it is asked. */
  private final class Noting implements Encoder {

    @Override
    public EncoderIdentity identity() {
      return FIXED.identity();
    }

    @Override
    public float[][] embed(List<String> texts) {
      asked.addAll(texts);
      return FIXED.embed(texts);
    }
  }

  private CachedEncoder cached() {
    return CachedEncoder.of(new Noting(), Optional.of(folder));
  }

  private Path file() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.reduce((a, b) -> folder.resolve("two files")).orElseThrow();
    }
  }

  @Test
  void theRowsAreThoseOfTheEncoder() {
    assertThat(cached().embed(TEXTS)).isDeepEqualTo(FIXED.embed(TEXTS));
  }

  @Test
  void aTextIsEmbeddedOnce() {
    CachedEncoder encoder = cached();
    encoder.embed(TEXTS);
    encoder.embed(TEXTS);
    assertThat(asked).containsExactlyInAnyOrder("one", "seven", "");
  }

  @Test
  void aTextAloneIsLookedUpAndNotRemembered() {
    CachedEncoder encoder = cached();
    assertThat(encoder.embed(List.of("alone"))).isDeepEqualTo(FIXED.embed(List.of("alone")));
    encoder.embed(TEXTS);
    asked.clear();
    assertThat(encoder.embed(List.of("seven"))).isDeepEqualTo(FIXED.embed(List.of("seven")));
    encoder.embed(List.of("alone"));
    assertThat(asked).containsExactly("alone");
  }

  @Test
  void aTextAloneIsEmbeddedOnceDuringAPieceOfWork() {
    CachedEncoder encoder = cached();
    float[][] rows =
        CachedEncoder.remembering(
            () -> {
              encoder.embed(List.of("alone"))[0][0] = 9;
              CachedEncoder.of(FixedEncoder.of("other", 'b'), Optional.empty())
                  .embed(List.of("alone"));
              return encoder.embed(List.of("alone"));
            });
    assertThat(rows).isDeepEqualTo(FIXED.embed(List.of("alone")));
    assertThat(asked).containsExactly("alone");
    encoder.embed(List.of("alone"));
    assertThat(asked).hasSize(2);
  }

  @Test
  void theNextProcessKnowsTheTexts() {
    cached().embed(TEXTS);
    asked.clear();
    assertThat(cached().embed(TEXTS)).isDeepEqualTo(FIXED.embed(TEXTS));
    assertThat(asked).isEmpty();
  }

  @Test
  void aFileOfWhichAnyByteIsDamagedIsWrittenAnew() throws IOException {
    cached().embed(TEXTS);
    byte[] whole = Files.readAllBytes(file());
    for (int place = 0; place < whole.length; place++) {
      byte[] damaged = whole.clone();
      damaged[place] ^= 1;
      Files.write(file(), damaged);
      asked.clear();
      assertThat(cached().embed(TEXTS)).isDeepEqualTo(FIXED.embed(TEXTS));
      assertThat(asked).hasSize(3);
      assertThat(file()).hasBinaryContent(whole);
    }
  }

  @Test
  void aFileThatWasCutOffIsWrittenAnew() throws IOException {
    cached().embed(TEXTS);
    byte[] whole = Files.readAllBytes(file());
    Files.write(file(), Arrays.copyOf(whole, whole.length / 2));
    cached().embed(TEXTS);
    assertThat(file()).hasBinaryContent(whole);
  }

  @Test
  void anotherEncoderHasAnotherFile() throws IOException {
    cached().embed(TEXTS);
    CachedEncoder.of(FixedEncoder.of("fixed", 'b'), Optional.of(folder)).embed(TEXTS);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void aFolderThatCannotBeWrittenCostsTimeAlone() throws IOException {
    Path blocked = Files.createFile(folder.resolve("file")).resolve("below");
    CachedEncoder encoder = CachedEncoder.of(new Noting(), Optional.of(blocked));
    assertThat(encoder.embed(TEXTS)).isDeepEqualTo(FIXED.embed(TEXTS));
  }

  @Test
  void theLatestTextsAreKept() {
    List<String> many =
        IntStream.rangeClosed(0, EmbeddingFile.MOST).mapToObj(i -> "t" + i).toList();
    assertThat(cached().embed(many)).hasNumberOfRows(many.size());
    asked.clear();
    cached().embed(List.of("t1", "t" + EmbeddingFile.MOST, "t0"));
    assertThat(asked).containsExactly("t0");
  }

  @Test
  void progressEndsWithAllTexts() {
    List<Integer> done = new ArrayList<>();
    List<String> many = IntStream.range(0, 100).mapToObj(i -> "t" + i).toList();
    cached().embed(many, done::add);
    assertThat(done).isSorted().containsSequence(64, 100);
  }

  @Test
  void halfACharacterIsAnotherTextThanItsReplacement() {
    assertThat(TextKey.of("\ud800")).isNotEqualTo(TextKey.of("\ufffd"));
  }
}
