package io.micromap.evaluation.robustness;

import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Row;
import io.micromap.evaluation.drift.DriftTally;
import io.micromap.evaluation.guarantee.OnOverlap;
import io.micromap.evaluation.robustness.RobustnessReport.Audited;
import io.micromap.evaluation.robustness.RobustnessReport.Finding;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.spi.Label;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Asks a mapper the same prompts in other spellings and wordings. A perturbation is measured on the
 * prompts it changes, each compared with itself unchanged.
 */
public final class RobustnessAudit {

  private final Mapper mapper;
  private final long seed;
  private final Consumer<String> progress;

  /**
   * An audit.
   *
   * @param seed of everything random
   * @param progress receives progress messages
   */
  public RobustnessAudit(Mapper mapper, long seed, Consumer<String> progress) {
    this.mapper = mapper;
    this.seed = seed;
    this.progress = progress;
  }

  /** Audits with all perturbations. */
  public RobustnessReport run(LabelledPrompts data) {
    List<Optional<String>> clean = answers(data.rows().stream().map(Row::prompt).toList());
    List<Perturbation> all = Perturbation.all();
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      progress.accept(all.get(i).title() + " (" + (i + 1) + " of " + all.size() + ")");
      findings.add(measure(all.get(i), data, clean));
    }
    Audited audited =
        new Audited(data.name(), data.rows().size(), OnOverlap.trainedOn(mapper, data));
    return RobustnessReport.of(audited, mapper.model(), seed, findings);
  }

  private Finding measure(
      Perturbation perturbation, LabelledPrompts data, List<Optional<String>> clean) {
    List<Row> rows = data.rows();
    List<String> prompts = perturbed(perturbation, rows);
    List<Integer> changed =
        IntStream.range(0, rows.size())
            .filter(i -> !prompts.get(i).equals(rows.get(i).prompt()))
            .boxed()
            .toList();
    List<Optional<String>> answers = answers(changed.stream().map(prompts::get).toList());
    List<String> labels = mapper.labelNames();
    DriftTally drift = new DriftTally(new HashSet<>(labels), data.oosLabel());
    List<ClassTally> classes = labels.stream().map(ClassTally::new).toList();
    for (int i = 0; i < changed.size(); i++) {
      String gold = rows.get(changed.get(i)).label();
      Optional<String> before = clean.get(changed.get(i));
      Optional<String> after = answers.get(i);
      drift.add(Optional.of(gold), before, after);
      classes.forEach(tally -> tally.add(gold, before, after));
    }
    return Finding.of(perturbation, drift, classes);
  }

  private List<String> perturbed(Perturbation perturbation, List<Row> rows) {
    Map<String, List<String>> cues =
        mapper.labels().stream().collect(Collectors.toMap(Label::name, Label::cues));
    return rows.parallelStream()
        .map(
            row ->
                perturbation.apply(row.prompt(), cues.getOrDefault(row.label(), List.of()), seed))
        .toList();
  }

  private List<Optional<String>> answers(List<String> prompts) {
    return prompts.parallelStream().map(this::answer).toList();
  }

  private Optional<String> answer(String prompt) {
    return mapper.map(prompt).label();
  }
}
