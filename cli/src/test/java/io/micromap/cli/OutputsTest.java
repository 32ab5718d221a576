package io.micromap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micromap.cli.options.Output;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Outputs that would destroy what is read, or each other, are refused before any work. */
class OutputsTest extends TrainedSample {

  private Path rows;

  @BeforeEach
  void copyRows() throws IOException {
    rows = Files.copy(labels, folder.resolve("train.csv"));
  }

  @Test
  void foldersThatAreMadeForOutputsAreSaidAndOthersAreNot() {
    Path made = folder.resolve("new/parts");
    Object[] check = {"data", "check", "--labels-csv", rows, "--skip-suspicious", "--out"};

    ProgramRun first = with(check, made.resolve("check.json"));
    assertThat(first.err()).contains("made folder " + made + "\n");
    assertThat(with(check, made.resolve("check.json")).err()).doesNotContain("made folder");
    assertThat(with(check, folder.resolve("check.json")).err()).doesNotContain("made folder");
    ProgramRun split =
        ProgramRun.of("data", "split", "--labels-csv", rows, "--out-dir", folder.resolve("split"));
    assertThat(split.assertDone().err())
        .containsOnlyOnce("made folder " + folder.resolve("split") + "\n");
    Path missing = folder.resolve("no.csv");
    ProgramRun failed =
        ProgramRun.of(
            "data", "check", "--labels-csv", missing, "--out", folder.resolve("n/o.json"));
    assertThat(failed.err()).doesNotContain("made folder");
  }

