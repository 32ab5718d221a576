package io.micromap.cli.rails;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.cli.console.JsonLines;
import io.micromap.cli.options.DataOptions;
import io.micromap.cli.options.DenoiseOptions;
import io.micromap.cli.options.Output;
import io.micromap.cli.options.Usage;
import io.micromap.evaluation.artifact.AtomicFile;
import io.micromap.evaluation.dataset.DatasetReader;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.rails.denoise.TemporalDenoiser;
import io.micromap.rails.fitted.LabelledTraces;
import io.micromap.rails.fitted.TraceModelFit;
import io.micromap.rails.fitted.TraceModelFormat;
import io.micromap.rails.jsonl.TraceLines;
import io.micromap.rails.text.RailsFitOptions;
import io.micromap.rails.text.TextModel;
import io.micromap.rails.text.TextModelFormat;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.spi.Dataset;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code micromap rails fit}. */
@Command(
    name = "fit",
    description = {
      "Learns the rails of a mapper's domain from labelled prompts.",
      "With --traces, learns a detector from raw traces whose order is known instead."
    },
    mixinStandardHelpOptions = true)
final class RailsFitCommand implements Callable<Integer> {

  private final Console console;
  private final Provider<DomainRegistry> domains;

  @Spec private CommandSpec command;

  @Option(
      names = "--mapper-path",
      paramLabel = "FILE",
      description = "The mapper whose classes the rails learn.")
  private Path mapperFile;

  @Mixin private DataOptions data;

  @Option(
      names = "--traces",
      paramLabel = "FILE",
      description = "Instead, labelled traces: one {\"traces\": …, \"truth\": […]} a line.")
  private Path traces;

  @Mixin private DenoiseOptions denoise;

  @Output
  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The rails file to write.")
  private Path out;

  @Option(
      names = "--false-accept",
      paramLabel = "RATE",
      description =
          "Highest share of held-out out-of-scope rows, and of wrong labels, that is accepted"
              + " (default: ${DEFAULT-VALUE}).")
  private double falseAccept = RailsFitOptions.DEFAULTS.falseAccept();

  @Option(names = "--json", description = "The figures as one JSON object instead of text.")
  private boolean json;

  @Inject
  RailsFitCommand(Console console, Provider<DomainRegistry> domains) {
    this.console = console;
    this.domains = domains;
  }

  @Override
  public Integer call() {
    if ((mapperFile == null) == (traces == null)) {
      throw new ParameterException(command.commandLine(), "Give either --mapper-path or --traces.");
    }
    if (!(falseAccept > 0 && falseAccept < 1)) {
      throw new ParameterException(
          command.commandLine(), "--false-accept: expected a rate between 0 and 1.");
    }
    requireUsed();
    return traces == null ? fitText() : fitTraces();
  }

  private void requireUsed() {
    Usage usage = new Usage(command);
    usage.refuseIgnored(
        traces == null,
        "they smooth raw traces; give them with --traces.",
        "--denoise",
        "--alpha",
        "--window",
        "--guard");
    usage.refuseIgnored(
        denoise.isOff(),
        "nothing is smoothed without --denoise.",
        "--alpha",
        "--window",
        "--guard");
    usage.refuseIgnored(
        traces != null,
        "--traces holds all that a detector is fitted on; leave them out.",
        "--labels-csv",
        "--prompts-jsonl",
        "--domain",
        "--oos-label",
        "--on-conflict",
        "--holdout",
        "--false-accept",
        "--json");
  }

  private int fitText() {
    Mapper mapper = Mapper.load(mapperFile, domains::get);
    LabelledPrompts rows =
        DataOptions.told(
            data.reference(Dataset.Split.TRAINING, mapper.domainId()).load(domains.get()), console);
    DatasetReader.requireLabels(rows, mapper.labelNames());
    TextModel model = RailsTraining.fit(mapper, rows, domains.get(), falseAccept, console::message);
    AtomicFile.write(out, TextModelFormat.write(model));
    FittedRails fitted =
        new FittedRails(model.provenance().heldOut(), falseAccept, rows.outOfScope().size());
    if (json) {
      console.jsonLine(fitted.figures());
    } else {
      console.data(fitted.toText());
    }
    fitted.warnings().forEach(console::message);
    return ExitCode.DONE;
  }

  private int fitTraces() {
    List<LabelledTraces> examples = new ArrayList<>();
    TemporalDenoiser denoiser = denoise.denoiser();
    JsonLines lines = new JsonLines(traces);
    lines.forEachParsed(TraceLines::labelled, examples::add);
    try {
      AtomicFile.write(out, TraceModelFormat.write(TraceModelFit.fit(examples, denoiser)));
    } catch (IllegalArgumentException e) {
      throw new MicromapException(
          ErrorCode.TOO_FEW_ROWS, lines.name() + ": " + e.getMessage() + ".", e);
    }
    console.message("fitted on " + examples.size() + " traces, wrote " + out);
    return ExitCode.DONE;
  }
}
