package io.micromap.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.cli.ProgramRun;
import io.micromap.cli.TrainedSample;
import io.micromap.cli.bench.SpeedReport.Peer;
import io.micromap.evaluation.dataset.Row;
import io.micromap.runtime.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BenchMapCommandTest extends TrainedSample {

  @Test
  void theFiguresOfAMapperAreMeasured() throws IOException {
    Path out = folder.resolve("speed.json");

    ProgramRun run = bench("--no-peers", "--threads", "2", "--out", out);

    assertThat(run.assertDone().out())
        .contains("a mapper of 4 classes", "| Micromap, one core |", "| Micromap, 2 threads |")
        .contains("| microseconds | 50 % | 90 % | 99 % | 99.9 % | most |", "bytes a prompt");
    JsonNode figures = Json.parse(Files.readString(out));
    assertThat(figures.path("per_second").path("one_core").asDouble()).isPositive();
    assertThat(figures.path("allocated_bytes").asLong()).isPositive();
    assertThat(figures.path("latency").path("p999").asDouble())
        .isGreaterThanOrEqualTo(figures.path("latency").path("p50").asDouble());
    assertThat(figures.path("mapper").path("bundle_bytes").asLong()).isEqualTo(Files.size(mapper));
  }

  @Test
  void whereThereIsNoPythonThePeersAreLeftOut() throws IOException {
    List<Peer> peers = new PythonPeers("no-such-python").measure(rows(), 1);

    assertThat(peers).extracting(Peer::name).containsExactly("scikit-learn", "fastText");
    assertThat(peers)
        .extracting(peer -> peer.skipped().orElseThrow())
        .containsOnly("there is no no-such-python");
  }

  @Test
  void aPeerThatFailsIsLeftOut() throws IOException {
    assertThat(new PythonPeers("false").measure(rows(), 1))
        .extracting(peer -> peer.skipped().orElseThrow())
        .containsOnly("it failed");
  }

  @Test
  void withoutPeersNoLabelsAreNeeded() throws IOException {
    Path prompts = folder.resolve("two.jsonl");
    Files.writeString(prompts, "{\"prompt\":\"swap it\"}\n{\"prompt\":\"claim it\"}\n");
    Path others = folder.resolve("others.csv");
    Files.writeString(others, "prompt,label\nswap it,x\nswap it,X\nclaim it,y\n");

    assertThat(benchOf("--prompts-jsonl", prompts, "--no-peers").assertDone().out())
        .contains("2 prompts");
    assertThat(benchOf("--labels-csv", others, "--no-peers").assertDone().out())
        .contains("3 prompts");
    benchOf("--prompts-jsonl", prompts).assertFails(2, "--labels-csv");
    benchOf("--labels-csv", others).assertFails(3, "x");
    benchOf("--prompts-jsonl", prompts, "--no-peers", "--holdout", "0.5")
        .assertFails(2, "--holdout would be ignored");
  }

  @Test
  void promptsAreReadAsMapReadsThem() throws IOException {
    Path lines = folder.resolve("lines.txt");
    Files.writeString(lines, "swap it\n\nclaim it\nstake it\n");

    assertThat(benchOf("--prompts", lines, "--no-peers").assertDone().out()).contains("3 prompts");
    benchOf("--prompts", lines).assertFails(2, "--prompts: has no labels", "--no-peers");
    benchOf("--prompts", lines, "--labels-csv", labels, "--no-peers")
        .assertFails(2, "Give either --prompts or");
  }

  private static List<Row> rows() {
    return List.of(new Row("1", "swap it", "swap_asset", "line 1"));
  }

  private static ProgramRun bench(Object... more) {
    return benchOf(Stream.concat(Stream.of("--labels-csv", labels), Stream.of(more)).toArray());
  }

  private static ProgramRun benchOf(Object... more) {
    return ProgramRun.of(
        Stream.concat(
                Stream.of("bench", "map", "--mapper-path", mapper, "--seconds", 1), Stream.of(more))
            .toArray());
  }
}
