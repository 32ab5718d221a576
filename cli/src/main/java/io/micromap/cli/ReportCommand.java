package io.micromap.cli;

import io.micromap.training.artifact.CsvArtifacts;
import io.micromap.training.dataset.Source;
import io.micromap.training.evaluation.TextReport;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code micromap report}. */
@Command(
    name = "report",
    description = "Shows how every class did in a sweep's rows.csv.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

  private final Console console;

  @Option(
      names = "--rows-csv",
      required = true,
      paramLabel = "FILE",
      description = "The rows of a sweep.")
  private Path rowsCsv;

  @Option(
      names = "--oos-label",
      paramLabel = "WORD",
      defaultValue = "oos",
      description = "Label of rows that belong to no class (default: ${DEFAULT-VALUE}).")
  private String oosLabel;

  @Inject
  ReportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.data(TextReport.write(CsvArtifacts.readRows(Source.of(rowsCsv)), List.of(), oosLabel));
    return 0;
  }
}
