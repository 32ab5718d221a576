package io.micromap.rails.fitted;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the fitted parser makes of traces.
 *
 * @param keep the channels kept, in the order of the traces
 * @param order the same channels in order of time
 * @param confidence the probability that this very sequence is right, 0 to 1
 * @param channels the statistics of every channel by name, in the order of the traces
 */
public record FittedParse(
    List<String> keep, List<String> order, double confidence, Map<String, FittedChannel> channels) {
  /** Copies what is given. */
  public FittedParse {
    keep = List.copyOf(keep);
    order = List.copyOf(order);
    channels = Collections.unmodifiableMap(new LinkedHashMap<>(channels));
  }
}
