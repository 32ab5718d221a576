package io.micromap.runtime.featurizer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a clause does: whether it orders what its words name. */
public enum Mood {
  /** Nothing says that it is no order. */
  ORDER(' '),
  /** The act is refused: "don't swap 2 eth". */
  REFUSAL('\u00ac'),
  /** The act is asked about: "is it safe to swap?". */
  QUESTION('?'),
  /** The act is told of: "you swapped 2 eth". */
  REPORT('~'),
  /** The act is imagined or planned: "suppose i had swapped". */
  HYPOTHETICAL('^');

  private final char mark;

  Mood(char mark) {
    this.mark = mark;
  }

  /** Stands before a word in this mood, in the place of a blank; no word holds one. */
  char mark() {
    return mark;
  }

  /** The code in files: lower case. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
