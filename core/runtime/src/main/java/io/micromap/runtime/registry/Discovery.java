package io.micromap.runtime.registry;

import java.util.List;
import java.util.Optional;

/**
 * What one source gave.
 *
 * @param domains those that are sound
 * @param problems those that are not
 */
public record Discovery(List<Domain> domains, List<Problem> problems) {

  /** Copies. */
  public Discovery {
    domains = List.copyOf(domains);
    problems = List.copyOf(problems);
  }

  static Discovery problem(String source, String cause, String fix) {
    return new Discovery(List.of(), List.of(new Problem(source, Optional.empty(), cause, fix)));
  }
}
