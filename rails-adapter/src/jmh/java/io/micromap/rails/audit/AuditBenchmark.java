package io.micromap.rails.audit;

import io.micromap.rails.text.Errands;
import io.micromap.rails.text.TextModelFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One audit without a mapper, on one thread. The commands are in {@code docs/benchmarking.md}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(1)
public class AuditBenchmark {

  /** System property: the file of rails to measure in place of small ones made here. */
  private static final String RAILS = "micromap.bench.rails";

  /** System property: a file of prompts for them, one a line. */
  private static final String PROMPTS = "micromap.bench.prompts";

  /** Which variants vote. */
  @Param({"OFF", "LIGHT"})
  private Jittering denoise;

  private Rails rails;
  private List<String> prompts;
  private int next;

  /** Makes or reads rails and prompts. */
  @Setup
  public void setUp() throws IOException {
    Optional<Path> file = file(RAILS);
    Optional<Path> lines = file(PROMPTS);
    rails =
        new TextRails(
            file.isPresent() ? TextModelFormat.read(file.get()).model() : Errands.model(),
            "hash",
            denoise,
            Narrowing.NONE,
            Optional.empty());
    prompts =
        lines.isPresent()
            ? Files.readAllLines(lines.get())
            : List.of("water the roses", "play a waltz, then water the lawn", "what time is it");
  }

  private static Optional<Path> file(String property) {
    return Optional.ofNullable(System.getProperty(property)).map(Path::of);
  }

  /** A plan. */
  @Benchmark
  public Verdict audit() {
    next = (next + 1) % prompts.size();
    return rails.audit(Rails.Request.of(prompts.get(next), io.micromap.rails.audit.Mode.FAMILY), null);
  }
}
