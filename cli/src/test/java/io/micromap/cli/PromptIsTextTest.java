package io.micromap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A prompt is text, whatever it begins with. */
class PromptIsTextTest extends TrainedSample {

  @Test
  void anAtSignNeverNamesAFileOfArguments() throws IOException {
    Path secret = write("secret", "--help\nroot:x:0:0\n");

    for (String prompt : List.of("@" + secret, "@" + folder, "@@" + secret)) {
      ProgramRun run = ProgramRun.of("map", "--mapper-path", mapper, prompt).assertDone();
      assertThat(run.out()).startsWith("{\"schema_version\":").doesNotContain("Usage", "root");
      assertThat(ProgramRun.of("map", "--mapper-path", mapper, "--", prompt)).isEqualTo(run);
    }
    ProgramRun explained = ProgramRun.of("explain", "--mapper-path", mapper, "@" + secret);
    assertThat(explained.assertDone().out()).doesNotContain("Usage", "root:x");
  }

  @Test
  void anAtSignIsPartOfAPathToo() throws IOException {
    Path arguments = write("arguments", mapper.toString());

    fails(4, List.of("map", "--mapper-path", "@" + arguments, "swap"), "@" + arguments);
  }

  @Test
  void aPromptTakenForAnOptionIsAnsweredWithTheWayToGiveIt() throws IOException {
    fails(
        2,
        List.of("map", "--mapper-path", mapper, "-5 eth swap"),
        "-5 eth swap",
        "A prompt that begins with '-' goes behind '--'");
    fails(
        2,
        List.of("explain", "--mapper-path", mapper, "--please swap"),
        "A prompt that begins with '-' goes behind '--'");
    assertThat(
            ProgramRun.of("map", "--mapper-path", mapper, "--", "-5 eth swap").assertDone().out())
        .contains("MAPPED");
  }

  @Test
  void severalWordsWithoutQuotesAreAnsweredWithTheWayToGiveThem() throws IOException {
    fails(2, List.of("map", "--mapper-path", mapper, "swap", "eth"), "eth", "put it in quotes");
  }

  @Test
  void otherCommandsGiveNoHintAboutPrompts() {
    assertThat(ProgramRun.of("verify", "--fast", "lock.json").assertFails(2, "--fast").err())
        .doesNotContain("prompt");
  }
}
