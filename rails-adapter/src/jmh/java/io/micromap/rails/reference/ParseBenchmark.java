package io.micromap.rails.reference;

import io.micromap.rails.trace.Traces;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One parse of three channels of 720 samples, on one thread. The reference takes 48 ms. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class ParseBenchmark {
  private final ReferenceParser parser = new ReferenceParser(9, 160);
  private Traces traces;

  /** Three bumps with a noise of .02, negatives cut off. */
  @Setup
  public void traces() {
    NumpyRandom random = NumpyRandom.defaultRng(7);
    Map<String, double[]> channels = new LinkedHashMap<>();
    for (int channel = 0; channel < 3; channel++) {
      double[] values = new double[720];
      double centre = 252 + 108 * channel;
      for (int t = 0; t < values.length; t++) {
        double offset = (t - centre) / 30.6;
        double noise = 0.02 * (random.integer(-1_000_000, 1_000_000) / 1e6);
        values[t] = Math.max(0, StrictMath.exp(-offset * offset / 2) + 0.02 + noise);
      }
      channels.put("c" + channel, values);
    }
    traces = Traces.of(channels);
  }

  /** The reference's report, number for number. */
  @Benchmark
  public Parse report() {
    return parser.report(traces);
  }

  /** The parser without a null. */
  @Benchmark
  public Parse stock() {
    return parser.stock(traces);
  }
}
