package io.micromap.runtime.mapper;

import io.micromap.runtime.featurizer.FeatureVector;
import io.micromap.runtime.registry.DomainRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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

/**
 * One answer, and one explanation, on one thread. The commands are in {@code docs/benchmarking.md}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(1)
public class MapBenchmark {

  /** System property: the file of a mapper to measure in place of the generated one. */
  private static final String MAPPER = "micromap.bench.mapper";

  /** System property: a file of prompts for it, one a line, in place of the generated ones. */
  private static final String PROMPTS = "micromap.bench.prompts";

  private static final int COUNT = 256;

  /** Number of classes of the generated mapper. */
  @Param({"8", "150"})
  private int classes;

  /** Length of a prompt in characters: a sentence, a paragraph, a page. */
  @Param({"50", "500", "8000"})
  private int characters;

  private Mapper mapper;
  private List<String> prompts;
  private int next;

  /** Makes or reads mapper and prompts. */
  @Setup
  public void setUp() throws IOException {
    GeneratedMapper generated = new GeneratedMapper(classes);
    Optional<Path> file = file(MAPPER);
    Optional<Path> lines = file(PROMPTS);
    mapper = file.isPresent() ? load(file.get()) : generated.mapper();
    prompts =
        lines.isPresent()
            ? Files.readAllLines(lines.get())
            : IntStream.range(0, COUNT).mapToObj(i -> generated.prompt(characters)).toList();
  }

  private static Optional<Path> file(String property) {
    return Optional.ofNullable(System.getProperty(property)).map(Path::of);
  }

  private static Mapper load(Path file) {
    return Mapper.load(file, () -> DomainRegistry.load(MapBenchmark.class.getClassLoader()));
  }

  /** A decision. */
  @Benchmark
  public Decision map() {
    return mapper.map(prompt());
  }

  /** A decision with its explanation. */
  @Benchmark
  public Explanation explain() {
    return mapper.explain(prompt());
  }

  /** The features of a prompt, in the plain form. */
  @Benchmark
  public FeatureVector featurize() {
    return mapper.vector(prompt());
  }

  private String prompt() {
    next = (next + 1) % prompts.size();
    return prompts.get(next);
  }
}
