package io.micromap.service.log;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.runtime.bundle.Sha256;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Decision;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.service.model.DecisionEvent;
import io.micromap.service.model.DecisionListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Appends each decision to a file, as a chained line. Thread-safe. */
public final class DecisionLog implements DecisionListener, AutoCloseable {

  private final Path file;
  private final SoleFile out;
  private final PromptForm prompts;
  private final Clock clock;
  private final Map<String, String> thresholds = new ConcurrentHashMap<>();
  private ChainedLine last;
  private volatile List<String> fault = List.of();

  private DecisionLog(Path file, SoleFile out, PromptForm prompts, Clock clock, ChainedLine last) {
    this.file = file;
    this.out = out;
    this.prompts = prompts;
    this.clock = clock;
    this.last = last;
  }

  /**
   * Opens a log, to go on behind its last line.
   *
   * @param prompts what is kept of them
   * @throws MicromapException if the file cannot be written, or its last line does not hold
   */
  public static DecisionLog open(Path file, PromptForm prompts, Clock clock) {
    try {
      SoleFile out = SoleFile.open(file);
      ChainedLine last = out.last(line -> line.map(ChainedLine::parse).orElse(ChainedLine.START));
      return new DecisionLog(file, out, prompts, clock, last);
    } catch (IllegalArgumentException e) {
      throw new MicromapException(
          ErrorCode.BAD_JSON,
          file
              + ": cannot go on behind the last line: "
              + e.getMessage()
              + ". See './micromap log verify', and move the file away.",
          e);
    } catch (IOException e) {
      throw AppendedFile.refusal(file, e);
    }
  }

  /**
   * Looks whether a log could be opened, and leaves it as it is.
   *
   * @throws MicromapException as {@link #open} does
   */
  public static void requireOpens(Path file) {
    AppendedFile.requireWritable(file);
    if (Files.isRegularFile(file)) {
      try {
        open(file, PromptForm.NOTHING, Clock.systemUTC()).out.close();
      } catch (IOException e) {
        throw AppendedFile.refusal(file, e);
      }
    }
  }

  @Override
  public void decided(DecisionEvent event) {
    ObjectNode entry = entry(event);
    prompts.addTo(entry, event.prompt(), event.mapper().mapper());
    append(entry);
  }

  private synchronized void append(ObjectNode entry) {
    try {
      ChainedLine next = last.next(entry);
      out.append(next.text());
      last = next;
      fault = List.of();
    } catch (IOException e) {
      String message =
          AppendedFile.refusal(file, e).getMessage()
              + " No decision is given that does not stand in the log.";
      fault = List.of(message);
      throw new MicromapException(ErrorCode.IO, message, e);
    }
  }

  @Override
  public List<String> warnings() {
    return fault;
  }

  private ObjectNode entry(DecisionEvent event) {
    Decision decision = event.decision();
    boolean answered = event.answered();
    return Json.mapper()
        .createObjectNode()
        .put("id", event.origin().requestId())
        .put("row", event.origin().row().orElse(null))
        .put("time", Instant.now(clock).toString())
        .put("asked", event.origin().model())
        .put("mapper", event.mapper().name())
        .put("status", answered ? "MAPPED" : "ABSTAINED")
        .put("choice", answered ? decision.label().orElse(null) : null)
        .put("candidate", decision.candidate().orElse(null))
        .put("confidence", decision.confidence())
        .put("threshold", decision.threshold())
        .put("familiarity", Json.round(event.familiarity()))
        .put("reason", event.reason())
        .put("model_sha256", decision.model().sha256())
        .put("thresholds_sha256", thresholds(event.mapper().mapper()));
  }

  private String thresholds(Mapper mapper) {
    return thresholds.computeIfAbsent(
        mapper.model().sha256(),
        sha256 ->
            Sha256.hex(
                CanonicalJson.of(Json.mapper().valueToTree(mapper.bundle().thresholds()))
                    .getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public synchronized void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
