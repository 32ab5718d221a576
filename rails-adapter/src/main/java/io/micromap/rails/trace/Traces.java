package io.micromap.rails.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Named channels over the same samples, in a fixed order: at least one channel, at least one
 * sample, all values finite. Immutable.
 */
public final class Traces {
  private final List<String> names;
  private final double[][] channels;

  private Traces(List<String> names, double[][] channels) {
    this.names = names;
    this.channels = channels;
  }

  /**
   * Copies channels in the map's own order.
   *
   * @throws IllegalArgumentException if there is no channel or no sample, if the lengths differ, or
   *     if a value is not finite
   */
  public static Traces of(Map<String, double[]> channels) {
    if (channels.isEmpty()) {
      throw new IllegalArgumentException("Traces need at least one channel");
    }
    List<String> names = new ArrayList<>();
    List<double[]> copies = new ArrayList<>();
    int length = channels.values().iterator().next().length;
    channels.forEach(
        (name, values) -> {
          check(name, values, length);
          names.add(name);
          copies.add(values.clone());
        });
    return new Traces(List.copyOf(names), copies.toArray(new double[0][]));
  }

  /** The channels' names in their order. */
  public List<String> names() {
    return names;
  }

  /** The number of samples of each channel. */
  public int length() {
    return channels[0].length;
  }

  /** A copy of one channel, by its place in {@link #names}. */
  public double[] channel(int place) {
    return channels[place].clone();
  }

  /** Copies of all channels. */
  public double[][] channels() {
    double[][] copies = new double[channels.length][];
    for (int i = 0; i < copies.length; i++) {
      copies[i] = channels[i].clone();
    }
    return copies;
  }

  private static void check(String name, double[] values, int length) {
    if (values.length == 0) {
      throw new IllegalArgumentException("Channel '" + name + "' holds no sample");
    }
    if (values.length != length) {
      throw new IllegalArgumentException(
          "All channels must be of one length: channel '"
              + name
              + "' holds "
              + values.length
              + " samples, the first one "
              + length);
    }
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "Sample " + i + " of channel '" + name + "' is not a finite number: " + values[i]);
      }
    }
  }
}
