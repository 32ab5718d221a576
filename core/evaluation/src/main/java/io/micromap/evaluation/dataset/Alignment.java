package io.micromap.evaluation.dataset;

import io.micromap.evaluation.dataset.LabelTable.LabelRow;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.text.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Prompts beside a labels file, row by row in the same order.
 *
 * @param promptsName name of the prompts' file, for messages
 * @param prompts in the order of their file
 * @param table the labels
 */
record Alignment(String promptsName, List<Prompt> prompts, LabelTable table) {

  /**
   * The labelled rows.
   *
   * @throws io.micromap.runtime.error.MicromapException naming the first place where the two files
   *     disagree
   */
  List<Row> rows() {
    Faults faults = new Faults(ErrorCode.MISALIGNED);
    List<Row> rows = new ArrayList<>();
    int both = Math.min(prompts.size(), table.rows().size());
    Optional<String> difference = Optional.empty();
    for (int i = 0; i < both && difference.isEmpty(); i++) {
      difference = difference(prompts.get(i), table.rows().get(i));
      rows.add(row(i));
    }
    difference.ifPresent(faults::add);
    leftOver().ifPresent(faults::add);
    faults.throwIfAny("Prompts and labels stand row by row in the same order; fix either file.");
    return rows;
  }

  private Row row(int i) {
    Prompt prompt = prompts.get(i);
    LabelRow row = table.rows().get(i);
    String id = prompt.hasId() ? prompt.id() : row.id().orElse(Integer.toString(i + 1));
    return new Row(id, prompt.text(), row.label(), table.place(row));
  }

  private Optional<String> difference(Prompt prompt, LabelRow row) {
    String places = promptsName + ", line " + prompt.line() + " and " + table.place(row);
    if (row.prompt().filter(text -> !text.equals(prompt.text())).isPresent()) {
      return Optional.of(places + ": the prompts differ.");
    }
    return row.id()
        .filter(id -> !prompt.hasId() || !id.equals(prompt.id()))
        .map(
            id ->
                places
                    + ": the ids differ ("
                    + (prompt.hasId() ? "'" + prompt.id() + "'" : "none")
                    + " and '"
                    + id
                    + "').");
  }

  /** The first row that one file has and the other has not. */
  private Optional<String> leftOver() {
    int labels = table.rows().size();
    if (prompts.size() == labels) {
      return Optional.empty();
    }
    return Optional.of(
        promptsName
            + " has "
            + Counted.of(prompts.size(), "prompt")
            + ", "
            + table.name()
            + " has "
            + Counted.of(labels, "label")
            + "; "
            + (prompts.size() > labels
                ? promptsName
                    + ", line "
                    + prompts.get(labels).line()
                    + " is the first without a label."
                : table.place(table.rows().get(prompts.size()))
                    + " is the first without a prompt."));
  }
}
