package io.micromap.training.trainer;

import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Row;
import io.micromap.runtime.encoder.Encoder;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.error.Suggestion;
import io.micromap.runtime.featurizer.PromptKey;
import io.micromap.runtime.text.Counted;
import io.micromap.runtime.text.NormalizedText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows to fit on, with their classes as numbers.
 *
 * @param rows the rows
 * @param y class of each row, {@code classes} for out-of-scope rows
 * @param classes number of classes, 2 or more
 * @param hasScope whether the whole data has out-of-scope rows, which need not be among these
 * @param embeddings one per row; none where only words are read
 * @param names embeddings of the names of the classes, one each; none where they are not read
 */
record TrainingRows(
    List<Row> rows, int[] y, int classes, boolean hasScope, float[][] embeddings, float[][] names) {

  private static final float[][] NONE = new float[0][];

  /**
   * The rows of a task.
   *
   * @throws MicromapException if a label is none of the classes, or there are too few classes or
   *     rows
   */
  static TrainingRows of(TrainingTask task, LabelledPrompts data) {
    Map<String, Integer> numbers = new HashMap<>();
    task.labels().forEach(label -> numbers.put(label.name(), numbers.size()));
    int[] y =
        data.rows().stream()
            .mapToInt(row -> data.isOos(row) ? numbers.size() : number(row, numbers))
            .toArray();
    requireClasses(task, data);
    requireRows(task, data, y);
    return new TrainingRows(
        data.rows(), y, numbers.size(), !data.outOfScope().isEmpty(), NONE, NONE);
  }

  /**
   * These rows with the embeddings of their prompts, and of the names of the classes where these
   * say what the classes are.
   */
  TrainingRows embedded(Encoder encoder) {
    TrainingRows embedded =
        new TrainingRows(rows, y, classes, hasScope, encoder.embed(texts()), NONE);
    float[][] read = encoder.embed(nameTexts());
    return LabelTexts.tell(read, embedded) ? embedded.named(read) : embedded;
  }

  /** The texts of the prompts, as an encoder reads them. */
  List<String> texts() {
    return rows.stream().map(row -> NormalizedText.of(row.prompt()).text()).toList();
  }

  /** The text of each class's name. */
  private List<String> nameTexts() {
    String[] labels = new String[classes];
    for (int row : inScope()) {
      labels[y[row]] = rows.get(row).label();
    }
    return Stream.of(labels).map(LabelTexts::of).toList();
  }

  private TrainingRows named(float[][] read) {
    return new TrainingRows(rows, y, classes, hasScope, embeddings, read);
  }

  /** The first row of each prompt under each label, in order. */
  int[] differentPrompts() {
    Set<String> seen = new HashSet<>();
    String[] texts =
        IntStream.range(0, rows.size())
            .parallel()
            .mapToObj(i -> y[i] + " " + PromptKey.of(rows.get(i).prompt()).text())
            .toArray(String[]::new);
    return IntStream.range(0, rows.size()).filter(i -> seen.add(texts[i])).toArray();
  }

  private static int number(Row row, Map<String, Integer> numbers) {
    return Optional.ofNullable(numbers.get(row.label()))
        .orElseThrow(
            () ->
                new MicromapException(
                    ErrorCode.UNKNOWN_LABEL,
                    row.place()
                        + ": unknown label '"
                        + row.label()
                        + "'."
                        + Suggestion.didYouMean(row.label(), List.copyOf(numbers.keySet()))));
  }

  private static void requireClasses(TrainingTask task, LabelledPrompts data) {
    if (task.labels().size() < 2) {
      throw new MicromapException(
          ErrorCode.TOO_FEW_ROWS,
          data.name()
              + ": has "
              + Counted.of(task.labels().size(), "class")
              + ". A mapper tells two or more classes apart, of two rows each at least (for a"
              + " recipe three), better thirty; add rows of others.");
    }
  }

  private static void requireRows(TrainingTask task, LabelledPrompts data, int[] y) {
    int[] sizes = new int[task.labels().size() + 1];
    IntStream.of(y).forEach(label -> sizes[label]++);
    List<String> small =
        IntStream.range(0, task.labels().size())
            .filter(k -> sizes[k] < 2)
            .mapToObj(k -> "'" + task.labels().get(k).name() + "' has " + sizes[k])
            .toList();
    long none = IntStream.range(0, task.labels().size()).filter(k -> sizes[k] == 0).count();
    boolean tooFew = !small.isEmpty() && task.labels().size() - small.size() < 2;
    if (none > 0 || tooFew) {
      throw new MicromapException(
          ErrorCode.TOO_FEW_ROWS,
          data.name()
              + ": too few rows: "
              + String.join(", ", small)
              + (none > 0
                  ? ". Every class of the domain needs a row, and two to be answered; add rows."
                  : ". Two classes at least need two rows each (for a recipe three), better thirty;"
                      + " add rows."));
    }
  }

  /** Number of rows. */
  int size() {
    return y.length;
  }

  /** Columns of a model fitted on them: one per class, and one where there is a scope. */
  int columns() {
    return classes + (hasScope ? 1 : 0);
  }

  /** The rows at some places. */
  TrainingRows at(List<Integer> places) {
    return new TrainingRows(
        places.stream().map(rows::get).toList(),
        places.stream().mapToInt(place -> y[place]).toArray(),
        classes,
        hasScope,
        embeddings.length == 0
            ? embeddings
            : places.stream().map(place -> embeddings[place]).toArray(float[][]::new),
        names);
  }

  /** Places of the in-scope rows. */
  List<Integer> inScope() {
    return Indices.where(y, label -> label < classes);
  }
}
