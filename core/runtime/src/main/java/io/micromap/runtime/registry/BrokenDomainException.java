package io.micromap.runtime.registry;

import java.util.Optional;

/** A domain that breaks the contract; the message names every breach. */
final class BrokenDomainException extends RuntimeException {

  private final transient Optional<String> domain;

  BrokenDomainException(Optional<String> domain, String message) {
    super(message);
    this.domain = domain;
  }

  BrokenDomainException(Optional<String> domain, String message, Throwable cause) {
    super(message, cause);
    this.domain = domain;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /** Its id, where it has a valid one. */
  Optional<String> domain() {
    return domain;
  }
}
