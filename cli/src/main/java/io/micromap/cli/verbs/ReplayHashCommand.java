package io.micromap.cli.verbs;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.cli.options.LogOptions;
import io.micromap.cli.options.MapperOptions;
import io.micromap.cli.options.Output;
import io.micromap.evaluation.artifact.AtomicFile;
import io.micromap.evaluation.replay.HashedPrompt;
import io.micromap.evaluation.replay.Salt;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.runtime.text.Counted;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code micromap replay hash}. */
@Command(
    name = "hash",
    description = {
      "Replaces the prompts of a log by salted hashes and features.",
      "Every mapper of words with the same featurizers as this one can replay it without the texts;",
      "one with a sentence encoder reads texts alone, and is refused.",
      "Ids, choices and labels stay as they are; other fields are left out."
    },
    mixinStandardHelpOptions = true)
final class ReplayHashCommand implements Callable<Integer> {

  private final Console console;
  private final Provider<DomainRegistry> domains;

  @Mixin private LogOptions log;

  @Mixin private MapperOptions mapperOptions;

  @Option(
      names = "--salt-file",
      required = true,
      paramLabel = "FILE",
      description = "At least 16 random bytes, kept secret.")
  private Path saltFile;

  @Output
  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The new log (default: standard output).")
  private Path out;

  @Inject
  ReplayHashCommand(Console console, Provider<DomainRegistry> domains) {
    this.console = console;
    this.domains = domains;
  }

  @Override
  public Integer call() {
    Salt salt = Salt.read(saltFile);
    Mapper mapper = mapperOptions.load(domains::get);
    HashedPrompt.requireWords(mapperOptions.file().toString(), mapper);
    if (out == null) {
      log.forEach(console, entry -> console.data(entry.hashed(mapper, salt) + "\n"));
      return ExitCode.DONE;
    }
    try (AtomicFile.Lines lines = AtomicFile.lines(out)) {
      int entries = log.forEach(console, entry -> lines.add(entry.hashed(mapper, salt)));
      lines.commit();
      console.message("wrote " + out + ": " + Counted.of(entries, "entry") + " without text");
    }
    return ExitCode.DONE;
  }
}
