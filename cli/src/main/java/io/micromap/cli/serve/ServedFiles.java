package io.micromap.cli.serve;

import io.micromap.cli.options.Usage;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.service.model.MapperFiles;
import io.micromap.service.model.MapperReload;
import io.micromap.service.model.MapperSource;
import io.micromap.service.model.ServedMappers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** The options that say which mappers are served. */
final class ServedFiles {

  @Option(names = "--mapper-path", paramLabel = "FILE", description = "The mapper to serve.")
  private Path mapper;

  @Option(
      names = "--rails",
      paramLabel = "FILE",
      description =
          "Rails of that mapper: what they do not confirm, decision models do not answer; also"
              + " opens /v1/rails.")
  private Path rails;

  @Option(
      names = "--mappers",
      paramLabel = "DIR",
      description =
          "Serves all *.mapper files of a folder, each by its id, with the *.rails file of the same"
              + " name if there is one.")
  private Path folder;

  @Option(
      names = "--catch-all",
      paramLabel = "NAME",
      description =
          "A further option that stands for none of the labels, beside none, other, oos,"
              + " out_of_scope, unknown and unsure.")
  private String catchAll;

  @Option(
      names = "--shadow",
      paramLabel = "CANDIDATE",
      description =
          "A mapper that answers everything, too, and is not heard; /metrics counts where the two"
              + " differ.")
  private Path shadow;

  void requireConsistent(Usage usage) {
    usage.refuse(
        mapper == null && folder == null,
        "Give the mapper with --mapper-path, or a folder of mappers with --mappers.");
    usage.refuse(
        mapper != null && folder != null,
        "--mapper-path and --mappers are given; give one of them.");
    usage.refuse(
        catchAll != null && catchAll.isBlank(), "--catch-all must be the name of an option.");
    usage.refuseIgnored(
        mapper == null, "a candidate is compared with one mapper; give --mapper-path.", "--shadow");
    usage.refuseIgnored(
        mapper == null, "--mappers finds the rails beside each mapper; leave it out.", "--rails");
  }

  MapperReload load(Supplier<DomainRegistry> domains, Usage usage) {
    List<MapperFiles> files =
        mapper == null
            ? MapperFiles.ofFolder(folder)
            : List.of(new MapperFiles(mapper, Optional.ofNullable(rails)));
    MapperReload loaded =
        new MapperReload(new MapperSource(files, domains, Optional.ofNullable(catchAll)));
    usage.refuseIgnored(
        catchAll != null
            && loaded.mappers().all().stream()
                .allMatch(served -> served.mapper().labelNames().contains(catchAll)),
        "'" + catchAll + "' is a label, and stands for that; give another name.",
        "--catch-all");
    return loaded;
  }

  /** The candidate beside the one mapper that is served. */
  Optional<Mapper> candidate(Supplier<DomainRegistry> domains, ServedMappers served) {
    if (shadow == null) {
      return Optional.empty();
    }
    Mapper candidate = Mapper.load(shadow, domains);
    served.named(null).requireComparable(candidate, shadow);
    return Optional.of(candidate);
  }
}
