package io.micromap.evaluation.dataset;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.micromap.runtime.bundle.Bundle;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.text.Counted;
import java.util.List;
import java.util.Objects;

/**
 * What a mapper's provenance says of the rows it was trained on. A mapper from elsewhere may say
 * less: texts are then empty and counts 0.
 *
 * @param dataSha256 hash of prompts and labels
 * @param rows how many
 * @param rowsOutOfScope of those, out of scope
 * @param oosLabel the word that marked these
 * @param promptFingerprints of the prompts, as {@link Fingerprints} makes them
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TrainedOn(
    String dataSha256, int rows, int rowsOutOfScope, String oosLabel, String promptFingerprints) {

  /** Puts the empty text in the place of a missing one. */
  public TrainedOn {
    dataSha256 = Objects.requireNonNullElse(dataSha256, "");
    oosLabel = Objects.requireNonNullElse(oosLabel, "");
    promptFingerprints = Objects.requireNonNullElse(promptFingerprints, "");
  }

  /** What a mapper that is trained on some rows will say. */
  public static TrainedOn of(LabelledPrompts data) {
    return new TrainedOn(
        data.sha256(),
        data.rows().size(),
        data.outOfScope().size(),
        data.oosLabel(),
        Fingerprints.of(data));
  }

  /** What a mapper says. */
  public static TrainedOn of(Bundle bundle) {
    return Json.mapper().convertValue(bundle.provenance(), TrainedOn.class);
  }

  /** The rows among some whose prompts the mapper was trained on. */
  public List<Row> seen(List<Row> some) {
    return Fingerprints.seen(promptFingerprints, some);
  }

  /** How some rows differ from those, in words, as far as the mapper can tell. */
  public String difference(List<Row> some) {
    if (promptFingerprints.isEmpty()) {
      return "It does not say which rows trained it.";
    }
    int others = some.size() - seen(some).size();
    int missing = Fingerprints.missing(promptFingerprints, some);
    return "It was trained on "
        + Counted.of(rows, "row")
        + ", and these are "
        + some.size()
        + (others + missing == 0
            ? ", with the same prompts: labels, copies or the writing differ."
            : ": " + different(missing, others) + ".");
  }

  /** What differs; what does not is not said. */
  private static String different(int missing, int others) {
    String gone =
        missing == 0
            ? ""
            : missing
                + (missing == 1 ? " prompt that trained it is" : " prompts that trained it are")
                + " missing";
    String more =
        others == 0
            ? ""
            : others
                + (others == 1 ? " row has a prompt" : " rows have prompts")
                + " that it does not know";
    return gone + (gone.isEmpty() || more.isEmpty() ? "" : ", and ") + more;
  }
}
