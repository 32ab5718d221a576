package io.micromap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** What tests of verbs share: a small trained mapper with its rows, and a folder of their own. */
public abstract class TrainedSample {

  @TempDir private static Path shared;
  protected static Path mapper;
  protected static Path labels;
  protected static Path prompts;

  @TempDir protected Path folder;

  @BeforeAll
  protected static void train() throws IOException {
    mapper = shared.resolve("sample.mapper");
    labels = SampleFiles.labelsCsv(shared.resolve("labels.csv"));
    prompts = SampleFiles.promptsJsonl(shared.resolve("prompts.jsonl"));
    ProgramRun.of("train", "--mapper-path", mapper, "--labels-csv", labels).assertDone();
  }

  /** Asserts that a run fails as told and writes no file. */
  protected void fails(int code, List<?> args, String... parts) throws IOException {
    List<String> found = files();
    ProgramRun.of(args.toArray()).assertFails(code, parts);
    assertThat(files()).isEqualTo(found);
  }

  protected static ProgramRun withInput(InputStream input, Object... args) {
    InputStream standard = System.in;
    try {
      System.setIn(input);
      return ProgramRun.of(args);
    } finally {
      System.setIn(standard);
    }
  }

  protected Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  protected List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }
}
