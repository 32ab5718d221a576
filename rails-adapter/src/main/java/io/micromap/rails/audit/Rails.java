package io.micromap.rails.audit;

import io.micromap.runtime.encoder.CachedEncoder;
import io.micromap.runtime.mapper.Decision;
import io.micromap.runtime.mapper.Mapper;
import java.util.Map;

/**
 * Rails: anything that weighs a prompt on evidence of its own. Ours is {@link TextRails}; another
 * one, a remote one say, stands in by implementing this.
 *
 * <p>Implementations are deterministic and thread-safe, and gather evidence from the prompt alone:
 * the mapper's decision may be held against it but never feeds it.
 */
@FunctionalInterface
public interface Rails {

  /**
   * The verdict on a prompt; any text is answered, none throws.
   *
   * @param decision the mapper's, or null where there is no mapper
   */
  Verdict audit(Request request, Decision decision);

  /**
   * The verdict on a mapper's own decision. Where both read the same text with a sentence encoder,
   * it runs once.
   */
  default Verdict auditAnswer(Request request, Mapper mapper) {
    return CachedEncoder.remembering(() -> audit(request, mapper.map(request.prompt())));
  }

  /**
   * What is to be audited.
   *
   * @param prompt the text
   * @param mode who names the classes
   * @param slots for the domain's policy, by name; may be empty
   * @param context for the domain's policy, by name; may be empty
   */
  record Request(String prompt, Mode mode, Map<String, Object> slots, Map<String, Object> context) {

    /** A request without slots and context. */
    public static Request of(String prompt, Mode mode) {
      return new Request(prompt, mode, Map.of(), Map.of());
    }
  }
}
