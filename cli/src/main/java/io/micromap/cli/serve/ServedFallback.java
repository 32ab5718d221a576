package io.micromap.cli.serve;

import io.micromap.cli.console.Console;
import io.micromap.cli.options.Output;
import io.micromap.cli.options.Usage;
import io.micromap.service.fallback.Fallback;
import io.micromap.service.fallback.FallbackSettings;
import io.micromap.service.log.FellThrough;
import io.micromap.service.model.DecisionListener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say who is asked what the mappers leave open, and where that is kept. */
final class ServedFallback {

  @Option(
      names = "--fallback",
      paramLabel = "URL",
      description =
          "Another service that speaks System One; what a mapper leaves open in /v1/systemone and"
              + " /v1/decisions is asked there. Prompts leave this machine then.")
  private String address;

  @Option(
      names = "--fallback-model",
      paramLabel = "NAME",
      defaultValue = "default",
      description = "The model that the fallback is asked for (default: ${DEFAULT-VALUE}).")
  private String model;

  @Option(
      names = "--fallback-token-file",
      paramLabel = "FILE",
      description = "A file with the token that the fallback demands.")
  private Path tokenFile;

  @Option(
      names = "--fallback-timeout",
      paramLabel = "SECONDS",
      defaultValue = "5",
      description =
          "How long an answer of the fallback may take as a whole; then the abstention stays"
              + " (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--fallback-concurrency",
      paramLabel = "N",
      defaultValue = "" + FallbackSettings.MOST,
      description =
          "How many requests wait for the fallback at once; what a mapper leaves open beyond that is"
              + " answered at once as an abstention (default: ${DEFAULT-VALUE}).")
  private int most;

  @Output
  @Option(
      names = "--fell-through",
      paramLabel = "FILE",
      description =
          "Appends each prompt that a mapper left open, with its text and what the fallback chose:"
              + " rows to label, in the form of --prompts-jsonl.")
  private Path fellThrough;

  void requireConsistent(Usage usage) {
    usage.refuseIgnored(
        address == null,
        "there is no fallback; give --fallback too.",
        "--fallback-model",
        "--fallback-token-file",
        "--fallback-timeout",
        "--fallback-concurrency");
    usage.requireLeast("--fallback-concurrency", most, 1);
    usage.requireLeast("--fallback-timeout", seconds, 1);
    if (address != null) {
      settings(Optional.empty());
    }
  }

  /** The other service; nothing is asked yet. */
  Optional<Fallback> fallback(Console console) {
    if (address == null) {
      return Optional.empty();
    }
    Optional<String> token = Optional.ofNullable(tokenFile).map(TokenFile::read);
    FallbackSettings settings = settings(token);
    if (token.isPresent() && "http".equals(settings.address().getScheme())) {
      console.message("The fallback's token is readable on the way: its address is not https.");
    }
    return Optional.of(new Fallback(settings, console::message));
  }

  private FallbackSettings settings(Optional<String> token) {
    return FallbackSettings.of(address, model, token, Duration.ofSeconds(seconds)).withMost(most);
  }

  /** Looks whether prompts could be kept. */
  void requireWritable() {
    Optional.ofNullable(fellThrough).ifPresent(FellThrough::requireOpens);
  }

  DecisionListener open() {
    return fellThrough == null ? event -> {} : FellThrough.open(fellThrough);
  }
}
