package io.micromap.evaluation.robustness;

import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Row;
import io.micromap.evaluation.drift.DriftTally;
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
 * Asks a mapper the same prompts written otherwise. A perturbation is judged on the prompts it
 * changes, each against itself as it was.
 */
public final class RobustnessAudit {

  private final Mapper mapper;
  private final long seed;
  private final Consumer<String> progress;

  /** An audit that tells of each perturbation. */
  public RobustnessAudit(Mapper mapper, long seed, Consumer<String> progress) {
    this.mapper = mapper;
    this.seed = seed;
    this.progress = progress;
  }

  /** Audits with all perturbations. */
  public RobustnessReport run(LabelledPrompts data) {
    List<String> labels = mapper.labels().stream().map(Label::name).toList();
    Map<String, List<String>> cues =
        mapper.labels().stream().collect(Collectors.toMap(Label::name, Label::cues));
    List<Optional<String>> clean =
        data.rows().parallelStream().map(row -> answer(row.prompt())).toList();
    List<Perturbation> all = Perturbation.all();
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      progress.accept(all.get(i).title() + " (" + (i + 1) + " of " + all.size() + ")");
      findings.add(judge(all.get(i), data, labels, cues, clean));
    }
    return new RobustnessReport(
        data.name(), data.rows().size(), mapper.model(), seed, findings, Harm.of(findings));
  }

  private Finding judge(
      Perturbation perturbation,
      LabelledPrompts data,
      List<String> labels,
      Map<String, List<String>> cues,
      List<Optional<String>> clean) {
    List<Row> rows = data.rows();
    List<String> prompts =
        rows.parallelStream()
            .map(
                row ->
                    perturbation.apply(
                        row.prompt(), cues.getOrDefault(row.label(), List.of()), seed))
            .toList();
    int[] changed =
        IntStream.range(0, rows.size())
            .filter(i -> !prompts.get(i).equals(rows.get(i).prompt()))
            .toArray();
    List<Optional<String>> answers =
        IntStream.of(changed).parallel().mapToObj(i -> answer(prompts.get(i))).toList();
    DriftTally drift = new DriftTally(new HashSet<>(labels), data.oosLabel());
    List<ClassTally> classes = labels.stream().map(ClassTally::new).toList();
    for (int i = 0; i < changed.length; i++) {
      String gold = rows.get(changed[i]).label();
      Optional<String> before = clean.get(changed[i]);
      Optional<String> after = answers.get(i);
      drift.add(Optional.of(gold), before, after);
      classes.forEach(tally -> tally.add(gold, before, after));
    }
    return new Finding(
        perturbation.name(),
        perturbation.strength(),
        drift.report(),
        classes.stream().map(ClassTally::robustness).toList());
  }

  private Optional<String> answer(String prompt) {
    return mapper.map(prompt).label();
  }
}
