package io.micromap.contract;

/**
 * Something about a domain that its author should know.
 *
 * @param behaviour what it is about
 * @param severity whether it breaks the contract
 * @param message what is wrong, where, and what to do
 */
public record Finding(Behaviour behaviour, Severity severity, String message) {

  /** Whether a finding breaks the contract. */
  public enum Severity {
    /** It breaks the contract. */
    ERROR,
    /** It does not break the contract, but something better is recommended. */
    WARNING
  }

  static Finding error(Behaviour behaviour, String message) {
    return new Finding(behaviour, Severity.ERROR, message);
  }

  static Finding warning(Behaviour behaviour, String message) {
    return new Finding(behaviour, Severity.WARNING, message);
  }
}
