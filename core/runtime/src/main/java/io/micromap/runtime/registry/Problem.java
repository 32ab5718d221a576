package io.micromap.runtime.registry;

import java.util.Optional;

/**
 * Why a domain is not there.
 *
 * @param source jar, folder or class it should have come from
 * @param domain its id, where it got as far as telling it
 * @param cause what is wrong
 * @param fix how its author or user can fix it
 */
public record Problem(String source, Optional<String> domain, String cause, String fix) {

  @Override
  public String toString() {
    return source
        + domain.map(id -> " (domain '" + id + "')").orElse("")
        + ": "
        + cause
        + " "
        + fix;
  }
}
