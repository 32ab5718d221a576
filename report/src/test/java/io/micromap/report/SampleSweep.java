package io.micromap.report;

import io.micromap.evaluation.artifact.CsvArtifacts;
import io.micromap.evaluation.crossdomain.CrossDomain;
import io.micromap.evaluation.dataset.ConflictPolicy;
import io.micromap.evaluation.dataset.DatasetReader;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Source;
import io.micromap.evaluation.metrics.DecidedRow;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.evaluation.quality.DataReport;
import io.micromap.evaluation.sweep.Strategy;
import io.micromap.evaluation.sweep.Sweep;
import io.micromap.evaluation.sweep.SweepArtifacts;
import io.micromap.evaluation.sweep.SweepParameters;
import io.micromap.evaluation.sweep.SweepSummary;
import io.micromap.runtime.bundle.BundleFormat;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.training.trainer.Trainer;
import io.micromap.training.trainer.TrainingOptions;
import io.micromap.training.trainer.TrainingTask;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A mapper trained on made-up rows and swept over others, the same in every run.
 *
 * @param mapper the mapper
 * @param summary bytes of the summary
 * @param rows bytes of the rows
 */
record SampleSweep(Mapper mapper, byte[] summary, byte[] rows) {

  /** Breaks out of an element, an attribute, a script or a comment where it is not escaped. */
  static final String HOSTILE =
      "</script></td><script>window.hacked=1</script><img src=x onerror=window.hacked=1>"
          + "<!--\" onfocus='window.hacked=1' {{{content.data}}} class1word";

  private static final List<String> ENDS = List.of("now", "please", "at once", "for me", "today");

  /**
   * A sweep over so many classes and rows; a seventh of the rows has the words of the next class.
   * The class whose word is in {@link #HOSTILE} is answered at any confidence.
   */
  static SampleSweep of(int classes, int rows) {
    StringBuilder training = new StringBuilder("prompt,label\n");
    for (int k = 0; k < classes; k++) {
      for (String end : ENDS) {
        training
            .append("do class")
            .append(k)
            .append("word ")
            .append(end)
            .append(",")
            .append(label(k))
            .append('\n');
      }
    }
    ENDS.forEach(end -> training.append("idle talk ").append(end).append(",oos\n"));
    StringBuilder swept = new StringBuilder("prompt,label\n");
    swept
        .append('"')
        .append(HOSTILE.replace("\"", "\"\""))
        .append("\",")
        .append(label(2))
        .append('\n');
    for (int i = 1; i < rows; i++) {
      int k = i % classes;
      String word = "class" + (i % 7 == 0 ? (k + 1) % classes : k) + "word";
      swept.append(i % 11 == 0 ? "idle chatter " : "do " + word + " ").append(i).append(',');
      swept.append(i % 11 == 0 ? "oos" : label(k)).append('\n');
    }
    return of(read(training.toString()), read(swept.toString()), classes);
  }

  /** Name of a class; the second one's is hostile. */
  static String label(int k) {
    return k == 1 ? "<b>&'class'</b>" : "class_" + k;
  }

  /** What a report is made from, without its options. */
  SweepReport report(boolean withText) {
    return report(Optional.empty(), Optional.empty(), withText);
  }

  /** The same with what may stand beside it. */
  SweepReport report(
      Optional<CrossDomain> crossDomain, Optional<DataReport> findings, boolean withText) {
    SweepSummary read = SweepSummary.read(source("summary.json", summary));
    return new SweepReport(
        read,
        decided(),
        "sample.csv",
        Optional.of(mapper),
        crossDomain,
        Optional.of(read),
        findings,
        withText);
  }

  List<DecidedRow> decided() {
    return CsvArtifacts.readRows(source("rows.csv", rows));
  }

  static Source source(String name, byte[] bytes) {
    return Source.of(name, new ByteArrayInputStream(bytes));
  }

  private static SampleSweep of(LabelledPrompts training, LabelledPrompts swept, int classes) {
    List<String> labels = IntStream.range(0, classes).mapToObj(SampleSweep::label).toList();
    TrainingTask task = TrainingTask.ofLabels(labels);
    Trainer trainer = new Trainer(TrainingOptions.DEFAULTS, 2, step -> {});
    Mapper mapper =
        Mapper.of(
            BundleFormat.write(trainer.train(task, training)),
            "sample.mapper",
            DomainRegistry.of(List.of(), List.of()));
    SweepParameters parameters =
        new SweepParameters(
            List.of(0.1, 0.2, 0.4, 0.6, 0.8),
            new TreeMap<>(Map.of(label(1), 0.0)),
            Strategy.UTILITY);
    SweepArtifacts artifacts = Sweep.run(ScoredRows.of(mapper, swept), parameters).artifacts();
    return new SampleSweep(mapper, artifacts.summaryJson(), artifacts.rowsCsv());
  }

  private static LabelledPrompts read(String csv) {
    return new DatasetReader("oos", ConflictPolicy.KEEP)
        .read(source("sample.csv", csv.getBytes(StandardCharsets.UTF_8)), Optional.empty());
  }
}
