package io.micromap.rails.fitted;

import io.micromap.rails.trace.Traces;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The reference's generator of hard synthetic traces, re-derived, over the JDK's random numbers.
 */
public final class HardTraces {
  private static final List<String> NAMES = List.of("flip_h", "flip_v", "rotate");
  private static final int LENGTH = 720;
  private static final int WIDTH = 72;
  private static final double[] CENTRES = {0.35, 0.5, 0.65};

  private final Random random;
  private final Noise noise;

  /**
   * What is added to every sample.
   *
   * @param deviation of Gaussian noise
   * @param spikes share of the samples that a spike of height 0 to 3 is added to
   */
  public record Noise(double deviation, double spikes) {
    /** The reference's. */
    public static final Noise REFERENCE = new Noise(0.02, 0);
  }

  private HardTraces(long seed, Noise noise) {
    random = new Random(seed);
    this.noise = noise;
  }

  /** So many labelled traces, the same for the same seed. */
  public static List<LabelledTraces> generate(int count, long seed) {
    return generate(count, seed, Noise.REFERENCE);
  }

  /** The same with other noise. */
  public static List<LabelledTraces> generate(int count, long seed, Noise noise) {
    HardTraces generator = new HardTraces(seed, noise);
    List<LabelledTraces> traces = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      traces.add(generator.next());
    }
    return traces;
  }

  private LabelledTraces next() {
    List<String> truth = new ArrayList<>(NAMES);
    Collections.shuffle(truth, random);
    truth = truth.subList(0, 1 + random.nextInt(3));
    Map<String, double[]> channels = new LinkedHashMap<>();
    for (String name : NAMES) {
      channels.put(name, new double[LENGTH]);
    }
    for (int i = 0; i < truth.size(); i++) {
      int jitter = random.nextInt(2 * (WIDTH / 5) + 1) - WIDTH / 5;
      addBump(channels.get(truth.get(i)), CENTRES[i] * LENGTH + jitter, 1);
    }
    for (String name : NAMES) {
      if (!truth.contains(name) && random.nextDouble() < 0.4) {
        double centre = Math.floor((0.15 + 0.7 * random.nextDouble()) * LENGTH);
        addBump(channels.get(name), centre, 0.9);
      }
    }
    channels.values().forEach(this::addNoise);
    return new LabelledTraces(Traces.of(channels), truth);
  }

  private void addBump(double[] channel, double centre, double scale) {
    double amplitude = scale * Math.max(0.25, 1 + 0.4 * random.nextGaussian());
    double deviation = WIDTH / 2.3548200450309493;
    for (int t = 0; t < LENGTH; t++) {
      double offset = (t - centre) / deviation;
      channel[t] += amplitude * StrictMath.exp(-offset * offset / 2);
    }
  }

  private void addNoise(double[] channel) {
    for (int t = 0; t < LENGTH; t++) {
      double common = 0.02 * (1 + 0.2 * StrictMath.sin(2 * StrictMath.PI * t / (LENGTH / 6)));
      double clipped = Math.max(0, channel[t] + common);
      channel[t] = Math.max(0, clipped + noise.deviation * random.nextGaussian());
      if (noise.spikes > 0 && random.nextDouble() < noise.spikes) {
        channel[t] += 3 * random.nextDouble();
      }
    }
  }
}
