package io.micromap.evaluation.dataset;

import static io.micromap.evaluation.Failures.assertFails;
import static io.micromap.evaluation.SampleRows.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.micromap.runtime.error.ErrorCode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetReaderTest {

  private static final String TWO_PROMPTS = "{\"prompt\":\"a\"}\n{\"prompt\":\"b\"}\n";

  @Test
  void promptsMayStandInTheCsvOrBesideIt() {
    assertThat(read("prompt,label\na,x\nb,y\n").rows())
        .extracting(Row::prompt, Row::label)
        .isEqualTo(
            read("label\nx\ny\n", TWO_PROMPTS).rows().stream()
                .map(row -> tuple(row.prompt(), row.label()))
                .toList());
    assertThat(read("label,prompt\nx,a\ny,b\n").sha256())
        .isEqualTo(read("prompt,label\na,x\nb,y\n").sha256())
        .isEqualTo(read("label\nx\ny\n", TWO_PROMPTS).sha256());
  }

  @Test
  void aByteOrderMarkAndLineEndsOfEverySystemAreFine() {
    String expected = read("prompt,label\na,x\nb,y\n").sha256();

    assertThat(read("\uFEFFprompt,label\r\na,x\r\nb,y\r\n").sha256()).isEqualTo(expected);
    assertThat(read("prompt,label\na,x\n\nb,y").sha256()).isEqualTo(expected);
  }

  @Test
  void promptsWithCommasQuotesAndLineBreaksAreReadWhole() {
    List<Row> rows = read("prompt,label\n\"a, \"\"b\"\"\nc\",x\n").rows();

    assertThat(rows).singleElement().extracting(Row::prompt).isEqualTo("a, \"b\"\nc");
  }

  @Test
  void linesAreCountedAcrossPromptsOfManyLines() {
    for (String end : List.of("\n", "\r\n")) {
      List<Row> rows =
          read(String.join(end, "prompt,label", "\"one", "two", "three\",x", "b,y", "c,z")).rows();
      assertThat(rows)
          .extracting(Row::place)
          .containsExactly("labels.csv, line 2", "labels.csv, line 5", "labels.csv, line 6");
    }
  }

  @Test
  void blankLinesAreCountedToo() {
    assertThat(read("prompt,label\n\na,x\n\n\nb,y\n").rows())
        .extracting(Row::place)
        .containsExactly("labels.csv, line 3", "labels.csv, line 6");
  }

  @Nested
  class FaultsOfTheCsv {

    @Test
    void anUnclosedQuoteIsNamedWithTheLineWhereItOpens() {
      assertFails(
          ErrorCode.BAD_CSV,
          () -> read("prompt,label\na,x\n\"b,y\nc,z\n"),
          "labels.csv, line 3: a quote is opened and never closed",
          "Close every quote");
    }

    @Test
    void aQuoteInTheMiddleIsNamedWithItsLine() {
      assertFails(
          ErrorCode.BAD_CSV,
          () -> read("prompt,label\na,x\n\"b\"c,y\n"),
          "labels.csv, line 3: there is text between a closing quote and the next comma",
          "double the quotes");
    }

    @Test
    void aMissingLabelColumnIsNamed() {
      assertFails(
          ErrorCode.BAD_CSV,
          () -> read("id,prompt\n1,a\n"),
          "labels.csv, line 1",
          "id,prompt",
          "Expected prompt,label or id,label or label");
    }

    @Test
    void aHeaderThatIsNoneIsNamed() {
      assertFails(ErrorCode.BAD_CSV, () -> read("label,label\nx,x\n"), "labels.csv, line 1");
      assertFails(ErrorCode.BAD_CSV, () -> read("a,x\nb,y\n"), "labels.csv, line 1", "a,x");
    }

    @Test
    void aFieldTooManyOrTooFewIsNamed() {
      assertFails(
          ErrorCode.BAD_CSV,
          () -> read("prompt,label\na,b,x\nc,y\nd\n"),
          "labels.csv, line 2: 3 fields where the header has 2",
          "labels.csv, line 4: 1 field where the header has 2",
          "Expected the columns prompt,label");
    }

    @Test
    void aLabelOrIdThatNoColumnCouldHoldIsNamed() {
      assertFails(
          ErrorCode.BAD_VALUE,
          () -> read("id,prompt,label\n1,a,\"x,y\"\n2,b,\n\"3\n4\",c,z\n5,d, z\n"),
          "line 2: Label 'x,y' contains a comma",
          "line 3: Label '' is blank",
          "line 4: id '3 4' contains a comma, a quote or a line break",
          "line 6: Label ' z' is blank or has blanks around it");
    }

    @Test
    void aBadLabelIsNamedOnceHoweverManyRowsHaveIt() {
      assertFails(
          ErrorCode.BAD_VALUE,
          () -> read("prompt,label\n" + "a,pay\u00AD\n".repeat(30) + "b,\u200B\nc,\u00A0\n"),
          "labels.csv, line 2 and 29 more rows: Label 'pay' contains the invisible character U+00AD",
          "labels.csv, line 32: Label '' contains the invisible character U+200B",
          "labels.csv, line 33: Label '\u00A0' is blank");
      assertFails(
          ErrorCode.BAD_VALUE,
          () ->
              read(
                  "prompt,label\na,x\u0001\na,x\u0002\na,x\u0003\na,x\u0004\na,x\u0005\na,x\u0006\n"),
          "U+0005; remove it.\n… and 1 more\nCorrect the labels");
    }

    @Test
    void aHeaderWithoutRowsIsEmpty() {
      assertFails(
          ErrorCode.EMPTY_FILE,
          () -> read("prompt,label\n"),
          "labels.csv",
          "Give at least one row");
    }

    @Test
    void aCsvWithoutPromptsNeedsThemBesideIt() {
      assertFails(
          ErrorCode.BAD_CSV,
          () -> read("id,label\n1,x\n"),
          "labels.csv, line 1",
          "no column 'prompt'",
          "JSONL");
    }

    @Test
    void anIdThatStandsTwiceIsNamedWithBothPlaces() {
      assertFails(
          ErrorCode.BAD_VALUE,
          () -> read("id,prompt,label\n1,a,x\n2,b,y\n1,c,z\n"),
          "labels.csv, line 4: id '1' stands already at labels.csv, line 2",
          "Ids are unique");
    }
  }

  @Nested
  class PromptsAndLabelsThatDisagree {

    @Test
    void aPromptWithoutALabelIsNamed() {
      assertFails(
          ErrorCode.MISALIGNED,
          () -> read("label\nx\n", TWO_PROMPTS),
          "prompts.jsonl has 2 prompts, labels.csv has 1 label",
          "prompts.jsonl, line 2 is the first without a label",
          "fix either file");
    }

    @Test
    void aLabelWithoutAPromptIsNamed() {
      assertFails(
          ErrorCode.MISALIGNED,
          () -> read("prompt,label\na,x\nb,y\n\"c\nd\",z\ne,z\n", TWO_PROMPTS),
          "labels.csv, line 4 is the first without a prompt");
    }

    @Test
    void theFirstPromptThatDiffersIsNamedInBothFiles() {
      assertFails(
          ErrorCode.MISALIGNED,
          () -> read("prompt,label\na,x\nB,y\n", "\n" + TWO_PROMPTS),
          "prompts.jsonl, line 3 and labels.csv, line 3: the prompts differ");
    }

    @Test
    void theFirstIdThatDiffersIsNamedInBothFiles() {
      assertFails(
          ErrorCode.MISALIGNED,
          () ->
              read(
                  "id,label\n1,x\n2,y\n",
                  "{\"id\":1,\"prompt\":\"a\"}\n{\"id\":3,\"prompt\":\"b\"}"),
          "prompts.jsonl, line 2 and labels.csv, line 3: the ids differ ('3' and '2')");
      assertFails(
          ErrorCode.MISALIGNED,
          () -> read("id,label\n1,x\n2,y\n", TWO_PROMPTS),
          "prompts.jsonl, line 1 and labels.csv, line 2: the ids differ (none and '1')");
    }

    @Test
    void equalIdsAreTaken() {
      assertThat(read("id,label\nk7,x\n", "{\"id\":\"k7\",\"prompt\":\"a\"}").rows())
          .singleElement()
          .extracting(Row::id)
          .isEqualTo("k7");
    }
  }

  @Nested
  class OnePromptUnderManyLabels {

    private static final String CSV = "prompt,label\na,x\na,y\nb,x\na,x\nc,z\nd,x\nd,y\nc,z\n";

    @Test
    void isAnErrorThatListsAllOfThem() {
      assertFails(
          ErrorCode.CONFLICTING_LABELS,
          () -> read(CSV),
          "\"a\" is x at labels.csv, line 2 and at labels.csv, line 5, y at labels.csv, line 3.",
          "\"d\" is x at labels.csv, line 7, y at labels.csv, line 8.",
          "onConflict drop, keep or majority");
    }

    @Test
    void areListedHoweverManyThereAre() {
      String csv =
          IntStream.range(0, 50)
              .mapToObj(i -> "prompt number " + i + ",x\nprompt number " + i + ",y\n")
              .collect(Collectors.joining("", "prompt,label\n", ""));

      assertThatThrownBy(() -> read(csv))
          .satisfies(
              e ->
                  assertThat(e.getMessage().lines().filter(line -> line.startsWith("\"prompt")))
                      .hasSize(50));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "BLOCK MY CARD",
          "block  my card",
          "block\u00A0my card",
          "block my card.",
          "bl\u00ADock my card",
          "block my card\u200B",
          "ｂｌｏｃｋ my card",
          "bl\u043Eck my card",
          "𝐛𝐥𝐨𝐜𝐤 my card"
        })
    void isNoticedInEveryDisguise(String disguise) {
      assertFails(
          ErrorCode.CONFLICTING_LABELS,
          () -> read("prompt,label\nblock my card,x\n" + disguise + ",y\n"),
          "\"block my card\" is x at labels.csv, line 2, y at labels.csv, line 3.");
    }

    @Test
    void repeatedRowsThatAgreeAreFine() {
      assertThat(read("prompt,label\na,x\nb,y\na,x\n").rows()).hasSize(3);
    }

    @Test
    void dropLeavesOutEveryRowOfSuchAPrompt() {
      assertThat(ids(ConflictPolicy.DROP)).containsExactly("3", "5", "8");
    }

    @Test
    void keepLeavesThemAll() {
      assertThat(ids(ConflictPolicy.KEEP)).hasSize(8);
    }

    @Test
    void majorityKeepsTheCommonestLabelAndDropsTies() {
      assertThat(ids(ConflictPolicy.MAJORITY)).containsExactly("1", "3", "4", "5", "8");
    }

    @Test
    void whatIsLeftOutIsCountedWithItsReason() {
      assertThat(rows(ConflictPolicy.KEEP).leftOut().toText()).isEmpty();
      assertThat(rows(ConflictPolicy.KEEP).leftOut().keptToText())
          .contains(
              "kept 5 of 8 rows whose prompt has several labels, so that no mapper is right on all");
      assertThat(rows(ConflictPolicy.DROP).leftOut().keptToText()).isEmpty();
      assertThat(rows(ConflictPolicy.DROP).leftOut().toText())
          .contains("left out 5 of 8 rows: the prompt has several labels (5)");
      assertThat(rows(ConflictPolicy.MAJORITY).leftOut().toText())
          .contains(
              "left out 3 of 8 rows: the prompt has another label more often (1), the prompt has"
                  + " several labels equally often (2)");
    }

    @Test
    void soAreRowsOfRareClassesAndOfPartsOfTheRows() {
      String csv = "prompt,label\na,x\nb,x\nc,y\nd,y\ne,z\nf,x\nf,y\n";
      LabelledPrompts rows =
          RareClasses.DROP.of(
              new DatasetReader("oos", ConflictPolicy.MAJORITY)
                  .read(source("labels.csv", csv), Optional.empty()));

      assertThat(rows.rows()).hasSize(4);
      assertThat(rows.with(rows.rows().subList(0, 1)).leftOut()).isEqualTo(rows.leftOut());
      assertThat(rows.leftOut()).isEqualTo(new LeftOut(7, 0, 0, 2, 1, 0));
      assertThat(rows.leftOut().toText().orElseThrow()).endsWith("the class has no other row (1)");
    }

    private static List<String> ids(ConflictPolicy policy) {
      return rows(policy).rows().stream().map(Row::id).toList();
    }

    private static LabelledPrompts rows(ConflictPolicy policy) {
      return new DatasetReader("oos", policy).read(source("labels.csv", CSV), Optional.empty());
    }
  }

  @Test
  void anUnknownLabelIsNamedWithWhatWasMeant() {
    LabelledPrompts rows = read("prompt,label\na,swap\nb,stke\nc,oos\nd,banana\n");

    assertFails(
        ErrorCode.UNKNOWN_LABEL,
        () -> DatasetReader.requireLabels(rows, List.of("swap", "stake")),
        "labels.csv, line 3: unknown label 'stke'. Did you mean 'stake'?",
        "labels.csv, line 5: unknown label 'banana'.",
        "Known labels: swap, stake",
        "'oos'");
    assertThatThrownBy(() -> DatasetReader.requireLabels(rows, List.of("swap", "stake")))
        .hasMessageNotContaining("line 4");
  }

  @Test
  void aPercentSignInALabelStaysText() {
    LabelledPrompts rows = read("prompt,label\na,100%d\nb,5%\n");

    assertFails(
        ErrorCode.UNKNOWN_LABEL,
        () -> DatasetReader.requireLabels(rows, List.of("5%", "%s")),
        "unknown label '100%d'",
        "Known labels: 5%, %s");
  }

  @Test
  void rowsOutOfScopeAreNeverAClass() {
    LabelledPrompts rows = read("prompt,label\na,swap\nc,oos\nd,stake\n");

    assertThat(rows.labels()).containsExactly("stake", "swap");
    assertThat(rows.outOfScope()).extracting(Row::prompt).containsExactly("c");
    assertThat(rows.inScope()).hasSize(2);
  }

  private static LabelledPrompts read(String labels) {
    return read(labels, Optional.empty());
  }

  private static LabelledPrompts read(String labels, String prompts) {
    return read(labels, Optional.of(source("prompts.jsonl", prompts)));
  }

  private static LabelledPrompts read(String labels, Optional<Source> prompts) {
    return new DatasetReader("oos", ConflictPolicy.ERROR)
        .read(source("labels.csv", labels), prompts);
  }
}
