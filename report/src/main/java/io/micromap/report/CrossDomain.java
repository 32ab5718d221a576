package io.micromap.report;

import io.micromap.evaluation.dataset.Source;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import java.util.List;
import java.util.Objects;

/**
 * What a page shows of a {@code cross_domain.json}; the fields are those of the file.
 *
 * @param mappers who answered
 * @param data what was asked
 * @param cells one a mapper, data and state of the rails
 * @param inDomain one a mapper on its own rows and state of the rails; empty in files without them
 * @param overlap what domains share, or null in files without it
 * @param gates one a gate and cell
 * @param status {@code pass} or {@code fail}
 */
public record CrossDomain(
    int schemaVersion,
    List<MapperLine> mappers,
    List<DataLine> data,
    List<Cell> cells,
    List<InDomain> inDomain,
    Overlap overlap,
    List<Gate> gates,
    String status) {

  private static final int SCHEMA_VERSION = 1;

  /** A mapper and the hash of its bundle. */
  public record MapperLine(String id, String sha256) {}

  /** Evaluation rows of a domain and their hash. */
  public record DataLine(String id, int rows, String sha256) {}

  /**
   * Figures of a mapper on data; a rate over nothing is null.
   *
   * @param rails {@code on} or {@code off}
   */
  public record Cell(
      String mapper,
      String data,
      String rails,
      int n,
      int fired,
      Double coverage,
      Double accuracyOnFired,
      Double falseAcceptRate,
      Double lower,
      Double upper) {

    /** Whether answers are errors here, whatever they are. */
    boolean isForeign() {
      return accuracyOnFired == null && falseAcceptRate != null;
    }
  }

  /**
   * Figures of a mapper on its own rows, of the router on all; what was not measured is null.
   *
   * @param rails {@code on} or {@code off}
   * @param rows of a class
   * @param accuracyAtCoverage of the most confident shares of the rows, by rising share
   * @param perClass at the thresholds
   */
  public record InDomain(
      String mapper,
      String data,
      String rails,
      int rows,
      Double accuracy,
      Double macroF1,
      Double ece,
      Double aurc,
      List<AtCoverage> accuracyAtCoverage,
      List<PerClass> perClass,
      OutOfScope outOfScope) {

    /** Copies, and refuses a line that says not what it is of. */
    public InDomain {
      requireAll(mapper, data, rails);
      accuracyAtCoverage = orEmpty(accuracyAtCoverage);
      perClass = orEmpty(perClass);
    }
  }

  /** The most confident share of rows; a rate over nothing is null. */
  public record AtCoverage(double coverage, Double accuracy, Double falseAcceptRate) {}

  /** A class; precision and recall are null over nothing. */
  public record PerClass(
      String label, int rows, int fired, int correct, Double precision, Double recall) {

    /** Refuses a line without its class. */
    public PerClass {
      requireAll(label);
    }
  }

  /** Rows of no class, and the share of them that was answered. */
  public record OutOfScope(int rows, Double falseAcceptRate) {}

  /** Labels and evaluation prompts that stand in several domains. */
  public record Overlap(List<SharedLabel> labels, List<SharedPrompt> prompts) {

    /** Copies, and refuses missing fields: what is not there was not looked for. */
    public Overlap {
      requireAll(labels, prompts);
      labels = List.copyOf(labels);
      prompts = List.copyOf(prompts);
    }
  }

  /** A label and the domains that use it. */
  public record SharedLabel(String label, List<String> domains) {

    /** Copies, and refuses missing fields. */
    public SharedLabel {
      requireAll(label, domains);
      domains = List.copyOf(domains);
    }
  }

  /**
   * An evaluation prompt of a domain that is another's too.
   *
   * @param otherSplit {@code training} or {@code evaluation}
   */
  public record SharedPrompt(
      String prompt,
      String data,
      String label,
      String other,
      String otherLabel,
      String otherSplit) {

    /** Refuses missing fields. */
    public SharedPrompt {
      requireAll(prompt, data, label, other, otherLabel, otherSplit);
    }
  }

  /** What was asked of a cell, and what was found. */
  public record Gate(
      String name,
      String mapper,
      String data,
      String rails,
      Double asked,
      Double found,
      boolean passed,
      String why) {}

  /** Copies, and refuses missing fields. */
  public CrossDomain {
    if (schemaVersion != SCHEMA_VERSION) {
      throw new IllegalArgumentException(
          "schema_version is " + schemaVersion + ", not " + SCHEMA_VERSION);
    }
    mappers = List.copyOf(mappers);
    data = List.copyOf(data);
    cells = List.copyOf(cells);
    inDomain = orEmpty(inDomain);
    gates = List.copyOf(gates);
    Objects.requireNonNull(status, "status is missing");
  }

  /**
   * Reads a file.
   *
   * @throws MicromapException with {@link ErrorCode#BAD_JSON} if it is not one of this version
   */
  public static CrossDomain read(Source source) {
    return ReportFile.read(
        source, CrossDomain.class, "cross_domain.json", "Give the file that evaluate wrote.");
  }

  /** Whether every gate held. */
  boolean passed() {
    return status.equals("pass");
  }

  private static <T> List<T> orEmpty(List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  private static void requireAll(Object... fields) {
    for (Object field : fields) {
      Objects.requireNonNull(field, "a field is missing");
    }
  }
}
