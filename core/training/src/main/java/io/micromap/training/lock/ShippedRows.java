package io.micromap.training.lock;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.registry.Domain;
import io.micromap.spi.Dataset;
import io.micromap.training.dataset.DatasetReader;
import io.micromap.training.dataset.LabelledPrompts;
import io.micromap.training.dataset.Source;
import java.util.List;
import java.util.Locale;

/** The labelled prompts inside a domain. */
final class ShippedRows {

  private ShippedRows() {}

  static LabelledPrompts read(Domain domain, Dataset.Split split, DatasetReader reader) {
    List<Dataset> found =
        domain.datasets().stream().filter(dataset -> dataset.split() == split).toList();
    if (found.size() != 1) {
      throw new MicromapException(
          ErrorCode.MISSING_FILE,
          "Domain '"
              + domain.id()
              + "' ships "
              + found.size()
              + " data sets for "
              + split.name().toLowerCase(Locale.ROOT)
              + ", not one. Give the rows with --labels-csv.");
    }
    Dataset dataset = found.get(0);
    LabelledPrompts rows =
        reader.read(Source.of(dataset.labels()), dataset.prompts().map(Source::of));
    DatasetReader.requireLabels(rows, domain.labelNames());
    return rows;
  }
}
