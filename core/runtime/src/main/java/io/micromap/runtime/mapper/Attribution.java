package io.micromap.runtime.mapper;

import io.micromap.runtime.featurizer.Span;
import io.micromap.runtime.mapper.Explanation.Contribution;
import io.micromap.runtime.mapper.Explanation.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * Spreads the margins of contributions evenly over the characters they cover, and sums them by
 * word. Each contribution touches only the characters of its own spans.
 */
final class Attribution {

  private final String prompt;
  private final double[] characters;

  /** The last contribution, by number from 1, that covered a character; negative once it added. */
  private final int[] coveredBy;

  private int contributions;
  private double unplaced;

  Attribution(String prompt) {
    this.prompt = prompt;
    this.characters = new double[prompt.length()];
    this.coveredBy = new int[prompt.length()];
  }

  void add(Contribution contribution) {
    contributions++;
    int count = cover(contribution.spans());
    if (count == 0) {
      unplaced += contribution.margin();
    } else {
      spread(contribution.spans(), contribution.margin() / count);
    }
  }

  /** Marks the characters of some spans; how many there are. */
  private int cover(List<Span> spans) {
    int count = 0;
    for (Span span : spans) {
      for (int i = span.start(); i < span.end(); i++) {
        count += coveredBy[i] == contributions ? 0 : 1;
        coveredBy[i] = contributions;
      }
    }
    return count;
  }

  /** Adds to each marked character once, though spans overlap. */
  private void spread(List<Span> spans, double share) {
    for (Span span : spans) {
      for (int i = span.start(); i < span.end(); i++) {
        characters[i] += coveredBy[i] == contributions ? share : 0;
        coveredBy[i] = -contributions;
      }
    }
  }

  /** The sum of the margins of contributions without a place in the prompt. */
  double unplaced() {
    return unplaced;
  }

  /** Sums over stretches between white space; a white space counts to the stretch before it. */
  List<Word> words() {
    List<Word> words = new ArrayList<>();
    double leading = 0;
    for (int start = 0; start < prompt.length(); ) {
      int end = skip(start, false);
      int next = skip(end, true);
      double margin = sum(start, next, leading);
      leading = end == start ? margin : 0;
      if (end > start) {
        words.add(new Word(start, end, prompt.substring(start, end), margin));
      }
      start = next;
    }
    return words;
  }

  /** Behind the characters from a place on that all are, or all are not, white space. */
  private int skip(int from, boolean whitespace) {
    int place = from;
    while (place < prompt.length() && Character.isWhitespace(prompt.charAt(place)) == whitespace) {
      place++;
    }
    return place;
  }

  private double sum(int from, int to, double start) {
    double sum = start;
    for (int i = from; i < to; i++) {
      sum += characters[i];
    }
    return sum;
  }
}
