package io.micromap.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.cli.ProgramRun;
import io.micromap.runtime.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stops training is listed by data check, all at once, with its lines. */
class RefusedRowsTest {

  private static final String GOOD =
      """
      lock the door,lock
      please lock up,lock
      bolt it tonight,lock
      open the window,open
      let some air in,open
      window open now,open
      """;

  @TempDir private Path folder;

  @Test
  void everyBadRowIsListedAtOnceAndTrainingGoesOnRefusingIt() throws IOException {
    Path rows =
        write(
            "rows.csv",
            "prompt,label\n"
                + GOOD
                + "lock it,lock \n" // line 8
                + "lock that,lock \n"
                + "lock this,\u00a0lock\n"
                + "no label,\n"
                + "too,many,open\n" // line 12
                + " ,open\n"
                + "open up,Open\n"
                + "go away,OOS\n"
                + "#REF!,open\n"
                + "lock the door,open\n" // line 17
                + "hidden,lo\u200bck\n");

    ProgramRun run = check("--labels-csv", rows);

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains("error unread_rows (2)", "rows.csv, line 12: 3 fields where the header has 2.")
        .contains("rows.csv, line 16: #REF! is a spreadsheet's error.")
        .contains("error bad_names (5)", "rows.csv, line 8, 9: Label 'lock ' is blank or has")
        .contains("line 10: Label '\u00a0lock' is", "line 11: Label '' is", "line 18: Label 'lock'")
        .contains("error blank_prompts (1)", "rows.csv, line 13: the prompt is blank.")
        .contains("error same_labels (1)", "rows.csv, line 14: 'Open', 'open'")
        .contains("error out_of_scope_names (1)", "rows.csv, line 15: 'OOS'")
        .contains("error conflicting_labels (1)", "line 2, 17");
    assertThat(train(rows).code()).isEqualTo(3);
    assertThat(check("--labels-csv", write("one.csv", "prompt,label\nlock up,lock\n")).out())
        .contains("1 in-scope row; better", "1 class; better", "one.csv: 1 row of 1 class, 0 out")
        .contains(": 1 kind of error");
  }

  @Test
  void linesOfJsonAreListedToo() throws IOException {
    Path rows =
        write(
            "rows.jsonl",
            """
            {"prompt": "lock the door",
            {"id": "a", "prompt": "lock up", "label": "lock"}
            {"id": "a", "prompt": "open up", "label": "open"}
            {"id": "b", "prompt": "open it"}
            {"id": "c", "label": "open"}
            {"id": "d", "prompt": "\\ud800", "label": "open"}
            [1]
            {"id": "e,f", "prompt": "open now", "label": "open"}
            {"id": "g", "prompt": "open now", "label": " open"}
            """);

    ProgramRun run = check("--labels-csv", rows, "--examples", "9");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains("error unread_rows (6)", "line 1: malformed JSON", "line 4: no field \"label\"")
        .contains("line 5: no field \"prompt\"", "line 6: the prompt holds half a character")
        .contains("line 7: is an array", "line 8: id 'e,f' contains a comma")
        .contains("error bad_names (1)", "line 9: Label ' open'")
        .contains("error same_ids (1)", "line 3: id 'a' stands already at");
  }

  @Test
  void rowsBehindBadOnesKeepTheirPrompts() throws IOException {
    Path labels = write("labels.csv", "label\nlock\nlock \nopen\nlock\nopen\nopen\n");
    StringBuilder lines = new StringBuilder();
    for (String prompt :
        new String[] {"lock up", "bolt it", "open it", "lock it", "let air in", "lock it"}) {
      lines.append("{\"prompt\": \"").append(prompt).append("\"}\n");
    }
    Path prompts = write("prompts.jsonl", lines.toString());

    ProgramRun run = check("--labels-csv", labels, "--prompts-jsonl", prompts);

    assertThat(run.out())
        .contains("labels.csv, line 3: Label 'lock '")
        .contains("conflicting_labels (1)", "labels.csv, line 5, 7");
  }

  @Test
  void rowsThatAreAllBadAreListedAndSoAreEvaluationRows() throws IOException {
    Path rows = write("rows.csv", "prompt,label\nlock up,lock \nopen up,open \n");
    Path held = write("held.csv", "prompt,label\n" + GOOD + "more,lock\u00a0\n");

    ProgramRun run = ProgramRun.of("data", "check", "--labels-csv", rows, "--eval-csv", held);

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains("bad_names (3)", "rows.csv, line 2", "rows.csv, line 3", "held.csv, line 8")
        .contains("untrainable", "0 rows of 0 classes");
  }

  @Test
  void badRowsAreListedOnceWithHoldout() throws IOException {
    Path rows = write("rows.csv", "prompt,label\n" + GOOD + "more,lock \n");
    Path out = folder.resolve("check.json");

    check("--labels-csv", rows, "--holdout", "0.5", "--out", out);

    JsonNode finding = Json.parse(Files.readString(out)).path("findings").get(0);
    assertThat(finding.path("kind").asText()).isEqualTo("bad_names");
    assertThat(finding.path("count").asInt()).isEqualTo(1);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private ProgramRun train(Path rows) {
    return ProgramRun.of(
        "train", "--labels-csv", rows, "--mapper-path", folder.resolve("m.mapper"));
  }

  private static ProgramRun check(Object... arguments) {
    Object[] all = new Object[arguments.length + 3];
    all[0] = "data";
    all[1] = "check";
    all[2] = "--skip-suspicious";
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return ProgramRun.of(all);
  }
}
