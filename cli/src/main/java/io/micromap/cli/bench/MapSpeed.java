package io.micromap.cli.bench;

import com.sun.management.ThreadMXBean;
import io.micromap.cli.bench.SpeedReport.Latency;
import io.micromap.runtime.mapper.Mapper;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** Measures how fast a mapper answers prompts, one after the other and from the first again. */
final class MapSpeed {

  private static final long NANOS = 1_000_000_000;
  private static final long MOST_NANOS = 60 * NANOS;
  private static final int DIGITS = 3;
  private static final double MICROSECOND = 1000;

  private final Mapper mapper;
  private final List<String> prompts;
  private final long nanos;

  /**
   * Measures nothing yet.
   *
   * @param prompts at least one
   * @param seconds that each measurement takes; 1 or more
   */
  MapSpeed(Mapper mapper, List<String> prompts, int seconds) {
    this.mapper = mapper;
    this.prompts = prompts;
    this.nanos = seconds * NANOS;
  }

  /** Answers until Java has compiled what the later measurements run. */
  void warmUp() {
    pass(0);
    latency();
    run(0);
  }

  /** Prompts a second, by one thread. */
  double oneCore() {
    return run(0);
  }

  /**
   * Prompts a second, by several threads.
   *
   * @param threads 1 or more
   */
  double cores(int threads) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Double>> runs =
          IntStream.range(0, threads)
              .<Callable<Double>>mapToObj(i -> () -> run(i * prompts.size() / threads))
              .toList();
      double sum = 0;
      for (Future<Double> run : pool.invokeAll(runs)) {
        sum += run.get();
      }
      return sum;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      pool.shutdown();
    }
  }

  /** How long single prompts take. */
  Latency latency() {
    Histogram histogram = new Histogram(MOST_NANOS, DIGITS);
    long end = System.nanoTime() + nanos;
    long before = System.nanoTime();
    for (int next = 0; before < end; next = (next + 1) % prompts.size()) {
      mapper.map(prompts.get(next));
      long after = System.nanoTime();
      histogram.recordValue(Math.min(MOST_NANOS, after - before));
      before = after;
    }
    return new Latency(
        microseconds(histogram, 50),
        microseconds(histogram, 90),
        microseconds(histogram, 99),
        microseconds(histogram, 99.9),
        microseconds(histogram, 100));
  }

  /** Bytes that a prompt takes from the heap, its decision included. */
  long allocatedBytes() {
    ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    long before = threads.getCurrentThreadAllocatedBytes();
    pass(0);
    return (threads.getCurrentThreadAllocatedBytes() - before) / prompts.size();
  }

  private static double microseconds(Histogram histogram, double percentile) {
    return histogram.getValueAtPercentile(percentile) / MICROSECOND;
  }

  /** Prompts a second of whole passes, as many as fit. */
  private double run(int first) {
    long start = System.nanoTime();
    long answered = 0;
    long now = start;
    while (now - start < nanos) {
      pass(first);
      answered += prompts.size();
      now = System.nanoTime();
    }
    return answered * (double) NANOS / (now - start);
  }

  private void pass(int first) {
    for (int i = 0; i < prompts.size(); i++) {
      mapper.map(prompts.get((first + i) % prompts.size()));
    }
  }
}
