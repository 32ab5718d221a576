package io.micromap.evaluation.dataset;

import static io.micromap.evaluation.Failures.assertFails;

import io.micromap.evaluation.SampleRows;
import io.micromap.runtime.error.ErrorCode;
import org.junit.jupiter.api.Test;

class RefusedRowsTest {

  @Test
  void blankPromptsAreRefusedWithTheirLinesBeforeTheyAreConflicts() {
    assertFails(
        ErrorCode.BAD_VALUE,
        () -> SampleRows.read("prompt,label\nbuy,x\n\" \",x\n,y\n\u00a0\t,oos\nsell,y\n"),
        "rows.csv, line 3: the prompt is blank.",
        "rows.csv, line 4: the prompt is blank.",
        "rows.csv, line 5: the prompt is blank.",
        "Write the prompts, or leave these rows out.");
  }

  @Test
  void ofJsonWithoutLabelsItsFieldsAreNamedAndNoColumns() {
    assertFails(
        ErrorCode.BAD_JSON,
        () ->
            SampleRows.read(
                "{\"prompt\":\"a\",\"intent\":\"x\"}\n{\"prompt\":\"b\",\"label\":\"y\"}\n"),
        "rows.csv, line 1: no field \"label\", but prompt,intent.",
        "Each row has the form {\"prompt\": \"…\", \"label\": \"…\"}; name other fields with textColumn"
            + " and labelColumn.");
  }
}
