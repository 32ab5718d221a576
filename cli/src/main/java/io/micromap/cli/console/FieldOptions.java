package io.micromap.cli.console;

import static java.util.Map.entry;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import java.util.Map;

/**
 * Options by the names of the fields they set: the modules behind the command line know only
 * fields.
 */
public final class FieldOptions {

  private static final Map<String, String> OPTIONS =
      Map.ofEntries(
          entry("chooseBy", "--choose-by"),
          entry("costWrong", "--cost-wrong"),
          entry("holdout", "--holdout"),
          entry("host", "--host"),
          entry("idColumn", "--id-column"),
          entry("labelColumn", "--label-column"),
          entry("labelsCsv", "--labels-csv"),
          entry("maxAbstainRate", "--max-abstain-rate"),
          entry("maxClassDrop", "--max-class-drop"),
          entry("maxDrop", "--max-drop"),
          entry("maxFalseAccept", "--max-false-accept"),
          entry("maxFalseAcceptWithRails", "--max-false-accept-with-rails"),
          entry("maxFlip", "--max-flip"),
          entry("maxWrong", "--max-wrong"),
          entry("minOverallAcc", "--min-overall-acc"),
          entry("minPrecision", "--min-precision"),
          entry("model", "--model"),
          entry("onConflict", "--on-conflict"),
          entry("onOverlap", "--on-overlap"),
          entry("oosLabel", "--oos-label"),
          entry("promptForm", "--input-format"),
          entry("port", "--port"),
          entry("reference", "--reference"),
          entry("rareClasses", "--rare-classes"),
          entry("saltFile", "--salt-file"),
          entry("targetPrecision", "--target-precision"),
          entry("textColumn", "--text-column"),
          entry("thresholds", "--thresholds"));

  private FieldOptions() {}

  /** The message of a failure in the words of the command line: with options, not fields. */
  public static String message(RuntimeException failure) {
    if (!(failure instanceof MicromapException known)) {
      return failure.getMessage();
    }
    String message = known.message(FieldOptions::option);
    return known.code() == ErrorCode.MISSING_DOMAIN
        ? message + " --plugins names the folder of plugins."
        : message;
  }

  /** The option that sets a field, or the field's own name where none does. */
  public static String option(String field) {
    return OPTIONS.getOrDefault(field, field);
  }
}
