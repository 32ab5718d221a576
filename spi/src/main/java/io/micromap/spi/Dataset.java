package io.micromap.spi;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.Objects;
import java.util.Optional;

/**
 * Labelled prompts that a domain ships.
 *
 * @param split what the rows may be used for
 * @param labels a labels CSV as in {@code docs/formats.md}
 * @param prompts a prompts JSONL aligned with it; absent where the CSV carries the prompts
 */
public record Dataset(Split split, URI labels, Optional<URI> prompts) {

  /** What rows may be used for; a row belongs to one split only. */
  public enum Split {
    /** Rows to fit on. */
    TRAINING,
    /** Rows to evaluate on, never fitted on. */
    EVALUATION,
    /**
     * A few rows that a mapper trained on the training rows answers exactly so under the domain's
     * thresholds; those labelled {@code oos} it abstains on. Part of the contract check.
     */
    GOLDEN
  }

  /** Checks for nulls. */
  public Dataset {
    Objects.requireNonNull(split, "split");
    Objects.requireNonNull(labels, "labels");
    Objects.requireNonNull(prompts, "prompts");
  }

  /**
   * A CSV with the columns {@code prompt,label} beside a class of the domain.
   *
   * @param owner the class whose package and class loader hold the file
   * @param resource the file's name, relative to the owner's package
   * @throws IllegalArgumentException if there is no such resource
   */
  public static Dataset csv(Split split, Class<?> owner, String resource) {
    URL url = owner.getResource(resource);
    if (url == null) {
      throw new IllegalArgumentException(
          "No resource '"
              + resource
              + "' beside "
              + owner.getName()
              + "; check the jar's content.");
    }
    try {
      return new Dataset(split, url.toURI(), Optional.empty());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("Resource address " + url + " is not a URI.", e);
    }
  }
}
