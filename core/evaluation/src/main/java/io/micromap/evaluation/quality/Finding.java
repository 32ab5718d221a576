package io.micromap.evaluation.quality;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.micromap.evaluation.quality.FindingKind.Severity;
import java.util.List;

/**
 * All places where the data have one kind of fault.
 *
 * @param kind what is wrong
 * @param count of what is counted
 * @param what is counted, in words
 * @param examples every place, the gravest first
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonPropertyOrder({"kind", "severity", "count", "what", "meaning", "fix", "examples"})
public record Finding(FindingKind kind, int count, String what, List<Example> examples) {

  /** Copies. */
  public Finding {
    examples = List.copyOf(examples);
  }

  /** Whether the finding fails the check. */
  @JsonProperty
  public Severity severity() {
    return kind.severity();
  }

  /** What the finding means, half a sentence. */
  @JsonProperty
  public String meaning() {
    return kind.meaning();
  }

  /** What to do, half a sentence. */
  @JsonProperty
  public String fix() {
    return kind.fix();
  }

  /**
   * One place.
   *
   * @param places file and line of every row concerned
   * @param text what was found, in words; without personal data
   */
  public record Example(List<String> places, String text) {

    /** Copies. */
    public Example {
      places = List.copyOf(places);
    }
  }
}
