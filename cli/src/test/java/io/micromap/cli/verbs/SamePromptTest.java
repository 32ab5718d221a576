package io.micromap.cli.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.cli.ProgramRun;
import io.micromap.cli.SampleDomain;
import io.micromap.cli.SampleFiles;
import io.micromap.cli.TrainedSample;
import io.micromap.runtime.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What looks the same is the same prompt, and the same label, to every verb. */
class SamePromptTest extends TrainedSample {

  @ParameterizedTest
  @ValueSource(
      strings = {"st\u200Bake my eth", "stake\u00AD my eth", "stаke mу еth", "\u202Estake my eth"})
  void mapSaysWhereItUndidWhatNobodySees(String disguise) throws IOException {
    JsonNode decision = map(disguise);

    assertThat(decision.path("normalized").isBoolean()).isTrue();
    assertThat(decision.path("normalized").asBoolean()).isTrue();
    assertThat(((ObjectNode) decision).without("normalized").toString())
        .isEqualTo(map("stake my eth").toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"STAKE my  eth", "ｓｔａｋｅ my eth", "𝐬𝐭𝐚𝐤𝐞 my eth", "sta-\nke my eth"})
  void mapSaysNothingOfWhatEverybodySees(String prompt) throws IOException {
    JsonNode decision = map(prompt);

    assertThat(decision.has("normalized")).isFalse();
    assertThat(decision.toString()).isEqualTo(map("stake my eth").toString());
  }

  private JsonNode map(String prompt) throws IOException {
    return Json.parse(
        ProgramRun.of("map", "--mapper-path", mapper, "--", prompt).assertDone().out());
  }

  static Stream<Arguments> disguises() {
    return Stream.of(
        Arguments.of("capitals", on(prompt -> prompt.toUpperCase(Locale.ROOT))),
        Arguments.of("blanks", on(prompt -> prompt.replace(" ", "  "))),
        Arguments.of("tabs", on(prompt -> prompt.replace(" ", "\t"))),
        Arguments.of("full-stop", on(prompt -> prompt + ".")),
        Arguments.of("no-break", on(prompt -> prompt.replace(" ", "\u00A0"))),
        Arguments.of("soft-hyphen", on(prompt -> prompt.replace("e", "e\u00AD"))),
        Arguments.of("zero-width", on(prompt -> prompt.replace("t", "\u200Bt"))),
        Arguments.of("full-width", on(prompt -> prompt.replace('s', 'ｓ'))),
        Arguments.of("byte-order-mark", on(prompt -> "\uFEFF" + prompt)),
        Arguments.of(
            "decomposed", on(prompt -> Normalizer.normalize(prompt, Normalizer.Form.NFKD))));
  }

  private static UnaryOperator<String> on(UnaryOperator<String> change) {
    return change;
  }

  @ParameterizedTest
  @MethodSource("disguises")
  void calibrateRefusesTrainingRowsInDisguise(String name, UnaryOperator<String> disguise)
      throws IOException {
    Path rows = rows(name, disguise, "oos");

    fails(
        3,
        List.of(
            "calibrate",
            "--mapper-path",
            mapper,
            "--labels-csv",
            rows,
            "--target-precision",
            "0.9",
            "--out",
            folder.resolve("thresholds.json")),
        "train");
  }

  @ParameterizedTest
  @MethodSource("disguises")
  void onePromptUnderTwoLabelsStopsTraining(String name, UnaryOperator<String> disguise)
      throws IOException {
    Path rows =
        write(
            name + ".csv", "prompt,label\nstake it,a\n\"" + disguise.apply("stake it") + "\",b\n");

    fails(
        3,
        List.of("train", "--mapper-path", folder.resolve("m"), "--labels-csv", rows),
        "\"stake it\" is a at",
        "b at");
  }

  static Stream<List<String>> verbsOfRows() {
    return Stream.of(
        List.of("train", "--mapper-path", "NEW"),
        List.of("recipe", "--out-dir", "NEW"),
        List.of("sweep", "--mapper-path", "MAPPER", "--rows-csv", "NEW"),
        List.of("calibrate", "--mapper-path", "MAPPER", "--target-precision", "0.9"),
        List.of("rails", "fit", "--mapper-path", "MAPPER", "--out", "NEW"),
        List.of("explain", "--mapper-path", "MAPPER", "stake it"),
        List.of("data", "split", "--out-dir", "NEW"),
        List.of("bench", "robustness", "--mapper-path", "MAPPER"));
  }

