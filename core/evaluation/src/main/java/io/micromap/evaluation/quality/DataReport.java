package io.micromap.evaluation.quality;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.micromap.evaluation.artifact.JsonDocument;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Source;
import io.micromap.evaluation.quality.Finding.Example;
import io.micromap.evaluation.quality.FindingKind.Severity;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Check;
import io.micromap.runtime.mapper.VisibleText;
import io.micromap.runtime.text.Counted;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a check found: the document of {@code data check}, described in {@code docs/formats.md}.
 *
 * @param schemaVersion version of the fields
 * @param data name of the rows
 * @param rows how many were checked
 * @param rowsOutOfScope of those, out of scope
 * @param classes how many classes they have
 * @param evaluationRows how many evaluation rows they were compared with, or 0
 * @param suspiciousSearched whether suspicious labels were searched for
 * @param findings the gravest first
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonPropertyOrder({
  "schema_version",
  "data",
  "rows",
  "rows_out_of_scope",
  "classes",
  "evaluation_rows",
  "suspicious_searched",
  "errors",
  "warnings",
  "findings"
})
public record DataReport(
    int schemaVersion,
    String data,
    int rows,
    int rowsOutOfScope,
    int classes,
    int evaluationRows,
    boolean suspiciousSearched,
    List<Finding> findings) {

  private static final int SCHEMA_VERSION = 1;
  private static final int PLACES = 5;
  private static final String LINE = ", line ";

  /** Copies. */
  public DataReport {
    Check.that(schemaVersion == SCHEMA_VERSION, "schema_version", schemaVersion, "1");
    findings = List.copyOf(findings);
  }

  /**
   * Reads a file that {@code data check} wrote.
   *
   * @throws MicromapException with {@link ErrorCode#BAD_JSON} if it is not one of this version
   */
  public static DataReport read(Source source) {
    return JsonDocument.read(
        source, DataReport.class, "report of a data check", "Give the file that it wrote.");
  }

  static DataReport of(
      LabelledPrompts training,
      Optional<LabelledPrompts> evaluation,
      boolean suspiciousSearched,
      List<Finding> findings) {
    return new DataReport(
        SCHEMA_VERSION,
        training.name(),
        training.rows().size(),
        training.outOfScope().size(),
        training.labels().size(),
        evaluation.map(rows -> rows.rows().size()).orElse(0),
        suspiciousSearched,
        findings);
  }

  /** Number of kinds of error found. */
  @JsonProperty
  public long errors() {
    return count(Severity.ERROR);
  }

  /** Number of kinds of warning found. */
  @JsonProperty
  public long warnings() {
    return count(Severity.WARNING);
  }

  private long count(Severity severity) {
    return findings.stream().filter(f -> f.severity() == severity).count();
  }

  /**
   * The report as text.
   *
   * @param examples how many examples of each finding are shown, 0 or more
   */
  public String toText(int examples) {
    StringBuilder text = new StringBuilder();
    findings.forEach(finding -> append(text, finding, examples));
    return text.append(summary()).toString();
  }

  private String summary() {
    return String.format(
        Locale.ROOT,
        "%s: %s of %s, %d out of scope%s%s: %s of error, %d of warning\n",
        data,
        Counted.of(rows - rowsOutOfScope, "row"),
        Counted.of(classes, "class"),
        rowsOutOfScope,
        evaluationRows > 0 ? "; compared with " + Counted.of(evaluationRows, "evaluation row") : "",
        suspiciousSearched ? "" : "; suspicious labels not searched for",
        Counted.of(errors(), "kind"),
        warnings());
  }

  private static void append(StringBuilder text, Finding finding, int examples) {
    FindingKind kind = finding.kind();
    text.append(kind.severity().code()).append(' ').append(kind.code());
    text.append(" (").append(finding.count()).append("): ").append(finding.what()).append('\n');
    text.append("  means: ").append(kind.meaning()).append(".\n");
    text.append("  do: ").append(kind.fix()).append(".\n");
    finding.examples().stream()
        .limit(examples)
        .forEach(example -> text.append("  - ").append(VisibleText.of(line(example))).append('\n'));
    int more = finding.examples().size() - examples;
    text.append(more > 0 ? "  … and " + more + " more\n" : "").append('\n');
  }

  private static String line(Example example) {
    List<String> places = example.places();
    List<String> shown = places.subList(0, Math.min(PLACES, places.size()));
    String more = places.size() > PLACES ? " and " + (places.size() - PLACES) + " more" : "";
    return (places.isEmpty() ? "" : joined(shown) + more + ": ") + example.text();
  }

  /** Places of one file name it once. */
  private static String joined(List<String> places) {
    StringBuilder text = new StringBuilder();
    String last = "";
    for (String place : places) {
      int split = place.lastIndexOf(LINE);
      String file = split < 0 ? "" : place.substring(0, split);
      boolean again = split >= 0 && file.equals(last);
      text.append(text.isEmpty() ? "" : again ? ", " : "; ");
      text.append(again ? place.substring(split + LINE.length()) : place);
      last = file;
    }
    return text.toString();
  }
}
