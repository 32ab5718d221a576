package io.micromap.runtime.mapper;

import io.micromap.runtime.mapper.Decision.Ranked;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The classes of a prediction from the most to the least probable; of equals the first in the
 * mapper's order.
 *
 * @param classes their numbers
 * @param massAbove for each place, the probability of all classes above it, as a share of the
 *     probability of being in scope, in [0, 1]; ascending
 */
public record RankedClasses(List<Integer> classes, double[] massAbove) {

  /** As many a decision names. */
  static final int USUAL = 5;

  /** Ranks the classes of a prediction; none if it has no evidence. */
  public static RankedClasses of(Prediction prediction) {
    double[] probabilities = prediction.probabilities();
    List<Integer> classes =
        IntStream.range(0, probabilities.length)
            .boxed()
            .sorted((a, b) -> Double.compare(probabilities[b], probabilities[a]))
            .toList();
    double[] massAbove = new double[probabilities.length];
    double sum = 0;
    for (int place = 0; place < massAbove.length; place++) {
      massAbove[place] = sum;
      sum += probabilities[classes.get(place)];
    }
    for (int place = 0; place < massAbove.length && sum > 0; place++) {
      massAbove[place] = Math.min(1, massAbove[place] / sum);
    }
    return new RankedClasses(classes, massAbove);
  }

  /** The most probable classes with their names, best first; of equals the first in the order. */
  static List<Ranked> ranking(int most, double[] probabilities, List<String> names) {
    int[] best = new int[Math.min(most, probabilities.length)];
    int found = 0;
    for (int k = 0; k < probabilities.length; k++) {
      boolean isFull = found == best.length;
      if (!isFull || (found > 0 && probabilities[k] > probabilities[best[found - 1]])) {
        found += isFull ? 0 : 1;
        insert(k, best, found - 1, probabilities);
      }
    }
    return best.length == USUAL
        ? List.of( // as the array that the list keeps
            ranked(best[0], probabilities, names),
            ranked(best[1], probabilities, names),
            ranked(best[2], probabilities, names),
            ranked(best[3], probabilities, names),
            ranked(best[4], probabilities, names))
        : IntStream.of(best).mapToObj(k -> ranked(k, probabilities, names)).toList();
  }

  private static Ranked ranked(int number, double[] probabilities, List<String> names) {
    return new Ranked(names.get(number), probabilities[number]);
  }

  /** Puts a class behind those that are as probable, at a place at most, and moves the others. */
  private static void insert(int k, int[] best, int last, double[] probabilities) {
    int place = last;
    while (place > 0 && probabilities[k] > probabilities[best[place - 1]]) {
      best[place] = best[place - 1];
      place--;
    }
    best[place] = k;
  }

  /**
   * The classes above which there is at most so much probability; one at least, if there is any.
   */
  List<Integer> within(double mass) {
    int count = 0;
    while (count < massAbove.length && massAbove[count] <= mass) {
      count++;
    }
    return classes.subList(0, count);
  }

  /** Probability above a class, in [0, 1]; 0 if there is no class at all. */
  public double above(int number) {
    int place = classes.indexOf(number);
    return place < 0 ? 0 : massAbove[place];
  }
}
