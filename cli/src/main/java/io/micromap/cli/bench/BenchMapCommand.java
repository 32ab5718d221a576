package io.micromap.cli.bench;

import io.micromap.cli.bench.SpeedReport.Measured;
import io.micromap.cli.bench.SpeedReport.Memory;
import io.micromap.cli.bench.SpeedReport.Peer;
import io.micromap.cli.bench.SpeedReport.Prompts;
import io.micromap.cli.bench.SpeedReport.Rates;
import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.cli.console.OutputFiles;
import io.micromap.cli.options.AnswerThreads;
import io.micromap.cli.options.DataOptions;
import io.micromap.cli.options.MapperOptions;
import io.micromap.cli.options.Output;
import io.micromap.cli.options.Usage;
import io.micromap.evaluation.dataset.Row;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.spi.Dataset;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code micromap bench map}. */
@Command(
    name = "map",
    description = {
      "Measures how fast a mapper answers your prompts, and what it takes.",
      "Beside it stand scikit-learn and fastText, trained on the same rows, where python3 has them."
    },
    mixinStandardHelpOptions = true)
final class BenchMapCommand implements Callable<Integer> {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String RESIDENT = "VmRSS:";
  private static final int KIBIBYTE = 1024;

  private final Console console;
  private final Provider<DomainRegistry> domains;

  @Spec private CommandSpec command;

  @Mixin private MapperOptions mapperOptions;

  @Mixin private DataOptions data;

  @Option(
      names = "--prompts",
      paramLabel = "FILE",
      description =
          "With --no-peers: prompts as 'map' reads them, plain lines, CSV, .xlsx or JSONL; '-' is"
              + " standard input.")
  private Path plain;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "5",
      description = "How long each measurement takes (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Mixin private AnswerThreads threads;

  @Option(
      names = "--no-peers",
      description = "Measures nothing but the mapper; the prompts need no labels.")
  private boolean noPeers;

  @Output
  @Option(names = "--out", paramLabel = "FILE", description = "Everything, as JSON.")
  private Path out;

  @Option(names = "--json", description = "Prints JSON instead of tables.")
  private boolean json;

  @Inject
  BenchMapCommand(Console console, Provider<DomainRegistry> domains) {
    this.console = console;
    this.domains = domains;
  }

  @Override
  public Integer call() throws IOException {
    int cores = threads.count();
    requireConsistent();
    Mapper mapper = mapperOptions.load(domains::get);
    List<Row> rows =
        noPeers
            ? List.of()
            : data.read(mapper, Dataset.Split.EVALUATION, domains.get(), console).rows();
    List<String> prompts = noPeers ? texts(mapper) : rows.stream().map(Row::prompt).toList();
    SpeedReport report = measure(mapper, prompts, rows, cores);
    byte[] bytes = Json.pretty(report);
    OutputFiles.write(out, bytes);
    if (json) {
      console.data(bytes);
    } else {
      console.data(report.toMarkdown());
    }
    return ExitCode.DONE;
  }

  private void requireConsistent() {
    Usage usage = new Usage(command);
    usage.requireLeast("--seconds", seconds, 1);
    usage.refuse(
        plain != null && !noPeers,
        "--prompts: has no labels, which those beside the mapper learn from. Give --labels-csv, or"
            + " --no-peers too.");
    usage.refuse(
        plain != null && (data.hasFiles() || data.domain().isPresent()),
        "Give either --prompts or --labels-csv, --prompts-jsonl or --domain.");
    usage.refuseIgnored(
        plain != null,
        "--prompts has prompts alone.",
        "--holdout",
        "--oos-label",
        "--on-conflict",
        "--label-column");
  }

  private List<String> texts(Mapper mapper) {
    return plain == null
        ? data.readTexts(mapper, Dataset.Split.EVALUATION, domains.get(), console)
        : PlainPrompts.read(plain, data.reading());
  }

  /**
   * Measures.
   *
   * @param rows that others are measured on, once the mapper itself was
   */
  private SpeedReport measure(Mapper mapper, List<String> prompts, List<Row> rows, int cores)
      throws IOException {
    MapSpeed speed = new MapSpeed(mapper, prompts, seconds);
    console.message("warming up ...");
    speed.warmUp();
    console.message("measuring ...");
    return new SpeedReport(
        new Measured(
            mapper.model().id(),
            mapper.model().sha256(),
            mapper.labels().size(),
            Files.size(mapperOptions.file())),
        new Prompts(
            prompts.size(), prompts.stream().mapToInt(String::length).average().orElseThrow()),
        new Rates(speed.oneCore(), speed.cores(cores), cores),
        speed.latency(),
        speed.allocatedBytes(),
        memory(),
        peers(rows));
  }

  private List<Peer> peers(List<Row> rows) throws IOException {
    if (noPeers) {
      return List.of();
    }
    console.message("training and measuring others, where python3 has them ...");
    return new PythonPeers("python3").measure(rows, seconds);
  }

  private static Memory memory() throws IOException {
    ManagementFactory.getMemoryMXBean().gc();
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    return new Memory(heap, resident());
  }

  private static Optional<Long> resident() throws IOException {
    if (!Files.isReadable(STATUS)) {
      return Optional.empty();
    }
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith(RESIDENT))
        .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * KIBIBYTE)
        .findFirst();
  }
}
