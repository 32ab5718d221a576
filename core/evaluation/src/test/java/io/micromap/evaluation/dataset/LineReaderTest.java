package io.micromap.evaluation.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.evaluation.dataset.LineReader.Line;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineReaderTest {

  private static final int BUFFER = 1 << 16;

  @Test
  void theLineEndsOfEverySystemEndALineOnce() throws IOException {
    assertThat(lines("a\nb\r\nc\rd\n\r\n\re")).containsExactly("a", "b", "c", "d", "", "", "e");
    assertThat(lines("")).isEmpty();
    assertThat(lines("\n")).containsExactly("");
    assertThat(lines("a\r\n")).containsExactly("a");
  }

  @Test
  void linesMayEndWhereABufferDoes() throws IOException {
    for (int length = BUFFER - 3; length < BUFFER + 3; length++) {
      String line = "x".repeat(length);

      assertThat(lines(line + "\r\n" + line + "\n\u00e9\n")).containsExactly(line, line, "\u00e9");
    }
  }

  @Test
  void howManyBytesComeAtATimeDoesNotMatter() throws IOException {
    String text = "one\r\n\ntwo \u2013 \ud83d\ude80\r\rthree\n";
    Random random = new Random(3);

    for (int run = 0; run < 50; run++) {
      assertThat(lines(new Dripping(text, random))).containsExactlyElementsOf(lines(text));
    }
  }

  @Test
  void theRestBeginsWithTheLineAndKeepsItsNumber() throws IOException {
    LineReader reader = reader("\n[1,\n2]\n");
    reader.next();
    Line second = reader.next().orElseThrow();

    assertThat(new String(reader.rest(second).readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("\n[1,\n2]\n");
  }

  @Test
  void blankLinesAreThoseOfEveryScript() throws IOException {
    assertThat(reader("\u3000\t\n").next().orElseThrow().isBlank()).isTrue();
    assertThat(reader("\n").next().orElseThrow().isBlank()).isTrue();
    assertThat(reader(" {\n").next().orElseThrow().isBlank()).isFalse();
  }

  /** Gives a few bytes at a time, as a pipe may. */
  private static final class Dripping extends ByteArrayInputStream {

    private final Random random;

    Dripping(String text, Random random) {
      super(text.getBytes(StandardCharsets.UTF_8));
      this.random = random;
    }

    @Override
    public synchronized int read(byte[] bytes, int offset, int length) {
      return super.read(bytes, offset, Math.min(length, 1 + random.nextInt(3)));
    }
  }

  private static LineReader reader(String text) {
    return new LineReader("f", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> lines(String text) throws IOException {
    return lines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> lines(InputStream in) throws IOException {
    LineReader reader = new LineReader("f", in);
    List<String> lines = new ArrayList<>();
    for (Optional<Line> line = reader.next(); line.isPresent(); line = reader.next()) {
      lines.add(line.get().require());
      assertThat(line.get().number()).isEqualTo(lines.size());
    }
    return lines;
  }
}
