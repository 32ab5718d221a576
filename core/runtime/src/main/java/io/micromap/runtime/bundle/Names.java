package io.micromap.runtime.bundle;

import io.micromap.spi.Label;
import io.micromap.spi.Thresholds;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules for the names in a mapper; whoever breaks one gets an {@link IllegalArgumentException}. */
public final class Names {

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,63}");
  private static final Pattern VERSION = Pattern.compile("[^\\p{C}\\p{Zl}\\p{Zp}]{0,64}");

  private Names() {}

  /**
   * Whether a text may be the id of a domain: lower-case letters, digits and hyphens, at most 64.
   */
  public static boolean isId(String id) {
    return ID.matcher(id).matches();
  }

  /** Requires the id of a domain: lower-case letters, digits and hyphens, at most 64. */
  public static void requireId(String id) {
    if (id == null || !ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "the id is no domain's: expected lower-case letters, digits and hyphens, starting with a"
              + " letter, at most 64");
    }
  }

  /** Requires a version of a domain: at most 64 characters that can be printed. */
  public static void requireVersion(String version) {
    if (version == null || !VERSION.matcher(version).matches()) {
      throw new IllegalArgumentException(
          "the domain's version is not text of at most 64 printable characters");
    }
  }

  /** Requires labels and featurizers that differ in name, and thresholds of the labels alone. */
  static void requireApart(
      List<Label> labels, List<FeaturizerReference> featurizers, Thresholds thresholds) {
    Set<String> names = distinct("labels", labels.stream().map(Label::name).toList());
    distinct("featurizers", featurizers.stream().map(FeaturizerReference::name).toList());
    for (String label : thresholds.perClass().keySet()) {
      if (!names.contains(label)) {
        throw new IllegalArgumentException(
            "there is a threshold for '" + label + "', which is none of the labels");
      }
    }
  }

  private static Set<String> distinct(String what, List<String> names) {
    Set<String> distinct = new HashSet<>();
    for (String name : names) {
      if (!distinct.add(name)) {
        throw new IllegalArgumentException("two " + what + " are named '" + name + "'");
      }
    }
    return distinct;
  }
}
