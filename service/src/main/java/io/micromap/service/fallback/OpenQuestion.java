package io.micromap.service.fallback;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A question on which a mapper abstained.
 *
 * @param form of the question in System One
 * @param options of a choice; none for a yes-or-no question
 */
public record OpenQuestion(JsonNode form, List<String> options) {

  /** Copies. */
  public OpenQuestion {
    options = List.copyOf(options);
  }
}
