package io.micromap.service.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Reason;
import io.micromap.service.model.DecisionEvent;
import io.micromap.service.model.DecisionListener;
import io.micromap.service.model.Handover;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Appends the prompts on which the mappers abstained to a file, one line of JSON each: the rows
 * that would teach them most. The file has the form of {@code --prompts-jsonl}. It holds the
 * prompts' text. Empty prompts are left out: nobody could label them. A file that was moved away or
 * deleted is made anew. Thread-safe.
 */
public final class FellThrough implements DecisionListener, AutoCloseable {

  private final Path file;
  private SoleFile out;
  private Optional<Object> identity;
  private long lines;
  private volatile List<String> fault = List.of();

  private FellThrough(Path file) throws IOException {
    this.file = file;
    this.out = SoleFile.open(file);
    this.identity = identity(file);
    this.lines = lastId(file, out);
  }

  /**
   * A line of the file.
   *
   * @param id number of the line since the file was made, from 1
   * @param mapper that abstained
   * @param reason code of why
   * @param candidate its top-ranked class
   * @param confidence of the candidate, in [0, 1]
   * @param suggestions what the fallback chose, by question; nobody has checked it
   */
  private record Line(
      String id,
      String prompt,
      String mapper,
      String reason,
      Optional<String> candidate,
      double confidence,
      Map<String, String> suggestions) {

    static Line of(long number, DecisionEvent event) {
      String mapper = event.mapper().name();
      Map<String, String> suggestions = new LinkedHashMap<>();
      event
          .handover()
          .map(Handover::suggestions)
          .orElse(Map.of())
          .forEach((question, label) -> suggestions.put(question, plain(label, mapper)));
      return new Line(
          Long.toString(number),
          PromptForm.wellFormed(event.prompt()),
          mapper,
          event.reason(),
          event.decision().candidate().map(label -> plain(label, mapper)),
          event.decision().confidence(),
          suggestions);
    }

    /** A label as the mapper itself names it: where all were asked, its name stands before. */
    private static String plain(String label, String mapper) {
      return label.startsWith(mapper + "/") ? label.substring(mapper.length() + 1) : label;
    }
  }

  /**
   * Appends to a file, which is made where it is not there.
   *
   * @throws MicromapException if it cannot be written, another service writes it, or it holds
   *     something else
   */
  public static FellThrough open(Path file) {
    try {
      return new FellThrough(file);
    } catch (IOException e) {
      throw AppendedFile.refusal(file, e);
    }
  }

  /**
   * Looks whether a file could be opened, and leaves it as it is.
   *
   * @throws MicromapException as {@link #open} does
   */
  public static void requireOpens(Path file) {
    AppendedFile.requireWritable(file);
    if (Files.isRegularFile(file)) {
      open(file).close();
    }
  }

  /**
   * The number of the last line, 0 where there is none.
   *
   * @throws MicromapException if the line is none of these
   */
  private static long lastId(Path file, SoleFile out) throws IOException {
    try {
      return out.last(line -> line.map(FellThrough::id).orElse(0L));
    } catch (IllegalArgumentException e) {
      throw new MicromapException(
          ErrorCode.BAD_VALUE,
          file
              + ": its last line is none of prompts that fell through. Give a file of its own; what"
              + " is there stays as it is.",
          e);
    }
  }

  private static long id(String text) {
    JsonNode line = parse(text);
    if (!line.has("prompt") || !line.has("suggestions")) {
      throw new IllegalArgumentException(text);
    }
    return line.path("id").asLong();
  }

  private static JsonNode parse(String line) {
    try {
      return Json.parse(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** What tells a file from another one of its name; empty where the system has no such thing. */
  private static Optional<Object> identity(Path file) throws IOException {
    return Optional.ofNullable(Files.readAttributes(file, BasicFileAttributes.class).fileKey());
  }

  @Override
  public void decided(DecisionEvent event) {
    if (event.answered() || event.decision().reason() == Reason.EMPTY) {
      return;
    }
    try {
      write(event);
      fault = List.of();
    } catch (IOException | MicromapException e) {
      // The client's answer does not depend on what is kept for labelling.
      String message =
          e instanceof IOException failed
              ? AppendedFile.refusal(file, failed).getMessage()
              : e.getMessage();
      fault = List.of(message + " Prompts that fall through are not kept.");
    }
  }

  private synchronized void write(DecisionEvent event) throws IOException {
    if (isGone()) {
      out.close();
      out = SoleFile.open(file);
      identity = identity(file);
      lines = lastId(file, out);
    }
    out.append(Json.line(Line.of(lines + 1, event)));
    lines++;
  }

  /** Whether the file that is open no longer bears its name. */
  private boolean isGone() throws IOException {
    return !out.isOpen() || !Files.exists(file) || !identity(file).equals(identity);
  }

  @Override
  public List<String> warnings() {
    return fault;
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
