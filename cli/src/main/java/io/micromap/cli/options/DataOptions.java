package io.micromap.cli.options;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.Inputs;
import io.micromap.evaluation.dataset.BadRows;
import io.micromap.evaluation.dataset.ConflictPolicy;
import io.micromap.evaluation.dataset.DataReference;
import io.micromap.evaluation.dataset.DataReference.Part;
import io.micromap.evaluation.dataset.DatasetReader;
import io.micromap.evaluation.dataset.LabelNames;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Prompt;
import io.micromap.evaluation.dataset.RareClasses;
import io.micromap.evaluation.dataset.Reading;
import io.micromap.evaluation.dataset.Row;
import io.micromap.evaluation.dataset.ScopeNames;
import io.micromap.evaluation.dataset.ShippedRows;
import io.micromap.evaluation.dataset.Source;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.Domain;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.spi.Dataset;
import io.micromap.training.trainer.TrainingTask;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that say which labelled prompts to use. */
public final class DataOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = {"--labels-csv", "--data"},
      paramLabel = "FILE",
      description =
          "Labelled rows: CSV or .xlsx with columns prompt,label or id,label or label, or JSONL; '-'"
              + " is standard input.")
  private Path labels;

  @Option(
      names = "--prompts-jsonl",
      paramLabel = "FILE",
      description =
          "Prompts, one {\"prompt\": …} per line; '-' is standard input; not needed where the CSV has"
              + " them. Lines with a \"label\" need no CSV.")
  private Path prompts;

  @Mixin private ColumnOptions columns;

  @Option(
      names = "--domain",
      paramLabel = "ID",
      description = "The domain whose classes, featurizers and shipped rows to use.")
  private String domain;

  @Option(
      names = "--oos-label",
      paramLabel = "WORD",
      defaultValue = ShippedRows.OOS,
      description = "Label of out-of-scope rows (default: ${DEFAULT-VALUE}).")
  private String oosLabel;

  @Option(
      names = "--on-conflict",
      paramLabel = "HOW",
      defaultValue = "error",
      description =
          "What to do with a prompt that has several labels: error, drop, keep or majority (default:"
              + " ${DEFAULT-VALUE}).")
  private ConflictPolicy onConflict;

  @Option(
      names = "--holdout",
      paramLabel = "SHARE",
      description =
          "Splits the rows, always in the same way: this share is held out from training, and"
              + " calibrate, sweep and lock with the same option use it.")
  private Double holdout;

  private boolean isReported;
  private Optional<BadRows> listed = Optional.empty();
  private Optional<Source> promptsRead = Optional.empty();

  /** The domain asked for. */
  public Optional<String> domain() {
    return Optional.ofNullable(domain);
  }

  /** The domain asked for, out of those that are loaded. */
  public Optional<Domain> domain(DomainRegistry registry) {
    return domain().map(registry::require);
  }

  /**
   * The task to train on rows: that of the domain asked for, whose classes their labels must be, or
   * else one with the labels as classes. Warns of classes that may mean none.
   */
  public TrainingTask task(LabelledPrompts rows, DomainRegistry registry, Console console) {
    Optional<Domain> asked = domain(registry);
    asked.ifPresent(known -> DatasetReader.requireLabels(rows, known.labelNames()));
    List<String> vague = asked.isPresent() ? List.of() : ScopeNames.vague(rows.labels());
    if (!vague.isEmpty()) {
      console.message(
          "WARNING: "
              + String.join(", ", vague)
              + (vague.size() == 1 ? " becomes a class" : " become classes")
              + " and will be answered. "
              + noClass(vague, rows));
    }
    return TrainingTask.of(asked, rows.labels());
  }

  /** What to do where the rows of some labels belong to no class. */
  public static String noClass(List<String> labels, LabelledPrompts rows) {
    boolean one = labels.size() == 1;
    String first = labels.get(0);
    return (one ? "If rows with the label '" : "If rows with one of the labels '")
        + String.join("', '", labels)
        + "' belong to no class, "
        + (rows.outOfScope().isEmpty()
            ? (one ? "" : "write '" + first + "' in all of them and ")
                + "give --oos-label "
                + first
                + "."
            : "write '" + rows.oosLabel() + "' in them.");
  }

  /** Whether files were given. */
  public boolean hasFiles() {
    return labels != null || prompts != null;
  }

  /** Whether there are prompts without labels. */
  public boolean hasPromptsAlone() {
    return prompts != null && labels == null && !reader().carriesLabels(promptsSource());
  }

  /** Name of the source of the prompts, for messages. */
  public String promptsName() {
    return Inputs.name(prompts);
  }

  /** The prompts without labels. */
  public List<Prompt> readPrompts() {
    return reader().prompts(promptsSource());
  }

  /** The content of the prompts' file, which is read only once. */
  private Source promptsSource() {
    if (promptsRead.isEmpty()) {
      promptsRead = Optional.of(Inputs.source(prompts));
    }
    return promptsRead.orElseThrow();
  }

  /** Whether a share of the rows is held out from training. */
  public boolean hasHoldout() {
    return holdout != null;
  }

  /** The files, or else the rows of a domain; with a holdout, their side of the split. */
  public DataReference reference(Dataset.Split split, Optional<String> otherwise) {
    return holdout == null
        ? whole(split, otherwise)
        : whole(Dataset.Split.TRAINING, otherwise)
            .part(Part.holdout(holdout, split == Dataset.Split.EVALUATION));
  }

  /** Reads other rows in the same way. */
  public DatasetReader reader() {
    return new DatasetReader(reading(), listed);
  }

  /** How rows are read. */
  public Reading reading() {
    return Reading.of(onConflict, oosLabel).with(columns.columns());
  }

  /**
   * The rows; they may come from standard input or a pipe if they are read only once. Says how many
   * were left out.
   */
  public LabelledPrompts read(
      Dataset.Split split, Optional<String> otherwise, DomainRegistry registry, Console console) {
    return read(split, otherwise, RareClasses.KEEP, registry, console);
  }

  /** The same without the rows of rare classes, if that is what to do with them. */
  public LabelledPrompts read(
      Dataset.Split split,
      Optional<String> otherwise,
      RareClasses rare,
      DomainRegistry registry,
      Console console) {
    LabelledPrompts rows =
        isReadOnce() && holdout == null
            ? readOnce()
            : reference(split, otherwise).load(registry, listed);
    if (!isReported) {
      LabelNames.requireDistinct(rows);
    }
    LabelledPrompts left = rare.of(rows);
    return isReported ? toldLeftOut(left, console) : told(left, console);
  }

  /**
   * The same rows, once it is said how many others were left out as they were read, and why, and
   * how many of these contradict each other.
   */
  public static LabelledPrompts told(LabelledPrompts rows, Console console) {
    rows.leftOut().keptToText().ifPresent(text -> console.message(rows.name() + ": " + text));
    return toldLeftOut(rows, console);
  }

  private static LabelledPrompts toldLeftOut(LabelledPrompts rows, Console console) {
    rows.leftOut().toText().ifPresent(text -> console.message(rows.name() + ": " + text));
    return rows;
  }

  /**
   * Rows for a mapper: those asked for, or else those of the domain it was trained for. Every label
   * is one of its classes or marks the row as out of scope.
   */
  public LabelledPrompts read(
      Mapper mapper, Dataset.Split split, DomainRegistry registry, Console console) {
    LabelledPrompts rows = read(split, mapper.domainId(), registry, console);
    DatasetReader.requireLabels(rows, mapper.labelNames());
    return rows;
  }

  /**
   * Prompts for a mapper, as {@link #read} has them, whatever labels they have, if any.
   *
   * @throws MicromapException if there are none
   */
  public List<String> readTexts(
      Mapper mapper, Dataset.Split split, DomainRegistry registry, Console console) {
    boolean areAlone = hasPromptsAlone();
    new Usage(command)
        .refuseIgnored(
            areAlone,
            "the prompts have no labels; leave them out.",
            "--holdout",
            "--oos-label",
            "--on-conflict",
            "--label-column");
    keepConflicts();
    List<String> texts =
        areAlone
            ? readPrompts().stream().map(Prompt::text).toList()
            : read(split, mapper.domainId(), registry, console).rows().stream()
                .map(Row::prompt)
                .toList();
    if (texts.isEmpty()) {
      throw new MicromapException(
          ErrorCode.EMPTY_FILE,
          (areAlone ? promptsName() + ": holds" : "The rows hold")
              + " no prompts. Give at least one.");
    }
    return texts;
  }

  /** Makes labels that conflict or look alike no error, for a command that reports them. */
  public void keepConflicts() {
    isReported = true;
    if (onConflict == ConflictPolicy.ERROR) {
      onConflict = ConflictPolicy.KEEP;
    }
  }

  /**
   * Makes no problem of single rows an error, for a command that reports them: conflicts, labels
   * that look alike, and rows that break a rule, which are left out.
   *
   * @return receives the rows that break a rule
   */
  public BadRows listBadRows() {
    keepConflicts();
    BadRows rows = new BadRows();
    listed = Optional.of(rows);
    return rows;
  }

  /** Rows of another file, under the same rules. */
  public LabelledPrompts readFile(Path other) {
    return reader().read(Inputs.source(other), Optional.empty());
  }

  private boolean isReadOnce() {
    return Stream.of(labels, prompts).anyMatch(path -> path != null && Inputs.isReadOnce(path));
  }

  private LabelledPrompts readOnce() {
    if (labels == null) {
      requireLabels();
      return reader().read(promptsSource(), Optional.empty());
    }
    new Usage(command)
        .refuse(
            prompts != null && Inputs.isStandard(labels) && Inputs.isStandard(prompts),
            "Labels and prompts cannot both come from standard input. Give a file.");
    return reader()
        .read(
            Inputs.source(labels),
            prompts == null ? Optional.empty() : Optional.of(promptsSource()));
  }

  private void requireLabels() {
    new Usage(command)
        .refuse(hasPromptsAlone(), "--prompts-jsonl needs --labels-csv too: it has no labels.");
  }

  private DataReference whole(Dataset.Split split, Optional<String> otherwise) {
    if (isReadOnce()) {
      throw new ParameterException(
          command.commandLine(),
          "Standard input or a pipe can be read only once, and this command needs it again."
              + " Give a file.");
    }
    if (labels != null) {
      return DataReference.files(labels, Optional.ofNullable(prompts), reading());
    }
    if (prompts != null) {
      requireLabels();
      return DataReference.files(prompts, Optional.empty(), reading());
    }
    new Usage(command)
        .refuseIgnored(
            true,
            "they are about files of yours; give --labels-csv too.",
            "--text-column",
            "--label-column",
            "--id-column");
    String id =
        domain()
            .or(() -> otherwise)
            .orElseThrow(
                () ->
                    new ParameterException(
                        command.commandLine(),
                        "Give --labels-csv, or --domain for the rows a domain ships."));
    return DataReference.shipped(id, split, Reading.of(onConflict, oosLabel));
  }
}
