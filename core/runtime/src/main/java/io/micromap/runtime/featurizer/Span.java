package io.micromap.runtime.featurizer;

/**
 * A stretch of a prompt.
 *
 * @param start of its first character, in UTF-16 units from 0
 * @param end behind its last one
 */
public record Span(int start, int end) implements Comparable<Span> {
  @Override
  public int compareTo(Span other) {
    int byStart = Integer.compare(start, other.start);
    return byStart != 0 ? byStart : Integer.compare(end, other.end);
  }
}
