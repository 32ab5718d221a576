package io.micromap.service.model;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.DomainRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where served mappers come from.
 *
 * @param files of each mapper
 * @param domains for mappers and rails that need them
 * @param catchAll a further name of options for what belongs to no label
 */
public record MapperSource(
    List<MapperFiles> files, Supplier<DomainRegistry> domains, Optional<String> catchAll) {

  /** Copies. */
  public MapperSource {
    files = List.copyOf(files);
  }

  /**
   * Loads all mappers, by their files. A mapper's name is its id; where several have one id, each
   * is named after its file.
   *
   * @throws io.micromap.runtime.error.MicromapException if a file is unusable
   */
  public Map<MapperFiles, ServedMapper> load() {
    List<Mapper> mappers = files.stream().map(file -> Mapper.load(file.mapper(), domains)).toList();
    List<String> ids = new ArrayList<>();
    mappers.forEach(mapper -> ids.add(mapper.model().id()));
    Map<MapperFiles, ServedMapper> served = new LinkedHashMap<>();
    for (int i = 0; i < files.size(); i++) {
      String id = ids.get(i);
      boolean own = ids.indexOf(id) == ids.lastIndexOf(id);
      served.put(files.get(i), serve(own ? id : files.get(i).stem(), files.get(i), mappers.get(i)));
    }
    return served;
  }

  /**
   * Loads one mapper anew, under the name that it has.
   *
   * @param first what the service began with under that name
   * @throws io.micromap.runtime.error.MicromapException if a file is unusable, the mapper is of
   *     another domain or lacks a label, or a golden row of its domain is answered wrong
   */
  ServedMapper reload(ServedMapper first, MapperFiles changed) {
    Mapper mapper = Mapper.load(changed.mapper(), domains);
    first.requireSuccessor(mapper);
    mapper
        .domainId()
        .flatMap(id -> domains.get().find(id))
        .ifPresent(domain -> GoldenPrompts.requirePassed(mapper, domain));
    return serve(first.name(), changed, mapper);
  }

  private ServedMapper serve(String name, MapperFiles from, Mapper mapper) {
    if (name.equals(ServedRouter.NAME)) {
      throw new MicromapException(
          ErrorCode.BAD_VALUE,
          from.mapper()
              + ": its name '"
              + name
              + "' stands for all mappers of a service at once. Train it for a domain of another"
              + " id.");
    }
    ServedMapper plain = ServedMapper.of(name, mapper);
    ServedMapper caught = catchAll.map(plain::withCatchAll).orElse(plain);
    return from.rails().map(rails -> caught.withRails(rails, domains)).orElse(caught);
  }
}
