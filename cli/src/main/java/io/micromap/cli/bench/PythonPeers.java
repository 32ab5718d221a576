package io.micromap.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.cli.bench.SpeedReport.Peer;
import io.micromap.evaluation.dataset.Row;
import io.micromap.runtime.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Trains classifiers of Python on rows and measures them, where this machine has them. */
final class PythonPeers {

  private static final String SCRIPT = "peers.py";
  private static final List<String> NAMES = List.of("scikit-learn", "fastText");
  private static final long MOST_MINUTES = 15;

  private final String python;

  /**
   * Peers of one Python.
   *
   * @param python the program
   */
  PythonPeers(String python) {
    this.python = python;
  }

  /** One text with its label, as the script reads them. */
  private record Labelled(String text, String label) {}

  /**
   * Measures all peers.
   *
   * @param seconds that each measurement takes
   */
  List<Peer> measure(List<Row> rows, int seconds) throws IOException {
    Path folder = Files.createTempDirectory("micromap-bench");
    Path script = folder.resolve(SCRIPT);
    Path data = folder.resolve("rows.jsonl");
    try (InputStream in = PythonPeers.class.getResourceAsStream(SCRIPT)) {
      Files.copy(in, script);
      Files.write(
          data,
          rows.stream().map(row -> Json.line(new Labelled(row.prompt(), row.label()))).toList());
      List<Peer> peers = new ArrayList<>();
      for (String name : NAMES) {
        peers.add(
            measure(
                name,
                List.of(
                    python, script.toString(), name, Integer.toString(seconds), data.toString())));
      }
      return peers;
    } finally {
      Files.deleteIfExists(script);
      Files.deleteIfExists(data);
      Files.deleteIfExists(folder);
    }
  }

  private Peer measure(String name, List<String> call) throws IOException {
    Process process;
    try {
      process = new ProcessBuilder(call).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      return Peer.skipped(name, "there is no " + python);
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!ended(process)) {
      return Peer.skipped(name, "it took too long");
    }
    return process.exitValue() == 0
        ? peer(name, Json.parse(said))
        : Peer.skipped(name, "it failed");
  }

  private static boolean ended(Process process) {
    try {
      return process.waitFor(MOST_MINUTES, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      process.destroy();
    }
  }

  private static Peer peer(String name, JsonNode said) {
    return said.has("missing")
        ? Peer.skipped(name, "not installed (" + said.get("missing").asText() + ")")
        : new Peer(
            name,
            said.get("batch_per_second").asDouble(),
            said.get("single_per_second").asDouble(),
            said.get("memory_bytes").asLong(),
            Optional.empty());
  }
}
