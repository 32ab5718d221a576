package io.micromap.contract;

import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Row;
import io.micromap.runtime.featurizer.PromptKey;
import io.micromap.runtime.registry.Domain;
import io.micromap.spi.Dataset.Split;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks of the rows a domain ships. */
final class DataChecks {

  private static final int CLASSES = 8;
  private static final int ROWS = 1000;
  private static final int SHOWN = 10;

  private final Domain domain;
  private final Map<Split, LabelledPrompts> rows;

  DataChecks(Domain domain, Map<Split, LabelledPrompts> rows) {
    this.domain = domain;
    this.rows = rows;
  }

  List<Finding> classSizes() {
    List<Finding> findings = new ArrayList<>();
    int classes = domain.labels().size();
    if (classes < CLASSES) {
      warn(findings, "It has " + classes + " classes; " + CLASSES + " or more are recommended.");
    }
    LabelledPrompts training = rows.get(Split.TRAINING);
    if (training == null) {
      warn(findings, "It ships no training rows; users must bring their own.");
      return findings;
    }
    if (!rows.containsKey(Split.EVALUATION)) {
      warn(findings, "It ships no evaluation rows; ship some that are not trained on.");
    }
    int inScope = training.inScope().size();
    if (inScope < ROWS) {
      warn(findings, "It ships " + inScope + " training rows; " + ROWS + " or more are better.");
    }
    Map<String, Integer> sizes = new HashMap<>();
    training.inScope().forEach(row -> sizes.merge(row.label(), 1, Integer::sum));
    for (String label : domain.labelNames()) {
      int size = sizes.getOrDefault(label, 0);
      if (size < 2) {
        findings.add(
            Finding.error(
                Behaviour.CLASS_SIZES,
                "Class '" + label + "' has " + size + " training rows; two or more are needed."));
      }
    }
    return findings;
  }

  private static void warn(List<Finding> findings, String message) {
    findings.add(Finding.warning(Behaviour.CLASS_SIZES, message));
  }

  List<Finding> duplicates() {
    List<String> faults = new ArrayList<>();
    for (LabelledPrompts data : rows.values()) {
      Map<List<Object>, Row> seen = new HashMap<>();
      for (Row row : data.rows()) {
        Row other = seen.putIfAbsent(List.of(row.label(), row.key()), row);
        if (other != null) {
          faults.add(row.place() + " repeats " + other.place() + "; keep one.");
        }
      }
    }
    return errors(Behaviour.NO_DUPLICATES, faults);
  }

  List<Finding> conflicts() {
    List<String> faults = new ArrayList<>();
    Map<PromptKey, Row> seen = new HashMap<>();
    for (LabelledPrompts data : rows.values()) {
      for (Row row : data.rows()) {
        Row other = seen.putIfAbsent(row.key(), row);
        if (other != null && !other.label().equals(row.label())) {
          faults.add(
              row.place()
                  + " says "
                  + row.label()
                  + " where "
                  + other.place()
                  + " says "
                  + other.label()
                  + " for the same prompt; fix one.");
        }
      }
    }
    return errors(Behaviour.NO_CONFLICTS, faults);
  }

  List<Finding> overlap() {
    LabelledPrompts training = rows.get(Split.TRAINING);
    LabelledPrompts evaluation = rows.get(Split.EVALUATION);
    if (training == null || evaluation == null) {
      return List.of();
    }
    Map<PromptKey, Row> trained = new HashMap<>();
    training.rows().forEach(row -> trained.put(row.key(), row));
    List<String> faults = new ArrayList<>();
    for (Row row : evaluation.rows()) {
      Row other = trained.get(row.key());
      if (other != null) {
        faults.add(row.place() + " is also trained on, at " + other.place() + "; leave one out.");
      }
    }
    return errors(Behaviour.NO_OVERLAP, faults);
  }

  private static List<Finding> errors(Behaviour behaviour, List<String> faults) {
    List<Finding> findings = new ArrayList<>();
    faults.stream().limit(SHOWN).forEach(fault -> findings.add(Finding.error(behaviour, fault)));
    if (faults.size() > SHOWN) {
      findings.add(Finding.error(behaviour, "… and " + (faults.size() - SHOWN) + " more rows."));
    }
    return findings;
  }
}
