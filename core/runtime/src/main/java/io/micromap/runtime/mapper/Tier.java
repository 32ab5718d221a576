package io.micromap.runtime.mapper;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What answered a prompt, of a mapper that has a sentence encoder. */
public enum Tier {
  /** The words alone. */
  @JsonProperty("lexical")
  LEXICAL("lexical"),
  /** The words and the embedding. */
  @JsonProperty("encoder")
  ENCODER("encoder");

  private final String code;

  Tier(String code) {
    this.code = code;
  }

  /** The name in documents. */
  public String code() {
    return code;
  }
}
