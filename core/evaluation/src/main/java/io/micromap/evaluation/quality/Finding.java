package io.micromap.evaluation.quality;

import java.util.List;

/**
 * All places where the data have one kind of fault.
 *
 * @param kind what is wrong
 * @param count of what is counted
 * @param what is counted, in words
 * @param examples every place, the gravest first
 */
public record Finding(FindingKind kind, int count, String what, List<Example> examples) {

  /** Copies. */
  public Finding {
    examples = List.copyOf(examples);
  }

  /**
   * One place.
   *
   * @param places file and line of every row concerned
   * @param text what is there, in words; free of personal data
   */
  public record Example(List<String> places, String text) {

    /** Copies. */
    public Example {
      places = List.copyOf(places);
    }
  }
}
