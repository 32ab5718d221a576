package io.micromap.encoder;

import io.micromap.runtime.encoder.Encoder;
import io.micromap.runtime.encoder.Encoders;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time of one text through an encoder. */
@State(Scope.Benchmark)
@BenchmarkMode({Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 5)
public class EncoderBenchmark {

  private static final String SENTENCE = "I am still waiting on my card, when will it arrive? ";

  /** Name of the encoder. */
  @Param({"bge-small-en-v1.5-q", "all-minilm-l6-v2-q"})
  public String encoder;

  /** So many sentences of thirteen tokens make the text. */
  @Param({"1", "4"})
  public int sentences;

  /** One text. */
  @Benchmark
  public float[][] embed() {
    Encoder opened = Encoders.load().open(encoder);
    return opened.embed(List.of(SENTENCE.repeat(sentences)));
  }
}
