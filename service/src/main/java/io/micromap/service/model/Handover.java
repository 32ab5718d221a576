package io.micromap.service.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of a prompt that was handed to another service.
 *
 * @param outcome {@code failed} if any question failed, else {@code answered} if any was answered,
 *     {@code busy} if the other was not asked, else {@code abstained}
 * @param suggestions the other's choices by question; nobody has checked them
 */
public record Handover(String outcome, Map<String, String> suggestions) {

  /** Copies, in the map's own order. */
  public Handover {
    suggestions = Collections.unmodifiableMap(new LinkedHashMap<>(suggestions));
  }
}
