package io.micromap.cli.rails;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.cli.ProgramRun;
import io.micromap.cli.SampleFiles;
import io.micromap.cli.TrainedSample;
import io.micromap.runtime.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FittedRailsTest extends TrainedSample {

  @Test
  void aFitIsToldInSentencesOrAsJson() throws IOException {
    String text = fit().assertDone().out();
    assertThat(text)
        .startsWith("On rows that were held out, these rails\n  take ")
        .doesNotContain("{", "_");

    JsonNode json = Json.parse(fit("--json").assertDone().out());
    assertThat(json.path("in_scope_coverage").isNumber()).isTrue();
  }

  @Test
  void railsThatVetoMostInScopeRowsWarn() {
    Map<String, Double> vetoing = Map.of("in_scope_coverage", 0.197, "out_of_scope_accepted", 0.0);
    Map<String, Double> good = Map.of("in_scope_coverage", 0.9, "out_of_scope_accepted", 0.0);
    assertThat(new FittedRails(vetoing, 0.06, 50).warnings())
        .singleElement()
        .asString()
        .startsWith("WARNING: ")
        .contains("would veto 80.3 % of in-scope rows");
    assertThat(new FittedRails(good, 0.06, 50).warnings()).isEmpty();
  }

  @Test
  void railsThatLetOutOfScopeRowsPassWarn() {
    Map<String, Double> loose = Map.of("in_scope_coverage", 0.9, "out_of_scope_accepted", 0.708);
    assertThat(new FittedRails(loose, 0.06, 50).warnings())
        .singleElement()
        .asString()
        .contains(
            "take 70.8 % of out-of-scope rows for in scope, more than the 6.0 % asked for",
            "PASS does not mean in scope here.");
    assertThat(new FittedRails(loose, 0.708, 50).warnings()).isEmpty();
  }

  @Test
  void railsThatLetALittleMorePassThanWasAskedForWarnToo() {
    Map<String, Double> figures = Map.of("in_scope_coverage", 0.9, "out_of_scope_accepted", 0.136);
    assertThat(new FittedRails(figures, 0.06, 50).warnings())
        .singleElement()
        .asString()
        .contains("take 13.6 % of out-of-scope rows for in scope, more than the 6.0 % asked for")
        .doesNotContain("PASS");
  }

  @Test
  void fewOutOfScopeRowsAreSaidToProveLittle() {
    Map<String, Double> good = Map.of("in_scope_coverage", 0.9, "out_of_scope_accepted", 0.0);

    assertThat(new FittedRails(good, 0.06, 3).toText())
        .contains(
            "take 0.0 % of the out-of-scope rows for in scope (of 3 such rows; could be up to")
        .contains(" up to 56.1 %)\n");
    assertThat(new FittedRails(good, 0.06, 50).toText()).doesNotContain("could be");
  }

  @Test
  void withoutAnOutOfScopeRowNothingIsSaidOfThem() throws Exception {
    Path scoped = folder.resolve("scoped.csv");
    String inScope =
        SampleFiles.rows().stream()
            .filter(row -> !row.label().equals("oos"))
            .map(row -> row.prompt().replaceAll("[\",\\s]+", " ") + "," + row.label() + "\n")
            .collect(joining());
    Files.writeString(scoped, "prompt,label\n" + inScope);
    Object[] fit = {
      "rails", "fit", "--mapper-path", mapper, "--labels-csv", scoped, "--out", folder.resolve("s")
    };

    ProgramRun run = ProgramRun.of(fit).assertDone();

    assertThat(run.out()).doesNotContain("of the out-of-scope rows").contains("no row is");
    assertThat(run.err()).contains("WARNING: no row is out of scope");
  }

  private ProgramRun fit(Object... more) {
    Object[] args = {
      "rails", "fit", "--mapper-path", mapper, "--labels-csv", labels, "--out", folder.resolve("r")
    };
    Object[] all = Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return ProgramRun.of(all);
  }
}
