package io.micromap.cli.options;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.cli.console.Console;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Row;
import io.micromap.training.trainer.Trainer;
import io.micromap.training.trainer.TrainingOptions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where no encoder is installed. */
class EncoderOfferTest {

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @BeforeEach
  void startAsTheLauncherDoes() {
    System.setProperty(PluginOptions.HOME, "somewhere");
  }

  @AfterEach
  void forgetTheLauncher() {
    System.clearProperty(PluginOptions.HOME);
  }

  @Test
  void fewRowsAClassAreTheReasonToSayHowToAddOne() {
    offer(4);

    assertThat(said.toString(UTF_8))
        .startsWith("4 rows a class are few")
        .contains("./micromap encoder install")
        .hasLineCount(1);
  }

  @Test
  void thirtyRowsAClassAreNone() {
    offer(30);

    assertThat(said.toString(UTF_8)).isEmpty();
  }

  @Test
  void aProgramThatCannotAddOneSaysNothing() {
    System.clearProperty(PluginOptions.HOME);

    offer(4);

    assertThat(said.toString(UTF_8)).isEmpty();
  }

  private void offer(int perClass) {
    Console console =
        new Console(
            new PrintStream(PrintStream.nullOutputStream()), new PrintStream(said, true, UTF_8));
    new EncoderOffer(console)
        .to(new Trainer(TrainingOptions.DEFAULTS, 1, step -> {}), rows(perClass));
  }

  private static LabelledPrompts rows(int perClass) {
    return new LabelledPrompts(
        "rows",
        IntStream.range(0, 2 * perClass)
            .mapToObj(i -> new Row("" + i, "prompt " + i, i % 2 == 0 ? "even" : "odd", "rows:" + i))
            .toList(),
        "oos");
  }
}
