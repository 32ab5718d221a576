package io.micromap.training.quality;

import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Row;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.training.quality.SuspiciousLabels.Judgement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Plants label errors and counts how many of them are found. Errors that the data had before count
 * as false finds, so precision is at least what it says.
 *
 * @param search what finds them
 * @param share of the in-scope rows whose label is made wrong, in (0, 0.5]
 * @param seed of the first run; each further one takes the next
 * @param runs how many, 1 or more
 */
public record LabelErrorStudy(SuspiciousLabels search, double share, long seed, int runs) {

  /** Heading of the table that {@link Line#toMarkdown} fills. */
  public static final String HEADING =
      "| rows | planted | ranking | recall at 50 % precision | mean, least | average precision |"
          + " recall of the cut | precision of the cut |\n"
          + "|---|---|---|---|---|---|---|---|\n";

  /**
   * Validates.
   *
   * @throws MicromapException with {@link ErrorCode#USAGE}
   */
  public LabelErrorStudy {
    if (!(share > 0 && share <= 0.5) || runs < 1) {
      throw new MicromapException(
          ErrorCode.USAGE,
          runs + " runs at a share of " + share + ": give 1 or more, at a share in (0, 0.5].");
    }
  }

  /** Which wrong label a row gets. */
  public enum Planting {
    /** Any other, each as likely. */
    UNIFORM,
    /** The top-ranked other one of out-of-fold models of the correct rows. */
    CONFUSABLE
  }

  /** How rows are ranked by suspicion. */
  public enum Ranking {
    /** {@link SuspiciousLabels}: own label unlikely, another one likely. */
    DOUBT,
    /** Probability of the own label. */
    SELF_CONFIDENCE,
    /** Probability of the own label less that of the top-ranked other. */
    NORMALIZED_MARGIN,
    /**
     * Confident learning (Northcutt, Jiang and Chuang, JAIR 2021): off the diagonal of the
     * confident joint first, within by self confidence.
     */
    CONFIDENT_LEARNING
  }

  /**
   * What one ranking found, over all runs. Shares lie in [0, 1].
   *
   * @param recallAtHalf mean share of the planted errors in the longest beginning of the ranking of
   *     which half are planted errors
   * @param leastRecallAtHalf the same for the worst run
   * @param averagePrecision mean precision at the planted errors
   * @param cutRecall mean share of the planted errors that the ranking's own cut takes; NaN where
   *     it has none
   * @param cutPrecision mean share of planted errors in what it takes
   */
  public record Line(
      String name,
      Planting planting,
      Ranking ranking,
      double recallAtHalf,
      double leastRecallAtHalf,
      double averagePrecision,
      double cutRecall,
      double cutPrecision) {

    /** The line of a Markdown table. */
    public String toMarkdown() {
      return String.format(
          Locale.ROOT,
          "| %s | %s | %s | %.3f, %.3f | %.3f | %s | %s |\n",
          name,
          planting.name().toLowerCase(Locale.ROOT),
          ranking.name().toLowerCase(Locale.ROOT).replace('_', ' '),
          recallAtHalf,
          leastRecallAtHalf,
          averagePrecision,
          Double.isNaN(cutRecall) ? "" : String.format(Locale.ROOT, "%.3f", cutRecall),
          Double.isNaN(cutPrecision) ? "" : String.format(Locale.ROOT, "%.3f", cutPrecision));
    }
  }

  /** Studies one way of planting, under every ranking. */
  public List<Line> of(LabelledPrompts data, Planting planting) {
    LabelledPrompts clean = data.with(data.inScope());
    Judgement judgement = planting == Planting.CONFUSABLE ? search.judge(clean) : null;
    List<Judgement> judged = new ArrayList<>();
    List<boolean[]> wrong = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      LabelledPrompts planted = plant(clean, judgement, new Random(seed + run));
      judged.add(search.judge(planted));
      wrong.add(wrong(clean, judged.get(run)));
    }
    List<Line> lines = new ArrayList<>();
    for (Ranking ranking : Ranking.values()) {
      lines.add(line(data.name(), planting, ranking, judged, wrong));
    }
    return lines;
  }

  private LabelledPrompts plant(LabelledPrompts clean, Judgement judgement, Random random) {
    List<String> labels = clean.labels();
    List<Integer> order = new ArrayList<>(IntStream.range(0, clean.rows().size()).boxed().toList());
    Collections.shuffle(order, random);
    List<Row> rows = new ArrayList<>(clean.rows());
    for (int i : order.subList(0, (int) Math.round(share * order.size()))) {
      Row row = rows.get(i);
      int shift = 1 + random.nextInt(labels.size() - 1);
      String label =
          judgement == null
              ? labels.get((labels.indexOf(row.label()) + shift) % labels.size())
              : judgement.names().get(judgement.topRankedOther(i));
      rows.set(i, new Row(row.id(), row.prompt(), label, row.place()));
    }
    return clean.with(rows);
  }

  /** Suspicion from which a ranking takes rows; not a number where it has no cut. */
  private double cut(Ranking ranking) {
    return switch (ranking) {
      case DOUBT -> search.options().cut();
      case CONFIDENT_LEARNING -> 1;
      case SELF_CONFIDENCE, NORMALIZED_MARGIN -> Double.NaN;
    };
  }

  private static boolean[] wrong(LabelledPrompts clean, Judgement judged) {
    if (judged.rows().size() != clean.rows().size()) {
      throw new MicromapException(
          ErrorCode.TOO_FEW_ROWS,
          clean.name() + ": has classes too small to study. Give ten rows or more of each.");
    }
    boolean[] wrong = new boolean[clean.rows().size()];
    for (int i = 0; i < wrong.length; i++) {
      wrong[i] = !judged.rows().get(i).label().equals(clean.rows().get(i).label());
    }
    return wrong;
  }

  private Line line(
      String name,
      Planting planting,
      Ranking ranking,
      List<Judgement> judged,
      List<boolean[]> wrong) {
    double[] sums = new double[4];
    double least = 1;
    for (int run = 0; run < runs; run++) {
      Suspicion suspicion = new Suspicion(ranking, judged.get(run));
      Found found = Found.of(suspicion.sizes(), cut(ranking), wrong.get(run));
      least = Math.min(least, found.recallAtHalf());
      sums[0] += found.recallAtHalf() / runs;
      sums[1] += found.averagePrecision() / runs;
      sums[2] += found.cutRecall() / runs;
      sums[3] += found.cutPrecision() / runs;
    }
    return new Line(name, planting, ranking, sums[0], least, sums[1], sums[2], sums[3]);
  }
}
