package io.micromap.cli.domains;

import io.micromap.runtime.registry.Domain;
import io.micromap.spi.Dataset.Split;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * A domain as {@code domains list} shows it.
 *
 * @param id of the domain
 * @param version as the domain states it
 * @param description one sentence, may be empty
 * @param source where it came from
 * @param labels its classes, in order
 * @param rows numbers of shipped rows by split, in the order of the splits
 */
record ListedDomain(
    String id,
    String version,
    String description,
    String source,
    List<String> labels,
    Map<String, Integer> rows) {

  static ListedDomain of(Domain domain, SortedMap<Split, Integer> sizes) {
    Map<String, Integer> rows = new LinkedHashMap<>();
    sizes.forEach((split, size) -> rows.put(split.name().toLowerCase(Locale.ROOT), size));
    return new ListedDomain(
        domain.id(),
        domain.version(),
        domain.description(),
        domain.source(),
        domain.labelNames(),
        rows);
  }

  /** Some lines of text. */
  String toText() {
    return id
        + " (version "
        + version
        + ")\n"
        + line("about", description)
        + line("source", source)
        + line("labels", labels.size() + ": " + String.join(", ", labels))
        + line("rows", rowsText());
  }

  /** A line of an overview. */
  static String line(String name, String value) {
    return String.format(Locale.ROOT, "  %-7s %s\n", name, value);
  }

  private String rowsText() {
    return rows.isEmpty()
        ? "none shipped"
        : rows.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(Collectors.joining(", "));
  }
}
