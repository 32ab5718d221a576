package io.micromap.cli.verbs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.cli.Main;
import io.micromap.cli.ProgramRun;
import io.micromap.cli.TrainedSample;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** {@code map} answers any number of prompts on all cores, and nobody sees that it does. */
class MapStreamTest extends TrainedSample {

  private static final int ROWS = 3_000;

  @Test
  void linesOfTwoBytesALetterAreNoPrompts() throws IOException {
    Path file = folder.resolve("wide.txt");
    Files.write(file, "swap my eth\nclaim it\n".getBytes(StandardCharsets.UTF_16LE));

    ProgramRun.of("map", "--mapper-path", mapper, "--prompts", file)
        .assertFails(3, "UTF-16 without its mark");
  }

  @Test
  void anyNumberOfThreadsWritesTheSameBytes() throws IOException {
    Path rows = write("rows.jsonl", rows());

    for (String format : List.of("jsonl", "csv", "text")) {
      ProgramRun one = map(rows, "--format", format, "--threads", "1");
      for (String threads : List.of("2", "7")) {
        assertThat(map(rows, "--format", format, "--threads", threads)).isEqualTo(one);
      }
      assertThat(map(rows, "--format", format)).isEqualTo(one);
      assertThat(one.code()).isEqualTo(3);
      assertThat(one.err())
          .contains("rows.jsonl, line 2: malformed JSON", "30 of 3000 lines held no prompt");
    }
  }

  @Test
  void answersAndErrorsStandInTheOrderOfTheLines() throws IOException {
    Path rows = write("rows.jsonl", rows());

    List<String> answers = map(rows).out().lines().toList();

    assertThat(answers).hasSize(ROWS);
    assertThat(IntStream.range(0, ROWS))
        .allSatisfy(i -> assertThat(answers.get(i)).startsWith(begin(i)));
  }

  @Test
  void anArrayOfTextsIsNotOnePrompt() throws IOException {
    Path rows = Files.writeString(folder.resolve("rows.txt"), "[\"swap eth\", \"stake it\"]\n");

    ProgramRun.of("map", "--mapper-path", mapper, "--prompts", rows)
        .assertFails(3, "rows.txt, line 1: is an array of texts", "--input-format lines");
    ProgramRun.of("map", "--mapper-path", mapper, "--prompts", rows, "--input-format", "lines")
        .assertDone();
    Path plain = Files.writeString(folder.resolve("plain.txt"), "[\"swap\" or so] please\n");
    ProgramRun.of("map", "--mapper-path", mapper, "--prompts", plain).assertDone();
  }

  @Test
  void theFirstFaultEndsTheWorkWhereThatIsAskedFor() throws IOException {
    Path rows = write("rows.jsonl", rows());

    ProgramRun run = map(rows, "--on-error", "stop", "--threads", "4");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out().lines()).hasSize(1);
    assertThat(run.err()).contains("line 2: malformed JSON").doesNotContain("held no prompt");
  }

  @Test
  void aLongPromptIsLeftAloneInEveryForm() throws IOException {
    String prompt = "a".repeat(9 << 20);
    Path jsonl = folder.resolve("long.jsonl");
    Files.writeString(jsonl, "{\"prompt\":\"" + prompt + "\",\"id\":\"k\"}\n");
    Path lines = Files.writeString(folder.resolve("long.txt"), prompt + "\n");

    assertThat(map(jsonl).assertDone().out()).contains("\"id\":\"k\"", "\"too_long\"");
    assertThat(ProgramRun.of("map", "--mapper-path", mapper, "--prompts", lines).assertDone().out())
        .contains("\"id\":\"1\"", "\"too_long\"");
  }

  @Test
  void gzipIsReadAndWritten() throws IOException {
    Path rows = write("rows.jsonl", rows());
    Path packed = folder.resolve("rows.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      Files.copy(rows, out);
    }
    Path answers = folder.resolve("answers.jsonl.gz");

    map(packed, "--out", answers);

    try (InputStream in = new GZIPInputStream(Files.newInputStream(answers))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines())
          .containsExactlyElementsOf(
              map(rows).out().replace("rows.jsonl", "rows.jsonl.gz").lines().toList());
    }
  }

  @Test
  void aTableThatIsCutOffIsNotBlamedOnItsQuotes() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      for (int i = 0; i < ROWS; i++) {
        gzip.write((i == 0 ? "prompt\n" : "\"swap " + i + ", please\"\n").getBytes(UTF_8));
      }
    }
    byte[] half = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
    Path rows = Files.write(folder.resolve("rows.csv.gz"), half);

    ProgramRun run = ProgramRun.of("map", "--mapper-path", mapper, "--prompts", rows);

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("is damaged or cut off").doesNotContain("quote");
  }

  @Test
  void anAnswerComesBeforeTheNextPromptIsWaitedFor() {
    CountDownLatch answered = new CountDownLatch(1);
    OutputStream answers =
        new OutputStream() {
          @Override
          public void write(int each) {
            answered.countDown();
          }
        };
    PrintStream out = new PrintStream(answers, true, StandardCharsets.UTF_8);
    Asking asking = new Asking(answered);
    InputStream standard = System.in;
    System.setIn(asking);
    try {
      String[] args = {"map", "--mapper-path", mapper.toString(), "-"};
      int code = Main.run(args, out, new PrintStream(new ByteArrayOutputStream(), true));
      assertThat(code).isZero();
    } finally {
      System.setIn(standard);
    }
    assertThat(asking.hadAnswer).isTrue();
  }

  @Test
  void threadsAreOneOrMoreAndForManyPrompts() throws IOException {
    Path rows = write("rows.jsonl", "{\"prompt\":\"swap it\"}\n");

    map(rows, "--threads", "0").assertFails(2, "--threads 0");
    ProgramRun.of("map", "--mapper-path", mapper, "--threads", "2", "swap it")
        .assertFails(2, "--threads would be ignored");
  }

  /** One prompt; what follows comes only after its answer. */
  private static final class Asking extends ByteArrayInputStream {

    private final CountDownLatch answered;
    private boolean hadAnswer;

    Asking(CountDownLatch answered) {
      super("swap it\n".getBytes(StandardCharsets.UTF_8));
      this.answered = answered;
    }

    @Override
    public synchronized int read(byte[] bytes, int offset, int length) {
      if (available() == 0) {
        try {
          hadAnswer = answered.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
      return super.read(bytes, offset, length);
    }
  }

  private static String begin(int row) {
    return isBad(row)
        ? "{\"id\":null,\"schema_version\":1,\"status\":\"ERROR\""
        : "{\"id\":\"r" + row;
  }

  private static boolean isBad(int row) {
    return row % 100 == 1;
  }

  private static String rows() {
    return IntStream.range(0, ROWS)
        .mapToObj(
            row ->
                isBad(row)
                    ? "{\"prompt\" " + row
                    : "{\"prompt\":\"swap " + row + " eth\",\"id\":\"r" + row + "\"}")
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static ProgramRun map(Path rows, Object... more) {
    return ProgramRun.of(
        Stream.concat(
                Stream.of("map", "--mapper-path", mapper, "--prompts-jsonl", rows), Stream.of(more))
            .toArray());
  }
}
