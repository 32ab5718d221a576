package io.micromap.evaluation.traffic;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What live decisions are compared with. */
public enum Baseline {
  /** The decisions on the validation rows of the mapper's lock. */
  VALIDATION_ROWS("the validation rows", "validation"),
  /** The decisions in an earlier log of the mapper. */
  EARLIER_LOG("the earlier log's prompts", "earlier");

  private final String prompts;
  private final String column;

  Baseline(String prompts, String column) {
    this.prompts = prompts;
    this.column = column;
  }

  /** The name as it stands in files. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its prompts, in a sentence. */
  String prompts() {
    return prompts;
  }

  /** The head of its column. */
  String column() {
    return column;
  }
}
