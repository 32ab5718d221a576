package io.micromap.cli.options;

import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.DomainRegistry;
import java.nio.file.Path;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** The option that says which mapper to use. */
public final class MapperOptions {

  @Option(
      names = "--mapper-path",
      required = true,
      paramLabel = "FILE",
      description = "The mapper's bundle.")
  private Path file;

  /** The bundle's file. */
  public Path file() {
    return file;
  }

  /** The mapper; the domains are loaded only if it needs a featurizer of a domain. */
  public Mapper load(Supplier<DomainRegistry> domains) {
    return Mapper.load(file, domains);
  }
}
