package io.micromap.cli.verbs;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.cli.options.ThreadOptions;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.training.lock.Verifier;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code micromap verify}. */
@Command(
    name = "verify",
    description = "Rebuilds a locked mapper and compares every byte.",
    mixinStandardHelpOptions = true)
public final class VerifyCommand implements Callable<Integer> {

  private final Console console;
  private final Provider<DomainRegistry> domains;

  @Parameters(paramLabel = "LOCK", description = "The lock.json.")
  private Path lock;

  @Mixin private ThreadOptions options;

  @Inject
  VerifyCommand(Console console, Provider<DomainRegistry> domains) {
    this.console = console;
    this.domains = domains;
  }

  @Override
  public Integer call() {
    DomainRegistry registry = domains.get();
    Optional<String> difference =
        new Verifier(registry, options.threads(), console::message).verify(lock);
    console.data(difference.orElse("verified: every byte of " + lock + " was rebuilt") + "\n");
    return ExitCode.ofGates(difference.isEmpty());
  }
}
