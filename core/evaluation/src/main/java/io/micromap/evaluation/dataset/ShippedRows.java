package io.micromap.evaluation.dataset;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.Field;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.registry.Domain;
import io.micromap.spi.Dataset;
import io.micromap.spi.Dataset.Split;
import io.micromap.spi.Label;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** The labelled prompts inside a domain. */
public final class ShippedRows {

  /** The word that marks shipped rows as out of scope where the user says no other. */
  public static final String OOS = Label.OUT_OF_SCOPE;

  private ShippedRows() {}

  /** Whether a domain ships rows of a split. */
  public static boolean has(Domain domain, Split split) {
    return domain.datasets().stream().anyMatch(dataset -> dataset.split() == split);
  }

  /**
   * The rows of a split.
   *
   * @throws MicromapException if the domain does not ship exactly one such data set, or a faulty
   *     one
   */
  public static LabelledPrompts read(Domain domain, Split split, DatasetReader reader) {
    List<Dataset> found =
        domain.datasets().stream().filter(dataset -> dataset.split() == split).toList();
    if (found.size() != 1) {
      throw MicromapException.naming(
          ErrorCode.MISSING_FILE,
          "Domain '%s' ships %s rows for %s. Give them with %s.",
          domain.id(),
          found.isEmpty() ? "no" : found.size() + " sets of",
          split.name().toLowerCase(Locale.ROOT),
          new Field("labelsCsv"));
    }
    Dataset dataset = found.get(0);
    LabelledPrompts rows =
        reader.read(Source.of(dataset.labels()), dataset.prompts().map(Source::of));
    DatasetReader.requireLabels(rows, domain.labelNames());
    return rows;
  }

  /**
   * How many rows of each split a domain ships; splits without any are left out.
   *
   * @throws MicromapException if a data set is faulty
   */
  public static SortedMap<Split, Integer> sizes(Domain domain) {
    DatasetReader reader = new DatasetReader(OOS, ConflictPolicy.KEEP);
    SortedMap<Split, Integer> sizes = new TreeMap<>();
    for (Dataset dataset : domain.datasets()) {
      sizes.put(dataset.split(), read(domain, dataset.split(), reader).rows().size());
    }
    return Collections.unmodifiableSortedMap(sizes);
  }
}
