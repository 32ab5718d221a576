package io.micromap.training.trainer;

import io.micromap.runtime.text.NormalizedText;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names of labels as texts, which a sentence encoder reads as if each were one more row of its
 * class: {@code docs/decisions/encoder-tier.md}.
 */
public final class LabelTexts {

  /** Between a small letter and a capital one, and before the last capital of several. */
  private static final String CAMEL_CASE = "(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})";

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[_\\-./:\\s]+|" + CAMEL_CASE);

  /** Codes place as many rows as chance does, names of public sets two thirds beyond that. */
  private static final double LEAST_SHARE = 1.0 / 3;

  /** So many rows, which come in the order of a hash, are enough to see that. */
  private static final int MOST_ROWS = 1000;

  private LabelTexts() {}

  /**
   * The words of a label's name, normalised as prompts are: {@code lost_or_stolen-card} and {@code
   * LostOrStolenCard} are "lost or stolen card". A name without words is itself.
   */
  public static String of(String label) {
    String words = BETWEEN_WORDS.matcher(label).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    return NormalizedText.of(words.isEmpty() ? label : words).text();
  }

  /**
   * Whether names say what their classes are: the share of in-scope rows that are nearest to the
   * name of their own class exceeds chance by at least a third of what chance leaves.
   *
   * @param names embeddings of the names, one per class
   * @param rows their embeddings are there
   */
  static boolean tell(float[][] names, TrainingRows rows) {
    List<Integer> inScope = rows.inScope();
    List<Integer> some = inScope.subList(0, Math.min(MOST_ROWS, inScope.size()));
    long own =
        some.stream()
            .filter(row -> nearest(names, rows.embeddings()[row]) == rows.y()[row])
            .count();
    double chance = 1.0 / rows.classes();
    return own >= some.size() * (chance + LEAST_SHARE * (1 - chance));
  }

  /** Embeddings stand on a grid, so that the order of a sum does not matter. */
  private static int nearest(float[][] names, float[] row) {
    int nearest = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < names.length; k++) {
      double product = 0;
      for (int j = 0; j < row.length; j++) {
        product += (double) names[k][j] * row[j];
      }
      if (product > most) {
        most = product;
        nearest = k;
      }
    }
    return nearest;
  }
}
