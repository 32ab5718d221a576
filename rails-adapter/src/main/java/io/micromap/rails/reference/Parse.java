package io.micromap.rails.reference;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a parser makes of traces.
 *
 * @param keep the channels kept, in the order of the traces
 * @param order the same channels, ordered by peak
 * @param channels the statistics of every channel by name, in the order of the traces
 */
public record Parse(
    List<String> keep, List<String> order, Map<String, ChannelStatistics> channels) {
  /** Copies what is given. */
  public Parse {
    keep = List.copyOf(keep);
    order = List.copyOf(order);
    channels = Collections.unmodifiableMap(new LinkedHashMap<>(channels));
  }
}
