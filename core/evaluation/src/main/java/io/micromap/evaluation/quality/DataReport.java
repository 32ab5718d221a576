package io.micromap.evaluation.quality;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.quality.Finding.Example;
import io.micromap.evaluation.quality.FindingKind.Severity;
import io.micromap.runtime.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a check found.
 *
 * @param data name of the rows
 * @param rows how many were checked
 * @param rowsOutOfScope how many of them belong to no class
 * @param classes how many classes they have
 * @param evaluationRows how many rows to judge by they were compared with, or 0
 * @param suspiciousSearched whether suspicious labels were searched for
 * @param findings the gravest first
 */
public record DataReport(
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
    findings = List.copyOf(findings);
  }

  static DataReport of(
      LabelledPrompts training,
      Optional<LabelledPrompts> evaluation,
      boolean suspiciousSearched,
      List<Finding> findings) {
    return new DataReport(
        training.name(),
        training.rows().size(),
        training.outOfScope().size(),
        training.labels().size(),
        evaluation.map(rows -> rows.rows().size()).orElse(0),
        suspiciousSearched,
        findings);
  }

  /** Number of kinds of error found. */
  public long errors() {
    return count(Severity.ERROR);
  }

  /** Number of kinds of warning found. */
  public long warnings() {
    return count(Severity.WARNING);
  }

  private long count(Severity severity) {
    return findings.stream().filter(f -> f.kind().severity() == severity).count();
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
        "%s: %d rows of %d classes, %d out of scope%s%s: %d kinds of error, %d of warning\n",
        data,
        rows - rowsOutOfScope,
        classes,
        rowsOutOfScope,
        evaluationRows > 0 ? "; compared with " + evaluationRows + " evaluation rows" : "",
        suspiciousSearched ? "" : "; suspicious labels not searched for",
        errors(),
        warnings());
  }

  private static void append(StringBuilder text, Finding finding, int examples) {
    FindingKind kind = finding.kind();
    text.append(name(kind.severity())).append(' ').append(kind.code());
    text.append(" (").append(finding.count()).append("): ").append(finding.what()).append('\n');
    text.append("  means: ").append(kind.meaning()).append(".\n");
    text.append("  do: ").append(kind.mend()).append(".\n");
    finding.examples().stream()
        .limit(examples)
        .forEach(example -> text.append("  - ").append(line(example)).append('\n'));
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

  /** The report with every example, as JSON; see {@code docs/formats.md}. */
  public ObjectNode toJson() {
    ObjectNode root = Json.mapper().createObjectNode();
    root.put("schema_version", SCHEMA_VERSION);
    root.put("data", data);
    root.put("rows", rows);
    root.put("rows_out_of_scope", rowsOutOfScope);
    root.put("classes", classes);
    root.put("evaluation_rows", evaluationRows);
    root.put("suspicious_searched", suspiciousSearched);
    root.put("errors", errors());
    root.put("warnings", warnings());
    ArrayNode list = root.putArray("findings");
    for (Finding finding : findings) {
      ObjectNode node = list.addObject();
      node.put("kind", finding.kind().code());
      node.put("severity", name(finding.kind().severity()));
      node.put("count", finding.count());
      node.put("what", finding.what());
      node.put("meaning", finding.kind().meaning());
      node.put("mend", finding.kind().mend());
      node.set("examples", Json.mapper().valueToTree(finding.examples()));
    }
    return root;
  }

  private static String name(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }
}
