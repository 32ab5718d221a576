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

  /** The mapper; its domain is loaded only if it needs a featurizer of it. */
  public Mapper load(DomainSource domains) {
    return Mapper.load(file, domains::of);
  }

  /** As above, out of domains that are loaded for other reasons too. */
  public Mapper load(Supplier<DomainRegistry> domains) {
    return Mapper.load(file, domains);
  }
}
