package io.micromap.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Options that would be ignored, or whose value is out of range, are refused before any work. */
class IgnoredOptionsTest extends TrainedSample {

  @Test
  void thresholdsAreCertifiedOnHeldOutRowsOnly() throws IOException {
    for (List<String> given :
        List.of(
            List.of("--target-precision", "0.9"),
            List.of("--max-error", "0.1"),
            List.of("--confidence", "0.9"),
            List.of("--joint"),
            List.of("--no-pool"),
            List.of("--out", "t.json"))) {
      fails(2, train(given), given.get(0) + " would be ignored", "give --holdout too");
    }
  }

  @Test
  void aTargetThatCannotBeIsRefusedBeforeTraining() throws IOException {
    fails(
        2,
        train(List.of("--holdout", "0.3", "--target-precision", "0.9", "--max-error", "0.1")),
        "either --target-precision or --max-error");
    fails(2, train(List.of("--holdout", "0.3", "--target-precision", "7")), "precision of 7.0");
    fails(2, train(List.of("--holdout", "0.3", "--confidence", "0.1")), "confidence of 0.1");
    fails(
        2,
        train(List.of("--holdout", "0.3", "--max-error", "0.1", "--joint")),
        "--joint would be ignored");
  }

  @Test
  void aConfidenceIsThatOfATargetPrecision() throws IOException {
    fails(
        2,
        List.of("recipe", "--labels-csv", labels, "--confidence", "0.9"),
        "--confidence would be ignored",
        "--target-precision");
  }

  @Test
  void aRecipeDealsItsRowsItself() throws IOException {
    fails(2, List.of("recipe", "--labels-csv", labels, "--holdout", "0.2"), "--holdout", "itself");
  }

  @Test
  void verifyTrainsAsTheLockSays() throws IOException {
    fails(2, List.of("verify", "--seed", "7", labels), "--seed");
    fails(2, List.of("verify", "--tune", labels), "--tune");
  }

  @Test
  void aGateThatAppliesToNothingIsRefused() throws IOException {
    for (String gate : List.of("--max-false-accept", "--max-false-accept-with-rails")) {
      fails(
          2,
          List.of("evaluate", "--mapper-path", mapper, "--labels-csv", labels, gate, "0.1"),
          gate + " would be ignored");
    }
    fails(
        2,
        List.of("evaluate", "--all", "--max-false-accept-with-rails", "0.1"),
        "give --rails or --rails-path");
    fails(2, List.of("evaluate", "--all", "--domain", "defi"), "Give one of --all");
  }

  @Test
  void aGateWithoutASecondDataSetIsRefused() throws IOException {
    Path set = Files.createDirectories(folder.resolve("sets/one"));
    SampleFiles.labelsCsv(set.resolve("train.csv"));
    SampleFiles.labelsCsv(set.resolve("eval.csv"));
    fails(
        2,
        List.of("evaluate", "--data-dir", folder.resolve("sets"), "--max-false-accept", "0.1"),
        "--max-false-accept applies to no cell");
  }

  @Test
  void numbersOutOfRangeAreNamed() throws IOException {
    List<Object> explain = List.of("explain", "--mapper-path", mapper, "swap it");
    fails(2, with(explain, "--features", "-1"), "--features -1: expected 0 or more");
    fails(
        2,
        with(explain, "--labels-csv", labels, "--neighbours", "-3"),
        "--neighbours -3: expected 0 or more");
    List<Object> calibrate = List.of("calibrate", "--mapper-path", mapper, "--labels-csv", labels);
    for (String rate : List.of("NaN", "-5", "9")) {
      fails(2, with(calibrate, "--max-abstain", rate), "--max-abstain", "between 0 and 1");
    }
    for (String threads : List.of("0", "-3")) {
      fails(2, train(List.of("--threads", threads)), "--threads " + threads, "1 or more");
    }
  }

  @Test
  void optionsWithoutWhatTheyAreAboutAreRefused() throws IOException {
    List<Object> explain = List.of("explain", "--mapper-path", mapper, "swap it");
    fails(2, with(explain, "--neighbours", "3"), "--neighbours would be ignored");
    fails(2, with(explain, "--with-text"), "--with-text would be ignored");
    fails(2, with(explain, "--prompts-jsonl", prompts), "--prompts-jsonl needs --labels-csv");
    fails(
        2,
        List.of("data", "check", "--labels-csv", labels, "--skip-suspicious", "--tune"),
        "--tune would be ignored");
    fails(
        2,
        List.of("evaluate", "--mapper-path", mapper, "--labels-csv", labels, "--seed", "3"),
        "--seed would be ignored");
    fails(
        2,
        List.of("rails", "fit", "--traces", "t.jsonl", "--labels-csv", labels, "--out", "m.json"),
        "--labels-csv would be ignored");
    fails(
        2,
        List.of("rails", "fit", "--traces", "t.jsonl", "--alpha", "0.2", "--out", "m.json"),
        "--alpha would be ignored");
  }

  @Test
  void theParserOfOptionsSpeaksPlainly() throws IOException {
    fails(2, train(List.of("--seed", "abc")), "'abc' is not a whole number");
    fails(2, train(List.of("--threads", "1.5")), "'1.5' is not a whole number");
    fails(2, train(List.of("--holdout", "x")), "'x' is not a number");
    fails(2, train(List.of("--on-conflict", "x")), "expected one of error, drop, keep, majority");
  }

  private List<Object> train(List<String> more) {
    return with(
        List.of("train", "--mapper-path", folder.resolve("m.mapper"), "--labels-csv", labels),
        more.toArray());
  }

  private static List<Object> with(List<?> args, Object... more) {
    List<Object> all = new ArrayList<>(args);
    all.addAll(List.of(more));
    return all;
  }
}