  @ParameterizedTest
  @MethodSource("verbsOfRows")
  void aLabelThatIsTheOutOfScopeWordButForCaseIsNamedWithIt(List<String> verb) throws IOException {
    Path rows = rows("case", prompt -> prompt, "OOS");
    List<Object> args = new ArrayList<>();
    for (String word : verb) {
      args.add(word.equals("NEW") ? folder.resolve("new") : word.equals("MAPPER") ? mapper : word);
    }
    args.addAll(List.of("--labels-csv", rows));

    fails(
        3,
        args,
        "Label 'OOS' (",
        "says out of scope, but out-of-scope rows carry 'oos'",
        "Give --oos-label OOS, or write 'oos' in these rows.");
  }

  @Test
  void dataCheckListsLabelsThatAreOne() throws IOException {
    ProgramRun run = ProgramRun.of("data", "check", "--labels-csv", rows("case", p -> p, "OOS"));

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("'OOS'; out-of-scope rows carry 'oos' (0 rows)");
    assertThat(run.err())
        .contains("If rows with the label 'OOS' belong to no class, give --oos-label OOS.");
  }

  @Test
  void dataCheckSaysOfAllClassesThatMayBeNoneWhatToDo() throws IOException {
    Path rows = folder.resolve("vague.csv");
    String some = "prompt,label\nbuy it,x\nsell it,y\na joke,none\nthe weather,other\n";
    Files.writeString(rows, some);

    assertThat(ProgramRun.of("data", "check", "--labels-csv", rows).err())
        .contains("If rows with one of the labels 'none', 'other' belong to no class, write 'none'")
        .contains(" in all of them and give --oos-label none.");

    Files.writeString(rows, some + "what is love,oos\n");
    assertThat(ProgramRun.of("data", "check", "--labels-csv", rows).err())
        .contains("labels 'none', 'other' belong to no class, write 'oos' in them.");
  }

  @Test
  void aDomainWhoseLabelsLookAlikeIsReportedAndTrainsNothing() throws IOException {
    Path lamp = SampleDomain.write(folder.resolve("lamp"), "lamp");
    Path json = lamp.resolve("domain.json");
    String off = "{\"name\": \"off\"}";
    Files.writeString(json, Files.readString(json).replace(off, off + ", {\"name\": \"OOS\"}"));

    ProgramRun check = ProgramRun.of("domains", "check", lamp);
    assertThat(check.code()).isEqualTo(1);
    assertThat(check.out()).contains("The out-of-scope label 'oos' and 'OOS' differ in");
    fails(
        3,
        List.of(
            "train", "--domain", "lamp", "--mapper-path", folder.resolve("m"), "--plugins", folder),
        "The out-of-scope label 'oos' and 'OOS' differ in nothing but case");
  }

  @Test
  void rowsInAnotherOrderTrainTheSameMapper() throws IOException {
    List<SampleFiles.Row> rows = new ArrayList<>(SampleFiles.rows());
    Collections.reverse(rows);
    Path turned = folder.resolve("turned.mapper");

    ProgramRun.of("train", "--mapper-path", turned, "--labels-csv", csv("turned", rows))
        .assertDone();

    assertThat(turned).hasSameBinaryContentAs(mapper);
  }

  private Path rows(String name, UnaryOperator<String> disguise, String oos) throws IOException {
    return csv(
        name,
        SampleFiles.rows().stream()
            .map(
                row ->
                    new SampleFiles.Row(
                        disguise.apply(row.prompt()), row.label().replace("oos", oos)))
            .toList());
  }

  private Path csv(String name, List<SampleFiles.Row> rows) throws IOException {
    return write(
        name + ".csv",
        rows.stream()
            .map(row -> '"' + row.prompt().replace("\"", "\"\"") + "\"," + row.label() + "\n")
            .collect(Collectors.joining("", "prompt,label\n", "")));
  }
}
