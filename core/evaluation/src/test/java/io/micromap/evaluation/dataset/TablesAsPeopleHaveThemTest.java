package io.micromap.evaluation.dataset;

import static io.micromap.evaluation.Failures.assertFails;
import static io.micromap.evaluation.SampleRows.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micromap.evaluation.SampleSheet;
import io.micromap.runtime.error.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TablesAsPeopleHaveThemTest {

  private static final Columns TICKETS =
      new Columns(Optional.of("Short description"), Optional.of("Category"), Optional.of("Ticket"));
  private static final String CSV = "prompt,label\na,x\nb,y\n";

  @Nested
  class ColumnsOfACsv {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "prompt,label,split\na,x,train\nb,y,eval\n",
          "Prompt,Label\na,x\nb,y\n",
          " PROMPT , label\u00a0\na,x\nb,y\n",
          "label,notes,notes,prompt\nx,,,a\ny,2,3,b\n",
          "prompt;label\na;x\nb;y\n",
          "prompt\tlabel\na\tx\nb\ty\n",
          "sep=;\r\nprompt;label\r\na;x\r\nb;y\r\n",
          "sep=|\nprompt|label\na|x\nb|y\n",
          "prompt,label,\na,x,\n,,\nb,y,\n",
          "\uFEFF\uFEFFprompt,label\na,x\nb,y\n",
          "prompt,label\ra,x\rb,y\r"
        })
    void areReadHoweverTheFileWasMade(String csv) {
      assertThat(read(csv).sha256()).isEqualTo(read(CSV).sha256());
    }

    @Test
    void areTakenByTheNamesThatWereAskedFor() {
      List<Row> rows =
          read("Ticket;Short description;Category\nT-1;\"a; b\";x\nT-2;b;y\n", TICKETS).rows();

      assertThat(rows).extracting(Row::id).containsExactly("T-1", "T-2");
      assertThat(rows).extracting(Row::prompt).containsExactly("a; b", "b");
      assertThat(rows).extracting(Row::label).containsExactly("x", "y");
    }

    @Test
    void areNamedWhereNoneIsTheLabel() {
      assertFails(
          ErrorCode.BAD_CSV,
          () -> read("Ticket;Short description;Category\nT-1;a;x\n"),
          "labels.csv, line 1: has the columns Ticket,Short description,Category.",
          "name other columns with textColumn and labelColumn");
    }

    @Test
    void areNamedWhereTheOneAskedForIsNotThere() {
      assertFails(
          ErrorCode.BAD_CSV,
          () -> read("\n\nTicket,Short descripton,Category\n1,a,x\n", TICKETS),
          "labels.csv, line 3: has no column 'Short description'",
          "Did you mean 'Short descripton'?",
          "textColumn");
    }

    @Test
    void areNotGuessedWhereTwoHaveTheName() {
      assertFails(
          ErrorCode.BAD_CSV,
          () -> read("prompt,Label,label \na,x,y\n"),
          "labels.csv, line 1: has 2 columns 'label'",
          "labelColumn");
    }

    @Test
    void areShownShortAndWithEveryInvisibleCharacter() {
      assertFails(
          ErrorCode.BAD_CSV,
          () -> read("\u200bprompt,la\u00a0bel\na,x\n"),
          "line 1: has the columns \\u200bprompt,la\\u00a0bel.");
      assertShort("x".repeat(3_000_000));
      assertShort(",".repeat(1_000_000));
      assertShort("\u001b[31mred".repeat(1000));
    }

    private static void assertShort(String header) {
      assertThatThrownBy(() -> read(header + "\na,x\n"))
          .satisfies(
              e ->
                  assertThat(e.getMessage().lines().toList())
                      .singleElement()
                      .asString()
                      .hasSizeLessThan(900)
                      .doesNotContain("\u001b"));
    }
  }

  @Nested
  class LinesOfACsv {

    @Test
    void areCountedBehindBlankLinesAndWithEveryLineEnd() {
      for (String end : List.of("\n", "\r\n", "\r")) {
        String csv = String.join(end, "", "", "prompt,label", "a,x", "", "b,y", "c");
        assertFails(
            ErrorCode.BAD_CSV,
            () -> read(csv),
            "labels.csv, line 7: 1 field where the header has 2");
        assertThat(read(csv.substring(0, csv.length() - 1)).rows())
            .extracting(Row::place)
            .containsExactly("labels.csv, line 4", "labels.csv, line 6");
      }
    }

    @Test
    void areCountedBehindALineThatNamesTheSeparator() {
      assertThat(read("sep=;\nprompt;label\na;x\n").rows())
          .extracting(Row::place)
          .containsExactly("labels.csv, line 3");
    }

    @Test
    void areCountedWhereOnlyReturnsEndThemAndOneIsNotUtf8() {
      byte[] bytes = "prompt,label\rok,a\rcaf\u00e9,b\r".getBytes(StandardCharsets.ISO_8859_1);

      assertFails(
          ErrorCode.BAD_ENCODING,
          () -> Source.of("labels.csv", new ByteArrayInputStream(bytes)),
          "labels.csv, line 3: is not valid UTF-8");
    }
  }

  @Nested
  class RowsInJson {

    @Test
    void areOneObjectALine() {
      List<Row> rows =
          read("{\"prompt\":\"a\",\"label\":\"x\",\"lang\":\"en\"}\n\n{\"Label\":\"y\",\"prompt\":\"b\",\"id\":\"k\"}\n")
              .rows();

      assertThat(rows)
          .containsExactly(
              new Row("1", "a", "x", "labels.csv, line 1"),
              new Row("k", "b", "y", "labels.csv, line 3"));
    }

    @Test
    void areAnArrayOfObjects() {
      List<Row> rows =
          read("""
                  [
                    {"prompt": "a", "label": "x"},
                    {
                      "prompt": "b",
                      "label": 7
                    }
                  ]
                  """)
              .rows();

      assertThat(rows)
          .containsExactly(
              new Row("1", "a", "x", "labels.csv, line 2"),
              new Row("2", "b", "7", "labels.csv, line 3"));
    }

    @Test
    void haveFieldsOfOtherNames() {
      Columns names = new Columns(Optional.of("text"), Optional.of("intent"), Optional.empty());

      assertThat(read("{\"text\":\"a\",\"intent\":\"x\"}", names).rows())
          .containsExactly(new Row("1", "a", "x", "labels.csv, line 1"));
    }

    @Test
    void areNamedWithEveryFault() {
      assertFails(
          ErrorCode.BAD_JSON,
          () ->
              read(
                  "{\"prompt\":\"a\",\"label\":\"x\"}\n{\"prompt\":\"b\"}\n{\"prompt\":\"c\",\"label\":[1]}\n[1]\n{\"prompt\":\n"),
          "labels.csv, line 2: no field \"label\", or it is null.",
          "labels.csv, line 3: field \"label\" is not a text but array.",
          "labels.csv, line 4: is an array, not an object.",
          "labels.csv, line 5: malformed JSON",
          "Each row has the form");
      assertFails(
          ErrorCode.BAD_JSON,
          () -> read("[{\"prompt\":\"a\",\"label\":\"x\"},\n{\"prompt\""),
          "labels.csv, line 2: malformed JSON");
    }

    @Test
    void withHalfACharacterAreRefusedWithTheirLine() {
      assertFails(
          ErrorCode.BAD_VALUE,
          () -> read("\n{\"prompt\":\"swap \\ud83d it\",\"label\":\"x\"}\n"),
          "labels.csv, line 2: the prompt holds half a character",
          "lone surrogate");
      assertFails(
          ErrorCode.BAD_VALUE,
          () -> read("{\"prompt\":\"a\",\"label\":\"x\",\"id\":\"a\\ud83d\"}\n"),
          "labels.csv, line 1: id",
          "U+D83D");
    }

    @Test
    void mayStandBesidePromptsInAnotherFile() {
      LabelledPrompts rows =
          new DatasetReader("oos", ConflictPolicy.ERROR)
              .read(
                  source("labels.jsonl", "{\"label\":\"x\"}\n{\"label\":\"y\"}\n"),
                  Optional.of(source("prompts.csv", "Prompt;more\na;1\nb;2\n")));

      assertThat(rows.sha256()).isEqualTo(read(CSV).sha256());
    }
  }

  @Nested
  class OtherFormsOfAFile {

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void utf16IsRecognisedByItsMark(String charset) throws IOException {
      byte[] bytes =
          ("\uFEFF" + CSV + "\uD83D\uDE80 caf\u00e9,z\n").getBytes(Charset.forName(charset));

      assertThat(read(bytes).rows())
          .extracting(Row::prompt)
          .containsExactly("a", "b", "\uD83D\uDE80 caf\u00e9");
      assertThat(read(gzip(bytes)).rows()).hasSize(3);
    }

    @Test
    void utf16WithoutItsMarkIsNamed() {
      assertFails(
          ErrorCode.BAD_ENCODING,
          () -> read(CSV.getBytes(StandardCharsets.UTF_16LE)),
          "labels.csv, line 1",
          "UTF-16 without its mark");
      for (String charset : List.of("UTF-16BE", "UTF-32LE", "UTF-32BE")) {
        assertFails(
            ErrorCode.BAD_ENCODING,
            () -> read(CSV.getBytes(Charset.forName(charset))),
            "UTF-16 without its mark");
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-32LE", "UTF-32BE"})
    void utf32IsNamed(String charset) {
      assertFails(
          ErrorCode.BAD_ENCODING,
          () -> read(("\uFEFF" + CSV).getBytes(Charset.forName(charset))),
          "is UTF-32. Save it as UTF-8.");
    }

    @Test
    void gzipIsUnpackedWhateverItsName() throws IOException {
      assertThat(read(gzip(CSV.getBytes(StandardCharsets.UTF_8))).sha256())
          .isEqualTo(read(CSV).sha256());
    }

    @Test
    void gzipThatIsCutOffIsNamed() throws IOException {
      byte[] packed = gzip(CSV.repeat(1000).getBytes(StandardCharsets.UTF_8));

      assertFails(
          ErrorCode.BAD_ENCODING,
          () -> read(Arrays.copyOf(packed, packed.length / 2)),
          "labels.csv: is damaged or cut off");
    }

    @Test
    void theFirstSheetOfASpreadsheetIsReadWithItsRowNumbers() throws IOException {
      byte[] xlsx =
          SampleSheet.xlsx(
              List.of("Ticket", "Short description", "Category"),
              List.of(),
              List.of("T-1", "two\nlines", "x"),
              List.of("T-2", "b; \"c\"", "y", "beside the table"));

      assertThat(read(xlsx, TICKETS).rows())
          .containsExactly(
              new Row("T-1", "two\nlines", "x", "labels.csv, line 3"),
              new Row("T-2", "b; \"c\"", "y", "labels.csv, line 4"));
      assertFails(
          ErrorCode.BAD_CSV,
          () -> read(xlsx, Columns.USUAL),
          "labels.csv, line 1: has the columns Ticket,Short description,Category");
    }

    @Test
    void whatASpreadsheetCouldNotComputeIsNoLabelAndNoPrompt() throws IOException {
      byte[] xlsx =
          SampleSheet.xlsx(
              List.of("prompt", "label"),
              List.of("a", "#N/A"),
              List.of("b", "x"),
              List.of("#REF!", "y"));

      assertFails(
          ErrorCode.BAD_VALUE,
          () -> read(xlsx, Columns.USUAL),
          "labels.csv, line 2: #N/A is a spreadsheet's error.",
          "labels.csv, line 4: #REF! is a spreadsheet's error.",
          "Correct the formula, or leave the row out.");
    }

    @Test
    void aDamagedSpreadsheetAndOtherArchivesAreNamed() throws IOException {
      byte[] xlsx = SampleSheet.xlsx(List.of("prompt", "label"), List.of("a", "x"));

      assertFails(
          ErrorCode.BAD_ENCODING,
          () -> read(Arrays.copyOf(xlsx, xlsx.length / 2)),
          "labels.csv: is a damaged spreadsheet");
      assertFails(
          ErrorCode.BAD_ENCODING,
          () -> read(SampleSheet.zip("labels.csv", CSV)),
          "labels.csv: is a zip archive and no spreadsheet");
      assertFails(
          ErrorCode.EMPTY_FILE,
          () -> read(SampleSheet.xlsx(List.of(), List.of("", " "))),
          "labels.csv: its first sheet is empty");
    }

    @Test
    void aSpreadsheetWhereATextIsNeededIsNamed() throws IOException {
      byte[] xlsx = SampleSheet.xlsx(List.of("prompt", "label"));

      assertFails(
          ErrorCode.BAD_ENCODING,
          () -> Source.of("thresholds.json", new ByteArrayInputStream(xlsx)).text(),
          "thresholds.json: is a spreadsheet, and a text is needed");
    }

    @Test
    void formsThatAreNotReadAreNamedWithWhatToDo() {
      assertRefused(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 1, 2}, "old format");
      assertRefused("PAR1 and more".getBytes(StandardCharsets.UTF_8), "Parquet");
      assertRefused(new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0}, "zstd");
      assertRefused("BZh91AY".getBytes(StandardCharsets.UTF_8), "bzip2");
      assertRefused("%PDF-1.7".getBytes(StandardCharsets.UTF_8), "PDF");
    }

    private static void assertRefused(byte[] bytes, String form) {
      assertFails(ErrorCode.BAD_ENCODING, () -> read(bytes), "labels.csv: is ", form);
    }
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static LabelledPrompts read(String text) {
    return read(text, Columns.USUAL);
  }

  private static LabelledPrompts read(String text, Columns columns) {
    return read(text.getBytes(StandardCharsets.UTF_8), columns);
  }

  private static LabelledPrompts read(byte[] bytes) {
    return read(bytes, Columns.USUAL);
  }

  private static LabelledPrompts read(byte[] bytes, Columns columns) {
    return new DatasetReader(Reading.of(ConflictPolicy.ERROR, "oos").with(columns))
        .read(Source.of("labels.csv", new ByteArrayInputStream(bytes)), Optional.empty());
  }
}