  private static ProgramRun with(Object[] arguments, Path out) {
    Object[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = out;
    return ProgramRun.of(all);
  }

  @Test
  void anOutputThatIsAnInputIsRefusedAndTheInputStays() throws IOException {
    Path bundle = Files.copy(mapper, folder.resolve("m.mapper"));
    refused(
        "--mapper-path",
        "--labels-csv reads it",
        "train",
        "--labels-csv",
        rows,
        "--mapper-path",
        rows);
    refused(
        "--out-dir",
        "--labels-csv reads it",
        "data",
        "split",
        "--labels-csv",
        rows,
        "--out-dir",
        folder);
    refused(
        "--rows-csv",
        "--labels-csv",
        "sweep",
        "--mapper-path",
        bundle,
        "--labels-csv",
        rows,
        "--rows-csv",
        rows);
    refused(
        "--out-summary",
        "--mapper-path",
        "sweep",
        "--mapper-path",
        bundle,
        "--labels-csv",
        rows,
        "--out-summary",
        bundle);
    refused(
        "--out",
        "--mapper-path",
        "calibrate",
        "--mapper-path",
        bundle,
        "--labels-csv",
        rows,
        "--out",
        bundle);
    refused("--out", "OLD", "diff", "--labels-csv", rows, "--out", bundle, bundle, mapper);
    refused("--out", "--labels-csv", "data", "check", "--labels-csv", rows, "--out", rows);
    refused(
        "--plot",
        "--rails",
        "rails",
        "audit",
        "--mapper-path",
        bundle,
        "--rails",
        rows,
        "--plot",
        rows,
        "swap it");
    assertThat(rows).hasSameBinaryContentAs(labels);
    assertThat(bundle).hasSameBinaryContentAs(mapper);
  }

  @Test
  void anotherNameOfTheSameFileIsTheSameFile() throws IOException {
    Path symbolic = Files.createSymbolicLink(folder.resolve("symbolic"), rows);
    Path hard = Files.createLink(folder.resolve("hard"), rows);
    Path roundabout = Files.createDirectory(folder.resolve("sub")).resolve("../train.csv");
    for (Path name : List.of(symbolic, hard, roundabout)) {
      refused(
          "--mapper-path",
          "--labels-csv reads it",
          "train",
          "--labels-csv",
          rows,
          "--mapper-path",
          name);
    }
    assertThat(rows).hasSameBinaryContentAs(labels);
  }

  @Test
  void twoOutputsOfOneNameAreRefused() throws IOException {
    Path out = folder.resolve("out");
    refused(
        "--out-summary",
        "--rows-csv writes",
        "sweep",
        "--mapper-path",
        mapper,
        "--labels-csv",
        labels,
        "--rows-csv",
        out,
        "--out-summary",
        folder.resolve("./out"));
    assertThat(out).doesNotExist();
  }

  @Test
  void twoOutputsMayGoToADeviceThatKeepsNothing() {
    Path nothing = Path.of("/dev/null");
    assumeTrue(Files.exists(nothing));
    ProgramRun.of(
            "sweep",
            "--mapper-path",
            mapper,
            "--labels-csv",
            labels,
            "--rows-csv",
            nothing,
            "--out-csv",
            nothing)
        .assertDone();
    assertThat(Files.isRegularFile(nothing)).isFalse();
  }

  @Test
  void anOutputInTheFoldersThatAreReadIsRefused() throws IOException {
    Path set = Files.createDirectories(folder.resolve("sets/one"));
    SampleFiles.labelsCsv(set.resolve("train.csv"));
    SampleFiles.labelsCsv(set.resolve("eval.csv"));
    Path sets = folder.resolve("sets");
    refused("--out-dir", "--data-dir reads", "evaluate", "--data-dir", sets, "--out-dir", sets);
    refused(
        "--out-dir",
        "--data-dir reads",
        "evaluate",
        "--data-dir",
        sets,
        "--out-dir",
        set.resolve("new"));
    Path plugins = folder.resolve("plugins");
    Path lamp = SampleDomain.write(plugins.resolve("lamp"), "lamp");
    refused(
        "--mapper-path",
        "--plugins reads",
        "--plugins",
        plugins,
        "train",
        "--domain",
        "lamp",
        "--mapper-path",
        lamp.resolve("labels.csv"));
  }

  @Test
  void theDefaultFolderOfARecipeIsCheckedToo() throws IOException {
    Path artifacts = Files.createDirectories(Path.of(".artifacts/custom"));
    Path own =
        Files.copy(labels, artifacts.resolve("rows.csv"), StandardCopyOption.REPLACE_EXISTING);
    try {
      ProgramRun.of("recipe", "--labels-csv", own).assertFails(2, "--labels-csv reads it");
      assertThat(own).hasSameBinaryContentAs(labels);
    } finally {
      Files.delete(own);
      Files.delete(artifacts);
      Files.delete(artifacts.getParent());
    }
  }

  @Test
  void theRootIsNoFile() throws IOException {
    fails(5, List.of("train", "--labels-csv", labels, "--mapper-path", "/"), "it is a folder");
  }

  /** A new option that writes must be added here, and be marked. */
  @Test
  void everyOptionThatWritesIsMarked() {
    Set<String> marked = new TreeSet<>();
    collect(Main.commandLine(System.out, System.err), marked);
    assertThat(marked)
        .containsExactlyInAnyOrder(
            "bench map --out",
            "bench robustness --out",
            "calibrate --out",
            "data augment --out",
            "data check --out",
            "data split --out-dir",
            "diff --out",
            "diff --rows-csv",
            "evaluate --out-dir",
            "lock --out-dir",
            "map --out",
            "monitor --out",
            "rails audit --out",
            "rails audit --plot",
            "rails fit --out",
            "recipe --out-dir",
            "replay --out",
            "replay --rows-jsonl",
            "replay hash --out",
            "report --html",
            "serve --fell-through",
            "serve --log",
            "sweep --metrics-csv",
            "sweep --out-report",
            "sweep --out-summary",
            "sweep --rows-csv",
            "train --mapper-path",
            "train --out");
  }

  private static void collect(CommandLine line, Set<String> marked) {
    for (OptionSpec option : line.getCommandSpec().options()) {
      boolean output =
          option.userObject() instanceof Field field && field.isAnnotationPresent(Output.class);
      if (output) {
        marked.add(
            line.getCommandSpec().qualifiedName().replace("micromap ", "")
                + " "
                + option.longestName());
      }
    }
    line.getSubcommands().values().forEach(below -> collect(below, marked));
  }

  private void refused(String option, String reason, Object... args) throws IOException {
    fails(2, List.of(args), option + ": ", reason, "Write to another file.");
  }
}
