package io.micromap.training.recipe;

import io.micromap.evaluation.dataset.DataReference;
import io.micromap.evaluation.dataset.LabelNames;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.registry.DomainRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The rows of a recipe.
 *
 * @param parts where they come from
 * @param source all rows that the training rows are a part of
 * @param training rows to fit on
 * @param choosing rows to choose thresholds on
 * @param reporting rows to report on
 */
public record RecipeRows(
    Parts parts,
    LabelledPrompts source,
    LabelledPrompts training,
    LabelledPrompts choosing,
    LabelledPrompts reporting) {

  /**
   * Reads every file or shipped data set once, however many parts it is dealt into.
   *
   * @throws MicromapException if files or domain are missing or faulty, or two labels of a file are
   *     one to people
   */
  public static RecipeRows read(Parts parts, DomainRegistry registry) {
    Map<DataReference, LabelledPrompts> read = new LinkedHashMap<>();
    Function<DataReference, LabelledPrompts> source =
        part -> read.computeIfAbsent(part.whole(), whole -> whole.load(registry));
    Function<DataReference, LabelledPrompts> rows = part -> part.of(source.apply(part));
    RecipeRows all =
        new RecipeRows(
            parts,
            source.apply(parts.training()),
            rows.apply(parts.training()),
            rows.apply(parts.choosing()),
            rows.apply(parts.reporting()));
    read.values().forEach(LabelNames::requireDistinct);
    return all;
  }

  /** Their numbers, in words. */
  String toText() {
    return "rows: "
        + training.rows().size()
        + " to train, "
        + choosing.rows().size()
        + " to choose thresholds, "
        + reporting.rows().size()
        + " to report on; out of scope of these are "
        + training.outOfScope().size()
        + ", "
        + choosing.outOfScope().size()
        + " and "
        + reporting.outOfScope().size();
  }
}
