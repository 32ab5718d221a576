package io.micromap.evaluation.guarantee;

import io.micromap.evaluation.metrics.ScoredRows;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What can be promised where nothing higher is proven: the highest hundredth that a {@link
 * Certifier} proves on the same rows, so that asking for it proves it.
 *
 * @param target that is proven
 * @param certification what it proves
 */
public record Promise(Target target, Certification certification) {

  private static final int HUNDREDTHS = 100;

  /** The highest hundredth below a target that proves anything; nothing where none does. */
  public static Optional<Promise> below(Target target, ScoredRows rows) {
    int most = (int) Math.ceil(target.precision() * HUNDREDTHS) - 1;
    return IntStream.iterate(most, hundredths -> hundredths > 0, hundredths -> hundredths - 1)
        .mapToObj(hundredths -> target.withPrecision((double) hundredths / HUNDREDTHS))
        .map(lower -> new Promise(lower, new Certifier(lower).certify(rows)))
        .filter(promise -> promise.certification.proves())
        .findFirst();
  }

  /** The sentence for a target that proves nothing, with what can be promised instead. */
  public static String insteadOf(Target target, ScoredRows rows) {
    List<String> promises = promises(target, rows).stream().map(Promise::toText).toList();
    return "nothing is proven at a precision of "
        + target.precision()
        + (isAll(target) ? " of all answers together" : " of each class")
        + ", so the mapper would never answer. "
        + (promises.isEmpty()
            ? "Nothing can be promised: " + whyNothing(rows)
            : "What can be promised with confidence "
                + target.confidence()
                + ": "
                + String.join("; ", promises)
                + ".");
  }

  private static String whyNothing(ScoredRows rows) {
    int answers = Answer.of(rows).size();
    return (answers == 0
            ? "the mapper knows no word of these rows"
            : "of " + answers + " answers to these rows the most confident are wrong")
        + ". Add training rows.";
  }

  /**
   * Other targets that answer more of the same rows, where classes that have rows enough to be
   * certified by themselves, and so are in no pool, fail: all answers together, all classes at
   * once, and the higher hundredth that answers most. Empty where no class fails so.
   */
  public static List<Promise> answeringMore(Certification found, ScoredRows rows) {
    if (failedAlone(found).isEmpty()) {
      return List.of();
    }
    Target target = found.target();
    Stream<Target> others =
        Stream.of(
            target.overall(),
            new Target(
                target.precision(), target.confidence(), target.scope(), true, target.pool()));
    Stream<Promise> higher =
        IntStream.range((int) Math.floor(target.precision() * HUNDREDTHS) + 1, HUNDREDTHS)
            .mapToObj(hundredths -> target.withPrecision((double) hundredths / HUNDREDTHS))
            .map(other -> of(other, rows))
            .max(Comparator.comparingInt(promise -> promise.certification.fired()))
            .stream();
    return Stream.concat(others.map(other -> of(other, rows)), higher)
        .filter(promise -> promise.certification.fired() > found.fired())
        .toList();
  }

  /**
   * Classes that have rows enough to be certified by themselves, and of which nothing is proven.
   */
  public static List<String> failedAlone(Certification found) {
    return found.target().pool()
        ? found.certificates().stream()
            .filter(one -> one.kind() == Certificate.Kind.CLASS && !one.granted())
            .map(one -> one.labels().get(0))
            .toList()
        : List.of();
  }

  private static Promise of(Target target, ScoredRows rows) {
    return new Promise(target, new Certifier(target).certify(rows));
  }

  /** That of each class and, where it is higher, that of all answers together. */
  private static List<Promise> promises(Target target, ScoredRows rows) {
    Optional<Promise> promise = below(target, rows);
    if (isAll(target)) {
      return promise.stream().toList();
    }
    double least = promise.map(found -> found.target.precision()).orElse(0.0);
    return Stream.concat(
            promise.stream(),
            all(target.overall(), rows).filter(all -> all.target.precision() > least).stream())
        .toList();
  }

  /** All answers together may prove what no class does. */
  private static Optional<Promise> all(Target overall, ScoredRows rows) {
    Promise asked = new Promise(overall, new Certifier(overall).certify(rows));
    return asked.certification.proves() ? Optional.of(asked) : below(overall, rows);
  }

  private static boolean isAll(Target target) {
    return target.scope() == Target.Scope.ALL;
  }

  private String toText() {
    return String.format(
        Locale.ROOT,
        "%s at least %s right (%d of %d held-out rows are answered then)",
        whose(),
        target.precision(),
        certification.fired(),
        certification.rows());
  }

  /** Of which classes it is proven; the others abstain. */
  private String whose() {
    List<Certificate> granted =
        certification.certificates().stream().filter(Certificate::granted).toList();
    int classes = granted.stream().mapToInt(found -> found.labels().size()).sum();
    boolean alone = granted.stream().anyMatch(found -> found.kind() == Certificate.Kind.CLASS);
    boolean every = granted.size() == certification.certificates().size();
    if (isAll(target) || (every && !alone)) {
      return "of all answers together";
    }
    return alone
        ? "of each class" + (every ? "" : " but those that abstain then")
        : "of " + classes + " small classes together";
  }
}
