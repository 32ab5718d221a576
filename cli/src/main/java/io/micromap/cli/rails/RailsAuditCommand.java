package io.micromap.cli.rails;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micromap.cli.console.AnswerLine;
import io.micromap.cli.console.Console;
import io.micromap.cli.console.ErrorLine;
import io.micromap.cli.console.ExitCode;
import io.micromap.cli.console.Inputs;
import io.micromap.cli.options.AnswerFile;
import io.micromap.cli.options.AnswerThreads;
import io.micromap.cli.options.MapperOptions;
import io.micromap.cli.options.Output;
import io.micromap.cli.options.PromptOptions;
import io.micromap.cli.options.Usage;
import io.micromap.cli.stream.PromptWork;
import io.micromap.evaluation.artifact.AtomicFile;
import io.micromap.evaluation.dataset.BadLine;
import io.micromap.evaluation.dataset.Prompt;
import io.micromap.evaluation.dataset.PromptReceiver;
import io.micromap.rails.audit.Jittering;
import io.micromap.rails.audit.Mode;
import io.micromap.rails.audit.Narrowing;
import io.micromap.rails.audit.Rails;
import io.micromap.rails.audit.TextRails;
import io.micromap.rails.audit.Verdict;
import io.micromap.rails.jsonl.AuditLines;
import io.micromap.rails.plot.VerdictPlot;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.DomainRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code micromap rails audit}. */
@Command(
    name = "audit",
    description = {
      "Checks a mapper's decisions against independent evidence: one line of JSON per verdict.",
      "Give one prompt as argument, or many with --prompts or --prompts-jsonl, whose lines may have"
          + " \"mode\", \"slots\" and \"context\"; '-', or a pipe alone, is standard input."
    },
    mixinStandardHelpOptions = true)
final class RailsAuditCommand implements Callable<Integer> {

  private final Console console;
  private final Provider<DomainRegistry> domains;

  @Spec private CommandSpec command;

  @Mixin private MapperOptions mapperOptions;

  @Option(names = "--rails", required = true, paramLabel = "FILE", description = "The rails.")
  private Path railsFile;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "detector",
      description =
          "detector: the rails confirm or veto the mapper's label; family: they supply the plan; used"
              + " for prompts without a mode (default: ${DEFAULT-VALUE}).")
  private Mode mode;

  @Option(
      names = "--denoise",
      paramLabel = "HOW",
      defaultValue = "light",
      description =
          "off, light or full: which harmless variants of the prompt vote on the verdict (default:"
              + " ${DEFAULT-VALUE}).")
  private Jittering denoise;

  @Mixin private PromptOptions prompts;

  @Mixin private AnswerFile out;

  @Mixin private AnswerThreads threads;

  @Option(
      names = "--context",
      paramLabel = "FILE",
      description = "JSON object for the domain's policy; used for prompts without a context.")
  private Path contextFile;

  @Output
  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description = "Draws the verdict on one prompt as SVG.")
  private Path plot;

  @Inject
  RailsAuditCommand(Console console, Provider<DomainRegistry> domains) {
    this.console = console;
    this.domains = domains;
  }

  @Override
  public Integer call() {
    Usage usage = new Usage(command);
    usage.refuse(
        out.isCsv(),
        "--out: verdicts are lines of JSON, no CSV; end the file's name in .jsonl or .jsonl.gz.");
    Optional<String> single = prompts.single();
    threads.refuseFor(single.isPresent());
    usage.refuse(plot != null && single.isEmpty(), "--plot needs a single prompt as argument.");
    Mapper mapper = mapperOptions.load(domains::get);
    TextRails rails = RailsFiles.rails(railsFile, denoise, Narrowing.by(mapper), domains.get());
    rails.requireLabels(mapper.labelNames(), railsFile.toString());
    return out.write(
        console,
        output ->
            single.isPresent()
                ? auditOne(single.get(), mapper, rails, output)
                : auditAll(mapper, rails, output));
  }

  private int auditAll(Mapper mapper, TextRails rails, Consumer<byte[]> output) {
    AuditLines audits = new AuditLines(mode, context());
    return prompts.answer(
        console,
        new PromptWork.Answering(
            threads.count(),
            lines ->
                new PromptReceiver() {
                  @Override
                  public void prompt(Prompt prompt, String json) {
                    Rails.Request request = audits.request(prompt.text(), json);
                    Verdict verdict = rails.auditAnswer(request, mapper);
                    lines.add(Json.bytes(new AnswerLine(prompt.jsonId(), verdict)));
                  }

                  @Override
                  public void bad(BadLine line) {
                    lines.add(Json.bytes(ErrorLine.of(line)));
                  }
                },
            output));
  }

  private int auditOne(String prompt, Mapper mapper, TextRails rails, Consumer<byte[]> output) {
    Rails.Request request = new Rails.Request(prompt, mode, Map.of(), context());
    Verdict verdict = rails.auditAnswer(request, mapper);
    output.accept((Json.line(verdict) + "\n").getBytes(UTF_8));
    if (plot != null) {
      String svg =
          VerdictPlot.svg(rails.traces(prompt), verdict, rails.options().channels().samples());
      AtomicFile.write(plot, svg.getBytes(UTF_8));
      console.message("wrote " + plot);
    }
    return ExitCode.DONE;
  }

  private Map<String, Object> context() {
    if (contextFile == null) {
      return Map.of();
    }
    try {
      return AuditLines.object(Inputs.source(contextFile).text(), contextFile.toString());
    } catch (IllegalArgumentException e) {
      throw new MicromapException(
          ErrorCode.BAD_JSON, contextFile + ": is not a JSON object: " + e.getMessage(), e);
    }
  }
}
