package io.micromap.contract;

import io.micromap.evaluation.dataset.ConflictPolicy;
import io.micromap.evaluation.dataset.DatasetReader;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.ShippedRows;
import io.micromap.runtime.bundle.FeaturizerReference;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.registry.Domain;
import io.micromap.runtime.text.LabelForm;
import io.micromap.spi.Dataset.Split;
import io.micromap.spi.Label;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Checks a domain against the contract. */
public final class DomainContract {

  private final Domain domain;
  private final Domain again;
  private final Map<Split, LabelledPrompts> rows = new EnumMap<>(Split.class);
  private final List<Finding> dataFaults = new ArrayList<>();

  /**
   * Reads the domain's rows.
   *
   * @param domain the domain
   * @param again the same domain, read a second time
   */
  public DomainContract(Domain domain, Domain again) {
    this.domain = domain;
    this.again = again;
    DatasetReader reader = new DatasetReader(ShippedRows.OOS, ConflictPolicy.KEEP);
    for (Split split : Split.values()) {
      if (ShippedRows.has(domain, split)) {
        try {
          rows.put(split, ShippedRows.read(domain, split, reader));
        } catch (MicromapException e) {
          dataFaults.add(Finding.error(Behaviour.DATA, e.getMessage()));
        }
      }
    }
  }

  /** All findings, in the order of the behaviours. */
  public List<Finding> check() {
    return Arrays.stream(Behaviour.values())
        .flatMap(behaviour -> check(behaviour).stream())
        .toList();
  }

  /** The findings of one behaviour; none if the domain is as expected. */
  public List<Finding> check(Behaviour behaviour) {
    DataChecks data = new DataChecks(domain, rows);
    return switch (behaviour) {
      case REPEATABLE -> repeatable();
      case LABEL_NAMES -> labelNames();
      case CUES -> cues();
      case DATA -> List.copyOf(dataFaults);
      case CLASS_SIZES -> dataFaults.isEmpty() ? data.classSizes() : List.of();
      case NO_DUPLICATES -> data.duplicates();
      case NO_CONFLICTS -> data.conflicts();
      case NO_OVERLAP -> data.overlap();
      case FEATURIZERS -> new FeaturizerChecks(domain, rows).check();
      case REPEATABLE_TRAINING -> new TrainingChecks(domain, rows).repeatable();
      case GOLDEN_DECISIONS -> new TrainingChecks(domain, rows).golden();
    };
  }

  private List<Finding> repeatable() {
    List<Finding> findings = new ArrayList<>();
    requireEqual(findings, "id()", domain.id(), again.id());
    requireEqual(findings, "version()", domain.version(), again.version());
    requireEqual(findings, "description()", domain.description(), again.description());
    requireEqual(findings, "labels()", domain.labels(), again.labels());
    requireEqual(findings, "featurizers()", references(domain), references(again));
    requireEqual(findings, "defaultThresholds()", domain.thresholds(), again.thresholds());
    requireEqual(findings, "seed()", domain.seed(), again.seed());
    requireEqual(findings, "datasets()", domain.datasets(), again.datasets());
    return findings;
  }

  private static void requireEqual(
      List<Finding> findings, String method, Object first, Object second) {
    if (!first.equals(second)) {
      findings.add(
          Finding.error(
              Behaviour.REPEATABLE,
              method + " gave two different values on two calls; return the same every time."));
    }
  }

  private static List<FeaturizerReference> references(Domain domain) {
    return domain.featurizers().stream().map(FeaturizerReference::to).toList();
  }

  private List<Finding> labelNames() {
    List<Finding> findings = new ArrayList<>();
    List<LabelForm> seen = new ArrayList<>(List.of(LabelForm.of(ShippedRows.OOS)));
    for (String name : domain.labelNames()) {
      LabelForm form = LabelForm.of(name);
      seen.stream()
          .filter(form::isSame)
          .map(other -> Finding.error(Behaviour.LABEL_NAMES, sameLabels(other, form)))
          .forEach(findings::add);
      seen.add(form);
    }
    return findings;
  }

  private static String sameLabels(LabelForm first, LabelForm second) {
    if (second.name().equals(ShippedRows.OOS)) {
      return "Class '" + second.name() + "' has the name that marks out-of-scope rows; rename it.";
    }
    return (first.name().equals(ShippedRows.OOS) ? "The out-of-scope label '" : "Classes '")
        + first.name()
        + "' and '"
        + second.name()
        + "' differ in nothing but "
        + first.difference(second)
        + "; rename one.";
  }

  private List<Finding> cues() {
    List<Finding> findings = new ArrayList<>();
    Map<String, String> owners = new HashMap<>();
    for (Label label : domain.labels()) {
      for (String cue : label.cues()) {
        String other = owners.put(cue.strip().toLowerCase(Locale.ROOT), label.name());
        if (other != null && !other.equals(label.name())) {
          findings.add(
              Finding.error(
                  Behaviour.CUES,
                  "Cue '"
                      + cue
                      + "' stands under '"
                      + other
                      + "' and '"
                      + label.name()
                      + "'; a cue is typical of one class only."));
        }
      }
    }
    return findings;
  }
}
