package io.micromap.runtime.featurizer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Leads from the lexical features of one prompt back to its characters. */
final class SourceMap {

  private final Words words;

  /** The numbers of the words of each text. */
  private final NavigableMap<String, List<Integer>> byText = new TreeMap<>();

  private final Map<String, List<Span>> byPart = new HashMap<>();

  SourceMap(Words words) {
    this.words = words;
    for (int i = 0; i < words.count(); i++) {
      byText.computeIfAbsent(words.text(i), text -> new ArrayList<>()).add(i);
    }
  }

  /** Spans in ascending order, each once. */
  static List<Span> ascending(List<Span> spans) {
    return spans.stream().sorted().distinct().toList();
  }

  /** The places of a feature made of parts joined by '+', each the beginning of some words. */
  List<Span> parts(String feature) {
    List<Span> places = new ArrayList<>();
    for (String part : feature.split("\\+", -1)) {
      places.addAll(byPart.computeIfAbsent(part, this::beginnings));
    }
    return places;
  }

  private List<Span> beginnings(String part) {
    List<Span> places = new ArrayList<>();
    if (!part.isEmpty()) {
      for (List<Integer> same : byText.subMap(part, part + Character.MAX_VALUE).values()) {
        for (int i : same) {
          places.addAll(slice(words.start(i), words.start(i) + part.length()));
        }
      }
    }
    return ascending(places);
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
      int[] pieces = WordVectors.table().pieces(words.buffer(), words.start(i), words.end(i));
      if (pieces.length > 0) {
        double[] vector = WordVectors.table().sum(pieces);
        meanings.add(
            new Meaning(words.text(i), new Span(words.sourceStart(i), words.sourceEnd(i)), vector));
      }
    }
    return meanings;
  }

  /** From the first to the last character that a slice of the buffer covers; none for end marks. */
  List<Span> slice(int from, int to) {
    int first = words.firstEndingAfter(from);
    int last = first;
    while (last < words.count() && words.start(last) < to) {
      last++;
    }
    if (first == last) {
      return List.of();
    }
    int start = words.sourceStart(first, Math.max(from, words.start(first)));
    int end = words.sourceEnd(last - 1, Math.min(to, words.end(last - 1)));
    return List.of(new Span(start, end));
  }
}
