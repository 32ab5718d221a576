package io.micromap.evaluation.guarantee;

import io.micromap.evaluation.dataset.DifferentRows;
import io.micromap.evaluation.dataset.NearDuplicates;
import io.micromap.evaluation.dataset.Row;
import io.micromap.evaluation.guarantee.Certificate.Kind;
import io.micromap.evaluation.metrics.ScoredRow;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.spi.Thresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * Which promises rest on held-out rows in few wordings: every row counts as independent there, and
 * near duplicates are not.
 */
public final class FewWordings {

  /** Rows for each wording from which on they are few. */
  private static final int FEW = 2;

  private static final int NAMED = 5;
  private static final String ALL = "all answers";

  private FewWordings() {}

  /**
   * What is promised of an answer, and the rows that prove it.
   *
   * @param of a class, or several in words
   * @param rows without copies
   */
  private record Promised(String of, List<Row> rows) {

    Optional<String> warning() {
      int wordings = NearDuplicates.of(rows, i -> "").wordings();
      return wordings * FEW < rows.size()
          ? Optional.of(
              String.format(
                  Locale.ROOT,
                  "WARNING: what is promised of %s rests on %d rows in %s, near duplicates counted"
                      + " once: it takes each row for independent, and holds only for prompts in"
                      + " such words. Give rows in more.",
                  of,
                  rows.size(),
                  wordings == 1 ? "one wording" : wordings + " wordings"))
          : Optional.empty();
    }
  }

  /**
   * One warning for each certificate that does; what {@link DifferentRows#warning} says of all rows
   * is not said again of all answers.
   *
   * @param rows that it was certified on, without copies
   */
  public static List<String> warnings(Certification certification, ScoredRows rows) {
    List<ScoredRow> answered = answered(rows, certification.thresholds());
    return warnings(
        certification.certificates().stream()
            .filter(Certificate::granted)
            .map(
                certificate -> new Promised(name(certificate), of(answered, certificate.labels()))),
        rows);
  }

  /** The same for bounds on wrong answers; that on all of them rests on all rows. */
  public static List<String> warnings(WrongCertification certification, ScoredRows rows) {
    List<ScoredRow> answered = answered(rows, certification.thresholds());
    return warnings(
        certification.bounds().stream()
            .filter(WrongBound::granted)
            .map(
                bound ->
                    bound
                        .label()
                        .map(label -> new Promised(label, of(answered, List.of(label))))
                        .orElseGet(() -> new Promised(ALL, rows.data().rows()))),
        rows);
  }

  private static List<String> warnings(Stream<Promised> promises, ScoredRows rows) {
    boolean isTold = DifferentRows.of(rows.data().rows()).warning().isPresent();
    List<String> all =
        promises
            .filter(promised -> !(isTold && promised.of.equals(ALL)))
            .map(Promised::warning)
            .flatMap(Optional::stream)
            .toList();
    List<String> some = new ArrayList<>(all.subList(0, Math.min(NAMED, all.size())));
    if (all.size() > NAMED) {
      some.add("WARNING: so rest the promises of " + (all.size() - NAMED) + " more.");
    }
    return some;
  }

  private static List<ScoredRow> answered(ScoredRows rows, SortedMap<String, Double> proven) {
    Thresholds thresholds = rows.mapper().bundle().thresholds().with(proven);
    return rows.stream().filter(row -> row.answered(thresholds)).toList();
  }

  private static List<Row> of(List<ScoredRow> answered, List<String> labels) {
    return answered.stream()
        .filter(row -> row.candidate().filter(labels::contains).isPresent())
        .map(ScoredRow::row)
        .toList();
  }

  private static String name(Certificate certificate) {
    return certificate.kind() == Kind.CLASS
        ? certificate.labels().get(0)
        : certificate.kind() == Kind.ALL
            ? ALL
            : "the pool of " + certificate.labels().size() + " classes";
  }
}
