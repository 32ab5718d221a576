package io.micromap.cli.verbs;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.cli.console.Inputs;
import io.micromap.cli.options.Output;
import io.micromap.cli.options.OverlapOptions;
import io.micromap.evaluation.artifact.AtomicFile;
import io.micromap.evaluation.artifact.CsvArtifacts;
import io.micromap.evaluation.crossdomain.CrossDomain;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Row;
import io.micromap.evaluation.dataset.ShippedRows;
import io.micromap.evaluation.dataset.Source;
import io.micromap.evaluation.guarantee.OnOverlap;
import io.micromap.evaluation.metrics.DecidedRow;
import io.micromap.evaluation.metrics.Outcome;
import io.micromap.evaluation.metrics.TextReport;
import io.micromap.evaluation.metrics.VerdictInWords;
import io.micromap.evaluation.quality.DataReport;
import io.micromap.evaluation.sweep.SweepSummary;
import io.micromap.report.HtmlReport;
import io.micromap.report.SweepReport;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.DomainRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Option(
      names = "--mapper-path",
      paramLabel = "FILE",
      description =
          "The mapper of the sweep: counts the rows that trained it; adds its provenance and its"
              + " model card to the page.")
  private Path mapperFile;

  @Mixin private OverlapOptions overlap;

  @ArgGroup(exclusive = false)
  private PageFlags page;

  /** What the page needs in addition to the rows. */
  private static final class PageFlags {

    @Output
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
        names = "--cross-domain",
        paramLabel = "FILE",
        description = "A cross_domain.json; adds a heat map of mappers by data set.")
    private Path crossDomain;

    @Option(
        names = "--compare",
        paramLabel = "FILE",
        description = "Summary of the previous mapper's sweep, shown beside this one.")
    private Path before;

    @Option(
        names = "--data-check",
        paramLabel = "FILE",
        description = "What 'data check --out' wrote of the training rows, shown as things to do.")
    private Path findings;

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
    List<DecidedRow> rows = CsvArtifacts.readRows(Inputs.source(rowsCsv));
    requireLabels(rows);
    Optional<Mapper> mapper =
        Optional.ofNullable(mapperFile).map(file -> Mapper.load(file, domains::get));
    List<DecidedRow> shown = mapper.map(found -> shown(found, rows)).orElse(rows);
    if (page != null) {
      requireAll(rows, shown);
      AtomicFile.write(page.html, html(rows, mapper));
      console.message("wrote " + page.html);
    }
    List<Outcome> outcomes = shown.stream().map(DecidedRow::outcome).toList();
    VerdictInWords verdict = verdict(mapper, shown, outcomes);
    console.data(
        mapper.isPresent()
            ? TextReport.write(outcomes, List.of(), oosLabel, verdict)
            : TextReport.writeBare(outcomes, oosLabel, verdict));
    return ExitCode.DONE;
  }

  private VerdictInWords verdict(
      Optional<Mapper> mapper, List<DecidedRow> rows, List<Outcome> outcomes) {
    LabelledPrompts prompts = prompts(rows);
    int trainedOn = mapper.map(found -> OnOverlap.trainedOn(found, prompts)).orElse(0);
    int chose =
        page == null ? 0 : Math.min(rows.size(), summary().result().verdict().rowsThatChose());
    return VerdictInWords.of(outcomes, oosLabel, trainedOn)
        .withRowsThatChose(chose)
        .withRepeats(prompts.rows());
  }

  private SweepSummary summary() {
    return SweepSummary.read(Inputs.source(page.summary));
  }

  /** The rows without those that trained the mapper, where these are to be left out. */
  private List<DecidedRow> shown(Mapper mapper, List<DecidedRow> rows) {
    Set<String> left =
        overlap.rows(mapper, prompts(rows), console).rows().stream()
            .map(Row::id)
            .collect(Collectors.toSet());
    return rows.stream().filter(row -> left.contains(row.id())).toList();
  }

  private LabelledPrompts prompts(List<DecidedRow> rows) {
    return new LabelledPrompts(
        rowsCsv.toString(),
        rows.stream()
            .map(
                row ->
                    new Row(
                        row.id(),
                        row.prompt().replace("\\n", "\n"),
                        row.outcome().gold(),
                        rowsCsv + ", row " + row.id()))
            .toList(),
        oosLabel);
  }

  private void requireLabels(List<DecidedRow> rows) {
    if (!rows.isEmpty() && rows.stream().allMatch(row -> row.outcome().gold().isEmpty())) {
      throw new MicromapException(
          ErrorCode.BAD_CSV, rowsCsv + ": has no labels to report on. Sweep labelled rows.");
    }
  }

  private static void requireAll(List<DecidedRow> rows, List<DecidedRow> shown) {
    if (shown.size() < rows.size()) {
      throw new MicromapException(
          ErrorCode.SEEN_ROWS,
          "The figures of the page are the summary's, which counts rows that trained the mapper."
              + " Leave them out of the sweep, and give its files.");
    }
  }

  private byte[] html(List<DecidedRow> rows, Optional<Mapper> mapper) {
    SweepSummary summary = summary();
    summary.requireRows(rows, rowsCsv.toString());
    return HtmlReport.of(
        new SweepReport(
            summary,
            rows,
            String.valueOf(rowsCsv.getFileName()),
            mapper,
            read(page.crossDomain, CrossDomain::read),
            read(page.before, SweepSummary::read),
            read(page.findings, DataReport::read),
            !page.withoutText));
  }

  private static <T> Optional<T> read(Path file, Function<Source, T> reader) {
    return Optional.ofNullable(file).map(Inputs::source).map(reader);
  }
}
