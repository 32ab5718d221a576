package io.micromap.evaluation.crossdomain;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.Nulls;
import io.micromap.evaluation.artifact.JsonDocument;
import io.micromap.evaluation.crossdomain.OperatingPoint.Rule;
import io.micromap.evaluation.dataset.Source;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Check;
import io.micromap.runtime.json.Json;
import io.micromap.spi.Thresholds;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Every mapper on every domain's evaluation rows: the document {@code cross_domain.json}, described
 * in {@code docs/formats.md}.
 *
 * @param schemaVersion version of the fields
 * @param mappers who answered
 * @param data what they answered
 * @param choice how it was chosen when mappers answer
 * @param cells without rails first, the router's behind all mappers'; mapper by mapper, data by
 *     data
 * @param inDomain the mappers on their own rows, the router on all; empty in a file without them
 * @param overlap what domains have in common; empty in a file that does not say
 * @param gates what was asked of the cells
 */
public record CrossDomain(
    int schemaVersion,
    List<MapperLine> mappers,
    List<DataLine> data,
    @JsonUnwrapped PointChoice choice,
    List<Cell> cells,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<InDomain> inDomain,
    Optional<Overlap> overlap,
    List<Gate> gates) {

  /** The usual name of the file. */
  public static final String FILE = "cross_domain.json";

  private static final int SCHEMA_VERSION = 1;

  /**
   * A mapper and when it answers.
   *
   * @param id the domain's, or the data folder's name
   * @param sha256 of the bundle
   * @param labels its classes, in its order
   * @param rule how its thresholds were chosen
   * @param thresholds without rails
   * @param chosenCoverage share of in-scope rows that the thresholds answer of those that they were
   *     chosen on; empty for a mapper's own thresholds
   * @param thresholdsWithRails empty without rails
   * @param chosenCoverageWithRails as {@code chosenCoverage}, with rails
   */
  public record MapperLine(
      String id,
      String sha256,
      List<String> labels,
      Rule rule,
      Thresholds thresholds,
      Optional<Double> chosenCoverage,
      Optional<Thresholds> thresholdsWithRails,
      Optional<Double> chosenCoverageWithRails) {

    /** Copies. */
    public MapperLine {
      labels = List.copyOf(labels);
    }

    private static MapperLine of(DomainMapper domain) {
      Optional<OperatingPoint> withRails = domain.rails().map(rails -> domain.pointWithRails());
      return new MapperLine(
          domain.id(),
          domain.mapper().model().sha256(),
          domain.mapper().labelNames(),
          domain.point().rule(),
          domain.point().thresholds(),
          domain.point().chosenCoverage().map(Json::round),
          withRails.map(OperatingPoint::thresholds),
          withRails.flatMap(OperatingPoint::chosenCoverage).map(Json::round));
    }
  }

  /**
   * Evaluation rows of a domain.
   *
   * @param id the domain's
   * @param rows how many
   * @param rowsOutOfScope of those, out of scope
   * @param rowsTrainedOn of those, in the training rows of the mapper of the same id
   * @param sha256 of prompts and labels
   */
  public record DataLine(
      String id, int rows, int rowsOutOfScope, int rowsTrainedOn, String sha256) {

    /** Checks the counts. */
    public DataLine {
      Check.count("rows", rows);
      Check.part("rows_out_of_scope", rowsOutOfScope, rows);
      Check.part("rows_trained_on", rowsTrainedOn, rows);
    }

    private static DataLine of(DomainMapper domain) {
      return new DataLine(
          domain.id(),
          domain.evaluation().rows().size(),
          domain.evaluation().outOfScope().size(),
          domain.rowsTrainedOn(),
          domain.evaluation().sha256());
    }
  }

  /** Copies; refuses another version of the fields. */
  public CrossDomain {
    if (schemaVersion != SCHEMA_VERSION) {
      throw new IllegalArgumentException(
          "schema_version is " + schemaVersion + ", not " + SCHEMA_VERSION);
    }
    mappers = List.copyOf(mappers);
    data = List.copyOf(data);
    cells = List.copyOf(cells);
    inDomain = List.copyOf(inDomain);
    gates = List.copyOf(gates);
    choice.coverageAsked().ifPresent(share -> Check.unit("coverage_asked", share));
    List<String> answering =
        Stream.concat(mappers.stream().map(MapperLine::id), Stream.of(Router.ID)).toList();
    List<String> answered =
        Stream.concat(data.stream().map(DataLine::id), Stream.of(Router.ALL)).toList();
    Stream.of(
            cells.stream().map(Cell::key),
            inDomain.stream().map(InDomain::key),
            gates.stream().map(Gate::key))
        .flatMap(Function.identity())
        .forEach(
            key -> {
              Check.word("mapper", key.mapper(), answering);
              Check.word("data", key.data(), answered);
            });
  }

  /**
   * Runs every mapper on all rows. There is a router where there are two mappers or more.
   *
   * @param domains at least one; either all have rails or none
   * @param choice how it was chosen when mappers answer; the router's threshold is chosen likewise
   * @param progress receives progress messages
   * @throws MicromapException if two have the same id, or one has an id reserved for the router
   */
  public static CrossDomain of(
      List<DomainMapper> domains,
      PointChoice choice,
      GateLimits limits,
      Consumer<String> progress) {
    requireDistinct(domains);
    Measurement measured = Measurement.of(domains, choice, progress);
    return new CrossDomain(
        SCHEMA_VERSION,
        domains.stream().map(MapperLine::of).toList(),
        domains.stream().map(DataLine::of).toList(),
        choice,
        measured.cells(),
        measured.inDomain(),
        Optional.of(measured.overlap()),
        limits.check(measured.cells()));
  }

  /**
   * Reads a file.
   *
   * @throws MicromapException with {@link ErrorCode#BAD_JSON} if it is not one of this version
   */
  public static CrossDomain read(Source source) {
    CrossDomain read =
        JsonDocument.read(source, CrossDomain.class, FILE, "Give the file that evaluate wrote.");
    String stated = JsonDocument.text(source, "status");
    if (!stated.equals(read.status())) {
      throw new MicromapException(
          ErrorCode.BAD_JSON,
          source.name()
              + ": status is '"
              + stated
              + "', but its gates say '"
              + read.status()
              + "'. Give the file that evaluate wrote.");
    }
    return read;
  }

  /** {@code pass} where every gate is passed, {@code fail}, or {@code no gate set}. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public String status() {
    return gates.isEmpty() ? "no gate set" : passed() ? "pass" : "fail";
  }

  /** Whether every gate is passed. */
  public boolean passed() {
    return gates.stream().allMatch(Gate::passed);
  }

  private static void requireDistinct(List<DomainMapper> domains) {
    Set<String> ids = new HashSet<>(Set.of(Router.ID, Router.ALL));
    for (DomainMapper domain : domains) {
      if (!ids.add(domain.id())) {
        throw new MicromapException(
            ErrorCode.USAGE,
            "Two domains, or a domain and the router, are called '"
                + domain.id()
                + "'; rename one. '"
                + Router.ID
                + "' and '"
                + Router.ALL
                + "' are reserved.");
      }
    }
  }
}
