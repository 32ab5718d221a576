package io.micromap.cli.serve;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.cli.options.Usage;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.service.api.Limits;
import io.micromap.service.http.HttpSettings;
import io.micromap.service.model.DecisionListener;
import io.micromap.service.model.MapperReload;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code micromap serve}. */
@Command(
    name = "serve",
    description = {
      "Serves mappers over HTTP until it is interrupted: as decision models (System One at"
          + " /v1/systemone, OpenAI Decisions at /v1/decisions), with all of their own answers at"
          + " /v1/map, and for people at /.",
      "A line on standard error says when it is ready, and where."
    },
    mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {

  private final Console console;
  private final Provider<DomainRegistry> domains;

  @Spec private CommandSpec command;

  @Mixin private ServedFiles files;

  @Mixin private ServedLog log;

  @Mixin private ServedFallback fallback;

  @Mixin private ServedTls tls;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "The address to listen on (default: ${DEFAULT-VALUE}, this machine alone).")
  private String host;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "The port to listen on; 0 takes any that is free (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "A file with the token that requests must bear; without it none is asked for.")
  private Path tokenFile;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      defaultValue = "64",
      description =
          "How many batches, explanations, audits and questions with rails are worked on at once;"
              + " others are told to come again (default: ${DEFAULT-VALUE}).")
  private int concurrency;

  @Option(
      names = "--max-body",
      paramLabel = "BYTES",
      defaultValue = "1048576",
      description = "The longest body of a request but for batches (default: ${DEFAULT-VALUE}).")
  private int maxBody;

  @Option(
      names = "--reload",
      paramLabel = "SECONDS",
      defaultValue = "5",
      description =
          "How often to look whether a mapper's file changed, and to take it over once its domain's"
              + " golden rows passed; 0 is never (default: ${DEFAULT-VALUE}).")
  private int reloadSeconds;

  @Option(
      names = "--check",
      description = "Starts, asks itself once and stops: tells whether it could serve.")
  private boolean check;

  @Option(
      names = "--stdio",
      description = "Answers the same requests as lines of JSON on the standard streams instead.")
  private boolean stdio;

  @Inject
  ServeCommand(Console console, Provider<DomainRegistry> domains) {
    this.console = console;
    this.domains = domains;
  }

  @Override
  public Integer call() {
    requireConsistent();
    Limits limits = Limits.DEFAULTS.withConcurrency(concurrency).withBody(maxBody);
    MapperReload mappers = files.load(domains::get, new Usage(command));
    RunningService service =
        RunningService.of(
            mappers,
            limits,
            check ? unlogged() : log.open().and(fallback.open()),
            files.candidate(domains::get, mappers.mappers()),
            fallback.fallback(console));
    if (stdio) {
      service.overStandardStreams(console);
    } else {
      HttpSettings settings =
          new HttpSettings(
              host, port, Optional.ofNullable(tokenFile).map(TokenFile::read), tls.certificate());
      if (check) {
        service.check(settings, console);
      } else {
        service.overHttp(settings, reloadSeconds, console);
      }
    }
    return ExitCode.DONE;
  }

  /** Where nothing is written, but could be. */
  private DecisionListener unlogged() {
    log.requireWritable();
    fallback.requireWritable();
    return event -> {};
  }

  private void requireConsistent() {
    Usage usage = new Usage(command);
    files.requireConsistent(usage);
    log.requireConsistent(usage);
    fallback.requireConsistent(usage);
    tls.requireConsistent(usage);
    usage.requireLeast("--concurrency", concurrency, 1);
    usage.requireLeast("--max-body", maxBody, 1);
    usage.requireLeast("--reload", reloadSeconds, 0);
    usage.refuse(host.isBlank(), "--host must be an address, such as 127.0.0.1.");
    usage.refuse(port < 0 || port > 65_535, "--port must be a number from 0 to 65535.");
    usage.refuseIgnored(
        stdio,
        "--stdio listens nowhere, and reads files once; leave it out.",
        "--host",
        "--port",
        "--token-file",
        "--tls-cert",
        "--check",
        "--reload");
  }
}
