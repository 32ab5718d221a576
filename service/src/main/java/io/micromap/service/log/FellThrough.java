package io.micromap.service.log;

import io.micromap.runtime.json.Json;
import io.micromap.service.model.DecisionEvent;
import io.micromap.service.model.DecisionListener;
import io.micromap.service.model.Handover;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Appends the prompts on which the mappers abstained to a file, one line of JSON each: the rows
 * that would teach them most. The file has the form of {@code --prompts-jsonl}. It holds the
 * prompts' text. Thread-safe.
 */
public final class FellThrough implements DecisionListener {

  private final Path file;
  private volatile List<String> fault = List.of();

  private FellThrough(Path file) {
    this.file = file;
  }

  /**
   * A line of the file.
   *
   * @param mapper that abstained
   * @param reason code of why
   * @param candidate its top-ranked class
   * @param confidence of the candidate, in [0, 1]
   * @param suggestions what the fallback chose, by question; nobody has checked it
   */
  private record Line(
      String prompt,
      String mapper,
      String reason,
      Optional<String> candidate,
      double confidence,
      Map<String, String> suggestions) {}

  /**
   * Appends to a file, which is made where it is not there.
   *
   * @throws io.micromap.runtime.error.MicromapException if it cannot be written
   */
  public static FellThrough open(Path file) {
    try {
      append(file, "");
      return new FellThrough(file);
    } catch (IOException e) {
      throw AppendedFile.refusal(file, e);
    }
  }

  @Override
  public void decided(DecisionEvent event) {
    if (event.answered()) {
      return;
    }
    Line line =
        new Line(
            event.prompt(),
            event.mapper().name(),
            event.reason(),
            event.decision().candidate(),
            event.decision().confidence(),
            event.handover().map(Handover::suggestions).orElse(Map.of()));
    try {
      write(Json.line(line) + "\n");
      fault = List.of();
    } catch (IOException e) {
      // The client's answer does not depend on what is kept for labelling.
      fault =
          List.of(
              AppendedFile.refusal(file, e).getMessage()
                  + " Prompts that fall through are not kept.");
    }
  }

  @Override
  public List<String> warnings() {
    return fault;
  }

  private synchronized void write(String line) throws IOException {
    append(file, line);
  }

  private static void append(Path file, String text) throws IOException {
    Files.write(
        file,
        text.getBytes(StandardCharsets.UTF_8),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
