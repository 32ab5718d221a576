package io.micromap.cli.domains;

import io.micromap.contract.Finding;
import io.micromap.contract.Finding.Severity;
import java.util.List;
import java.util.Locale;

/**
 * A domain as {@code domains check} shows it.
 *
 * @param id of the domain
 * @param findings what its author should know
 */
record CheckedDomain(String id, List<Found> findings) {

  /**
   * A finding in words.
   *
   * @param behaviour what it touches, in lower case
   * @param severity error or warning
   * @param message what is wrong, where, and what to do
   */
  record Found(String behaviour, String severity, String message) {

    private static Found of(Finding finding) {
      return new Found(name(finding.behaviour()), name(finding.severity()), finding.message());
    }

    private boolean isError() {
      return severity.equals(name(Severity.ERROR));
    }
  }

  static CheckedDomain of(String id, List<Finding> findings) {
    return new CheckedDomain(id, findings.stream().map(Found::of).toList());
  }

  /** Whether the domain passes the contract. */
  boolean passed() {
    return findings.stream().noneMatch(Found::isError);
  }

  /** Some lines of text. */
  String toText() {
    StringBuilder text = new StringBuilder();
    findings.forEach(
        found ->
            text.append(
                found.severity() + " " + found.behaviour() + ": " + found.message() + "\n"));
    long errors = findings.stream().filter(Found::isError).count();
    text.append(id).append(passed() ? ": passes the contract" : ": fails the contract");
    text.append(" (" + errors + " errors, " + (findings.size() - errors) + " warnings)\n");
    return text.toString();
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
