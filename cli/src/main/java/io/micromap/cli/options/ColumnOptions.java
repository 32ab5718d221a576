package io.micromap.cli.options;

import io.micromap.evaluation.dataset.Columns;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that say which columns hold prompts, labels and ids. */
public final class ColumnOptions {

  @Option(
      names = "--text-column",
      paramLabel = "NAME",
      description = "Column, or JSON field, of the prompts (default: prompt).")
  private String text;

  @Option(
      names = "--label-column",
      paramLabel = "NAME",
      description = "Column, or JSON field, of the labels (default: label).")
  private String label;

  @Option(
      names = "--id-column",
      paramLabel = "NAME",
      description = "Column, or JSON field, of the ids (default: id).")
  private String id;

  /** The names. */
  public Columns columns() {
    return new Columns(
        Optional.ofNullable(text), Optional.ofNullable(label), Optional.ofNullable(id));
  }
}
