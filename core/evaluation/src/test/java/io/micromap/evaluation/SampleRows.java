package io.micromap.evaluation;

import io.micromap.evaluation.dataset.ConflictPolicy;
import io.micromap.evaluation.dataset.DatasetReader;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Row;
import io.micromap.evaluation.dataset.Source;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A small labelled corpus: four classes and rows out of scope, the same in every run. */
public final class SampleRows {

  private static final String[] LABELS = {"deposit", "withdraw", "swap", "stake"};
  private static final String[][] VERBS = {
    {"deposit", "supply", "lend"},
    {"withdraw", "take out", "pull back"},
    {"swap", "exchange", "TRADE"},
    {"stake", "lock up", "delegate"}
  };
  private static final String[] ASSETS = {"ETH", "usdc", "DAI", "İstanbul coin", "5 wbtc"};
  private static final String[] CHATTER = {
    "hello", "what is the price", "good night", "who are you"
  };

  private SampleRows() {}

  /** Eighty rows. */
  public static LabelledPrompts read() {
    return read(csv());
  }

  /** Rows of a CSV. */
  public static LabelledPrompts read(String csv) {
    return new DatasetReader("oos", ConflictPolicy.ERROR)
        .read(source("rows.csv", csv), Optional.empty());
  }

  /** A text as if it were a file. */
  public static Source source(String name, String text) {
    return Source.of(name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The rows as a labels CSV with prompts. */
  public static String csv() {
    StringBuilder csv = new StringBuilder("prompt,label\n");
    rows()
        .forEach(
            row ->
                csv.append('"')
                    .append(row.prompt().replace("\"", "\"\""))
                    .append("\",")
                    .append(row.label())
                    .append('\n'));
    return csv.toString();
  }

  /** The rows in order; some prompts hold commas, quotes and line breaks. */
  public static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < ASSETS.length; i++) {
      for (int k = 0; k < LABELS.length; k++) {
        for (String verb : VERBS[k]) {
          add(rows, verb + " my " + ASSETS[i] + (i == 1 ? ", please\nnow" : ""), LABELS[k]);
        }
      }
      for (String chatter : CHATTER) {
        add(rows, chatter + " " + "\"" + i + "\"", "oos");
      }
    }
    return rows;
  }

  private static void add(List<Row> rows, String prompt, String label) {
    String id = Integer.toString(rows.size() + 1);
    rows.add(new Row(id, prompt, label, "sample, row " + id));
  }
}
