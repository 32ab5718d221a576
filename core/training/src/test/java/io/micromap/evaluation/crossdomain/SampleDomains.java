package io.micromap.evaluation.crossdomain;

import io.micromap.evaluation.SampleRows;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.training.crossdomain.DomainData;
import io.micromap.training.crossdomain.MapperTraining;
import io.micromap.training.trainer.SampleTraining;
import io.micromap.training.trainer.TrainingOptions;
import io.micromap.training.trainer.TrainingTask;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Two small domains with little in common. */
final class SampleDomains {

  static final DomainData LAMP =
      domain(
          "lamp",
          new TreeMap<>(
              Map.of(
                  "on", List.of("turn on", "light", "brighten"),
                  "off", List.of("turn off", "darken", "dim"))));
  static final DomainData PAN =
      domain(
          "pan",
          new TreeMap<>(
              Map.of(
                  "fry", List.of("fry", "brown", "sear"),
                  "wash", List.of("wash", "rinse", "scrub"))));

  private SampleDomains() {}

  private static DomainData domain(String thing, SortedMap<String, List<String>> classes) {
    StringBuilder training = new StringBuilder("prompt,label\n");
    StringBuilder evaluation = new StringBuilder("prompt,label\n");
    classes.forEach(
        (label, verbs) -> {
          for (String verb : verbs) {
            for (String end : List.of("now", "please")) {
              row(training, verb + " the " + thing + " " + end, label);
            }
            row(evaluation, verb + " the " + thing + " please now", label);
          }
        });
    row(training, "what does a " + thing + " cost", "oos");
    row(training, "who made this " + thing, "oos");
    row(evaluation, "where was the " + thing + " made", "oos");
    return data(thing, training.toString(), evaluation.toString());
  }

  static DomainData data(String id, String training, String evaluation) {
    LabelledPrompts rows = SampleRows.read(training);
    TrainingTask task = TrainingTask.ofLabels(rows.labels());
    return new DomainData(id, task, 42, rows, Optional.empty(), SampleRows.read(evaluation));
  }

  /** The same domain with one more evaluation row. */
  static DomainData with(DomainData domain, String prompt, String label) {
    StringBuilder csv = new StringBuilder("prompt,label\n");
    domain.evaluation().rows().forEach(row -> row(csv, row.prompt(), row.label()));
    row(csv, prompt, label);
    return new DomainData(
        domain.id(),
        domain.task(),
        domain.seed(),
        domain.training(),
        domain.choosing(),
        SampleRows.read(csv.toString()));
  }

  static List<DomainMapper> train(int threads, Optional<Confirmation> rails, DomainData... data) {
    return new MapperTraining(
            SampleTraining.NO_DOMAINS,
            TrainingOptions.DEFAULTS,
            PointChoice.atCoverage(0.95),
            rails.map(found -> (mapper, rows, steps) -> found),
            threads,
            step -> {})
        .train(List.of(data));
  }

  static CrossDomain evaluate(GateLimits limits, List<DomainMapper> mappers) {
    return CrossDomain.of(mappers, PointChoice.atCoverage(0.95), limits, step -> {});
  }

  static Cell cell(CrossDomain result, String mapper, String data, RailsState rails) {
    return result.cells().stream()
        .filter(cell -> cell.key().equals(new Key(mapper, data, rails)))
        .findFirst()
        .orElseThrow();
  }

  private static void row(StringBuilder csv, String prompt, String label) {
    csv.append(prompt).append(',').append(label).append('\n');
  }
}
