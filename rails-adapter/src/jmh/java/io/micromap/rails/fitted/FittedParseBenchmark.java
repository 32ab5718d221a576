package io.micromap.rails.fitted;

import io.micromap.rails.trace.Traces;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One parse of three channels of 720 samples by the fitted detector, on one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class FittedParseBenchmark {
  private final FittedParser parser =
      new FittedParser(TraceModelFit.fit(HardTraces.generate(200, 1)));
  private final Traces traces = HardTraces.generate(1, 2).get(0).traces();

  /** The most probable sequence, with every channel's exact null. */
  @Benchmark
  public FittedParse fitted() {
    return parser.parse(traces);
  }
}
