package io.micromap.cli.verbs;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.evaluation.artifact.AtomicFile;
import io.micromap.evaluation.artifact.CsvArtifacts;
import io.micromap.evaluation.crossdomain.CrossDomain;
import io.micromap.evaluation.dataset.ShippedRows;
import io.micromap.evaluation.dataset.Source;
import io.micromap.evaluation.metrics.DecidedRow;
import io.micromap.evaluation.metrics.TextReport;
import io.micromap.evaluation.sweep.SweepSummary;
import io.micromap.report.HtmlReport;
import io.micromap.report.SweepReport;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.DomainRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code micromap report}. */
@Command(
    name = "report",
    description = "Shows the results of every class in a sweep, as text and as one HTML page.",
    mixinStandardHelpOptions = true)
public final class ReportCommand implements Callable<Integer> {

  private final Console console;
  private final Provider<DomainRegistry> domains;

  @Option(
      names = "--rows-csv",
      required = true,
      paramLabel = "FILE",
      description = "The rows of a sweep.")
  private Path rowsCsv;

  @Option(
      names = "--oos-label",
      paramLabel = "WORD",
      defaultValue = ShippedRows.OOS,
      description = "Label of out-of-scope rows (default: ${DEFAULT-VALUE}).")
  private String oosLabel;

  @ArgGroup(exclusive = false)
  private PageFlags page;

  /** What the page needs in addition to the rows. */
  private static final class PageFlags {

    @Option(
        names = "--html",
        required = true,
        paramLabel = "FILE",
        description = "The page to write: one file that works offline.")
    private Path html;

    @Option(
        names = "--summary",
        required = true,
        paramLabel = "FILE",
        description = "The summary of the same sweep.")
    private Path summary;

    @Option(
        names = "--mapper-path",
        paramLabel = "FILE",
        description = "The mapper of the sweep; adds its provenance and its model card.")
    private Path mapperFile;

    @Option(
        names = "--cross-domain",
        paramLabel = "FILE",
        description = "A cross_domain.json; adds a heat map of mappers by data set.")
    private Path crossDomain;

    @Option(names = "--no-text", description = "Leaves the prompts out of the page.")
    private boolean withoutText;
  }

  @Inject
  ReportCommand(Console console, Provider<DomainRegistry> domains) {
    this.console = console;
    this.domains = domains;
  }

  @Override
  public Integer call() {
    List<DecidedRow> rows = CsvArtifacts.readRows(Source.of(rowsCsv));
    if (page != null) {
      AtomicFile.requireWritable(page.html);
      AtomicFile.write(page.html, html(rows));
      console.message("wrote " + page.html);
    }
    console.data(
        TextReport.write(rows.stream().map(DecidedRow::outcome).toList(), List.of(), oosLabel));
    return ExitCode.DONE;
  }

  private byte[] html(List<DecidedRow> rows) {
    Optional<Mapper> mapper =
        Optional.ofNullable(page.mapperFile).map(file -> Mapper.load(file, domains::get));
    Optional<CrossDomain> crossDomain =
        page.crossDomain == null
            ? Optional.empty()
            : Optional.of(CrossDomain.read(Source.of(page.crossDomain)));
    return HtmlReport.of(
        new SweepReport(
            SweepSummary.read(Source.of(page.summary)),
            rows,
            mapper,
            crossDomain,
            Optional.empty(),
            !page.withoutText));
  }
}
