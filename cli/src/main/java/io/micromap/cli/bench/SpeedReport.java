package io.micromap.cli.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonProperty.Access;
import io.micromap.runtime.text.Counted;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What {@code bench map} measures. Figures of two machines, or of a busy one, do not compare.
 *
 * @param mapper what was measured
 * @param prompts on what
 * @param perSecond prompts that are answered in a second
 * @param latency of one prompt, by one thread
 * @param allocatedBytes a prompt, the decision included
 * @param memory of the process
 * @param peers on the same rows
 */
record SpeedReport(
    Measured mapper,
    Prompts prompts,
    Rates perSecond,
    Latency latency,
    long allocatedBytes,
    Memory memory,
    List<Peer> peers) {

  private static final int SCHEMA_VERSION = 1;
  private static final double MEGABYTE = 1e6;

  /**
   * A mapper.
   *
   * @param id of its domain
   * @param sha256 of its bundle
   * @param classes how many
   * @param bundleBytes size of the file
   */
  record Measured(String id, String sha256, int classes, long bundleBytes) {}

  /**
   * Prompts.
   *
   * @param rows how many
   * @param characters of one, on average
   */
  record Prompts(int rows, double characters) {}

  /**
   * Prompts a second.
   *
   * @param oneCore by one thread
   * @param allCores by several threads
   * @param threads how many those are
   */
  record Rates(double oneCore, double allCores, int threads) {}

  /**
   * Microseconds that one prompt takes.
   *
   * @param p50 half of the prompts take no longer
   * @param p99 99 % take no longer
   * @param p999 99.9 % take no longer
   */
  record Latency(double p50, double p90, double p99, double p999, double max) {}

  /**
   * Bytes.
   *
   * @param heap in use after a collection
   * @param resident what the system gave the process; nothing where it does not say so
   */
  record Memory(long heap, Optional<Long> resident) {}

  /**
   * Another classifier, trained on the rows.
   *
   * @param batch prompts a second in batches of a thousand, one core
   * @param single prompts a second one by one
   * @param memory most bytes that its process had, training included
   * @param skipped why it was not measured; then the numbers are 0
   */
  record Peer(String name, double batch, double single, long memory, Optional<String> skipped) {

    static Peer skipped(String name, String why) {
      return new Peer(name, 0, 0, 0, Optional.of(why));
    }
  }

  /** Version of the fields. */
  @JsonProperty(access = Access.READ_ONLY)
  public int schemaVersion() {
    return SCHEMA_VERSION;
  }

  /** Tables. */
  String toMarkdown() {
    StringBuilder text = new StringBuilder(64);
    line(
        text,
        "%s of %.0f characters; a mapper of %d classes, %.1f MB",
        Counted.of(prompts.rows(), "prompt"),
        prompts.characters(),
        mapper.classes(),
        mapper.bundleBytes() / MEGABYTE);
    text.append("\n| | prompts a second | microseconds a prompt |\n|---|---|---|\n");
    rate(text, "Micromap, one core", perSecond.oneCore());
    rate(text, "Micromap, " + perSecond.threads() + " threads", perSecond.allCores());
    peers.forEach(peer -> peer(text, peer));
    text.append(
        "\n| microseconds | 50 % | 90 % | 99 % | 99.9 % | most |\n|---|---|---|---|---|---|\n");
    line(
        text,
        "| one prompt | %.1f | %.1f | %.1f | %.1f | %.1f |",
        latency.p50(),
        latency.p90(),
        latency.p99(),
        latency.p999(),
        latency.max());
    text.append('\n');
    line(text, "garbage: %d bytes a prompt, the decision included", allocatedBytes);
    line(text, "memory: %s", memoryInWords());
    return text.toString();
  }

  private String memoryInWords() {
    String heap = megabytes(memory.heap()) + " of heap";
    return memory.resident().map(all -> heap + ", " + megabytes(all) + " resident").orElse(heap);
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.0f MB", bytes / MEGABYTE);
  }

  private static void peer(StringBuilder text, Peer peer) {
    if (peer.skipped().isPresent()) {
      line(text, "| %s | %s | |", peer.name(), peer.skipped().get());
    } else {
      rate(text, peer.name() + ", batches", peer.batch());
      rate(text, peer.name() + ", one by one", peer.single());
    }
  }

  private static void rate(StringBuilder text, String name, double perSecond) {
    line(text, "| %s | %,.0f | %.1f |", name, perSecond, 1e6 / perSecond);
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
