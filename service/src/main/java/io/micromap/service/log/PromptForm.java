package io.micromap.service.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.evaluation.replay.LogEntry;
import io.micromap.evaluation.replay.Salt;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Mapper;
import java.util.Optional;

/** What a log keeps of a prompt. */
public interface PromptForm {

  /** Nothing. */
  PromptForm NOTHING = (entry, prompt, mapper) -> {};

  /** The text itself, in which half of a surrogate pair is replaced. */
  PromptForm TEXT = (entry, prompt, mapper) -> entry.put("prompt", wellFormed(prompt));

  /** Adds to an entry what is kept of a prompt. */
  void addTo(ObjectNode entry, String prompt, Mapper mapper);

  /** Salted hashes of text and features, as {@code replay} reads them. */
  static PromptForm hashed(Salt salt) {
    return (entry, prompt, mapper) -> {
      LogEntry text =
          new LogEntry(
              "log", "", Optional.of(prompt), Optional.empty(), Optional.empty(), Optional.empty());
      ObjectNode hashed = parse(text.hashed(mapper, salt));
      hashed.remove("id");
      entry.setAll(hashed);
    };
  }

  private static ObjectNode parse(String line) {
    try {
      return (ObjectNode) Json.parse(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A text that UTF-8 can hold: half a character reads as one that was lost. */
  static String wellFormed(String text) {
    StringBuilder whole = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .forEach(whole::appendCodePoint);
    return whole.toString();
  }
}
