package io.micromap.evaluation.dataset;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Labels that say, or may say, that a row belongs to no class. */
public final class ScopeNames {

  private static final Set<String> OUT_OF_SCOPE =
      Set.of("oos", "outofscope", "outscope", "outofdomain", "ood", "notinscope", "noscope");

  private static final Set<String> VAGUE =
      Set.of(
          "none",
          "noneoftheabove",
          "noneofthese",
          "null",
          "nil",
          "nolabel",
          "unlabelled",
          "unlabeled",
          "unknown",
          "unclear",
          "undefined",
          "unsupported",
          "other",
          "others",
          "everythingelse",
          "misc",
          "miscellaneous",
          "na",
          "nan",
          "fallback",
          "default",
          "irrelevant",
          "offtopic",
          "outlier",
          "background",
          "nointent",
          "noclass",
          "nomatch",
          "garbage",
          "junk");

  private ScopeNames() {}

  /** The labels that can mean nothing but that a row is out of scope: "Out-of-Scope", "0OS". */
  public static List<String> outOfScope(List<String> labels) {
    return labels.stream()
        .filter(label -> OUT_OF_SCOPE.contains(letters(label).replace('0', 'o')))
        .toList();
  }

  /** The labels that may mean that a row belongs to no class: "none", "other", "n/a". */
  public static List<String> vague(List<String> labels) {
    return labels.stream().filter(label -> VAGUE.contains(letters(label))).toList();
  }

  private static String letters(String label) {
    return label.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
