package io.micromap.evaluation.metrics;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Row;
import io.micromap.runtime.bundle.Sha256;
import io.micromap.runtime.featurizer.FeatureVector;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.mapper.VisibleText;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Finds the rows whose features are most like those of a prompt. */
public final class NearestRows {

  private NearestRows() {}

  /**
   * A row.
   *
   * @param id of the row
   * @param label its class
   * @param similarity cosine of the two feature vectors, in [0, 1]
   * @param sha256 of the prompt in UTF-8
   * @param prompt the text, or null where it is not to be shown
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Neighbour(
      String id, String label, double similarity, String sha256, String prompt) {}

  /** The {@code count} rows most like a prompt, best first; equals in the order of the rows. */
  public static List<Neighbour> of(
      Mapper mapper, String prompt, LabelledPrompts data, int count, boolean withText) {
    FeatureVector vector = mapper.vector(prompt);
    double[] similarity =
        data.rows().parallelStream()
            .mapToDouble(row -> vector.dot(mapper.vector(row.prompt())))
            .toArray();
    return IntStream.range(0, similarity.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -similarity[i]))
        .limit(count)
        .map(i -> neighbour(data.rows().get(i), similarity[i], withText))
        .toList();
  }

  /** A page of text; a row whose text is not to be shown is named by its hash. */
  public static String toText(List<Neighbour> rows) {
    StringBuilder text = new StringBuilder(rows.isEmpty() ? "" : "\nrows most like it\n");
    for (Neighbour row : rows) {
      String shown = row.prompt() == null ? "sha256 " + row.sha256() : VisibleText.of(row.prompt());
      text.append(
          String.format(Locale.ROOT, "  %.3f  %-20s %s\n", row.similarity(), row.label(), shown));
    }
    return text.toString();
  }

  private static Neighbour neighbour(Row row, double similarity, boolean withText) {
    return new Neighbour(
        row.id(),
        row.label(),
        Json.round(similarity),
        Sha256.hex(row.prompt().getBytes(StandardCharsets.UTF_8)),
        withText ? row.prompt() : null);
  }
}
