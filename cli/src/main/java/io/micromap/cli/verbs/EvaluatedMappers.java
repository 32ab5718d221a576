package io.micromap.cli.verbs;

import io.micromap.cli.console.Console;
import io.micromap.cli.options.DataOptions;
import io.micromap.cli.options.EvaluateOptions;
import io.micromap.cli.options.TrainOptions;
import io.micromap.cli.rails.RailsFiles;
import io.micromap.cli.rails.RailsTraining;
import io.micromap.evaluation.crossdomain.Confirmation;
import io.micromap.evaluation.crossdomain.DomainMapper;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.rails.audit.Jittering;
import io.micromap.rails.audit.Narrowing;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.spi.Dataset.Split;
import io.micromap.training.crossdomain.DomainData;
import io.micromap.training.crossdomain.MapperTraining;
import io.micromap.training.crossdomain.MapperTraining.RailsFit;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Trains or loads the mappers of {@code evaluate}.
 *
 * @param options which mappers
 * @param data which rows
 * @param training how to train
 * @param registry the loaded domains
 * @param console for messages
 */
record EvaluatedMappers(
    EvaluateOptions options,
    DataOptions data,
    TrainOptions training,
    DomainRegistry registry,
    Console console) {

  List<DomainMapper> get() {
    options.requireConsistent(data);
    return options.mapperFile().map(file -> List.of(loaded(file))).orElseGet(this::trained);
  }

  private DomainMapper loaded(Path file) {
    Mapper mapper = Mapper.load(file, registry);
    LabelledPrompts rows = data.read(mapper, Split.EVALUATION, registry, console);
    Optional<Confirmation> rails =
        options
            .railsFile()
            .map(path -> RailsFiles.rails(path, Jittering.LIGHT, Narrowing.by(mapper), registry))
            .map(RailsTraining::confirmation);
    return DomainMapper.loaded(mapper, rows, rails);
  }

  private List<DomainMapper> trained() {
    RailsFit fit =
        (mapper, rows, steps) ->
            RailsTraining.confirmation(RailsTraining.rails(mapper, rows, registry, steps));
    List<DomainData> domains =
        options.toTrain(data, registry).stream().map(training::seeded).toList();
    domains.stream()
        .flatMap(each -> Stream.of(each.training(), each.evaluation()))
        .forEach(rows -> DataOptions.told(rows, console));
    return new MapperTraining(
            registry,
            training.options(),
            options.choice(),
            options.withRails() ? Optional.of(fit) : Optional.empty(),
            training.threads(),
            console::message)
        .train(domains);
  }
}
