package io.micromap.report;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.training.dataset.Source;
import java.util.List;
import java.util.Objects;

/**
 * What a page shows of a {@code cross_domain.json}; the fields are those of the file.
 *
 * @param mappers who answered
 * @param data what was asked
 * @param cells one a mapper, data and state of the rails
 * @param gates one a gate and cell
 * @param status {@code pass} or {@code fail}
 */
public record CrossDomain(
    int schemaVersion,
    List<MapperLine> mappers,
    List<DataLine> data,
    List<Cell> cells,
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
}
