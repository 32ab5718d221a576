package io.micromap.rails.text;

import java.util.List;

/**
 * How limits are chosen on held-out rows.
 *
 * @param slopes of the log-linear probabilities that are compared, ascending
 * @param costs of a new step behind a weak boundary that are compared, ascending from 0: a split
 *     must at least not lose, as rows without a boundary say nothing of what it costs
 * @param commaCost what a comma costs at least: it seldom begins a step
 * @param severalShare of the in-scope prompts of one class in which weak boundaries may begin
 *     further steps ({@code docs/decisions/narrowing.md}, Decided with it)
 * @param andPart of that share that "and" may take
 * @param sentencePart of that share that "and" and ends of sentences may take together
 * @param mostSearched rows that are searched for plans; of more, evenly spread ones are
 * @param mostTraces that the funnel is fitted on, about; of more, evenly spread ones are
 */
public record LimitOptions(
    List<Double> slopes,
    List<Double> costs,
    double commaCost,
    double severalShare,
    double andPart,
    double sentencePart,
    int mostSearched,
    int mostTraces) {

  /** What rails are fitted with. */
  public static final LimitOptions DEFAULTS =
      new LimitOptions(
          List.of(1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 12.0, 16.0),
          List.of(0.0, 0.1, 0.2, 0.3, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 16.0),
          0.5,
          0.01,
          0.8,
          0.9,
          4000,
          400);

  /** Copies the lists and checks the ranges. */
  public LimitOptions {
    slopes = List.copyOf(slopes);
    costs = List.copyOf(costs);
    if (slopes.isEmpty() || mostSearched < 1 || mostTraces < 1) {
      throw new IllegalArgumentException("limits are chosen among slopes, on at least one row");
    }
  }
}
