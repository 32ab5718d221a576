package io.micromap.runtime.featurizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Leads from the lexical features of one prompt back to its characters. */
final class SourceMap {

  private final Words words;

  SourceMap(Words words) {
    this.words = words;
  }

  /**
   * The places of a feature that came as a slice of a buffer: a slice of the words' own buffer has
   * one place; otherwise it is made of parts joined by '+', each the beginning of some words.
   */
  List<Span> places(char[] buffer, int offset, int length) {
    int end = offset + length;
    char[] own = words.buffer();
    if (end <= own.length && Arrays.equals(own, offset, end, buffer, offset, end)) {
      return slice(offset, end);
    }
    List<Span> places = new ArrayList<>();
    for (String part : new String(buffer, offset, length).split("\\+", -1)) {
      for (int i = 0; i < words.count(); i++) {
        int partEnd = words.start(i) + part.length();
        boolean begins =
            !part.isEmpty()
                && partEnd <= words.end(i)
                && part.contentEquals(new String(own, words.start(i), part.length()));
        if (begins) {
          places.addAll(slice(words.start(i), partEnd));
        }
      }
    }
    return places;
  }

  /**
   * A word that has a vector.
   *
   * @param text normalised
   * @param span its place in the prompt
   * @param vector the sum of its pieces' vectors
   */
  record Meaning(String text, Span span, double[] vector) {}

  /** The words that have vectors, from left to right. */
  List<Meaning> meanings() {
    List<Meaning> meanings = new ArrayList<>();
    for (int i = 0; i < words.count(); i++) {
      double[] vector = new double[WordVectors.table().dimensions()];
      if (WordVectors.table().add(words.buffer(), words.start(i), words.end(i), vector)) {
        meanings.add(
            new Meaning(
                new String(words.buffer(), words.start(i), words.end(i) - words.start(i)),
                new Span(words.sourceStart(i), words.sourceEnd(i)),
                vector));
      }
    }
    return meanings;
  }

  /** From the first to the last character that a slice of the buffer covers; none for end marks. */
  private List<Span> slice(int from, int to) {
    int start = -1;
    int end = -1;
    for (int i = 0; i < words.count(); i++) {
      int first = Math.max(from, words.start(i));
      int last = Math.min(to, words.end(i));
      if (first < last) {
        start = start < 0 ? place(i, first, words.sourceStart(i)) : start;
        end = place(i, last, words.sourceEnd(i));
      }
    }
    return start < 0 ? List.of() : List.of(new Span(start, end));
  }

  /** The place in the prompt of a place in the buffer; words that were folded are taken whole. */
  private int place(int word, int place, int whole) {
    int length = words.end(word) - words.start(word);
    return length == words.sourceEnd(word) - words.sourceStart(word)
        ? words.sourceStart(word) + place - words.start(word)
        : whole;
  }
}
