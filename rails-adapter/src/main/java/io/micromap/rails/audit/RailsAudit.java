package io.micromap.rails.audit;

import io.micromap.rails.text.TextModelFormat;
import io.micromap.runtime.decisionmodel.Audit;
import io.micromap.runtime.mapper.Decision;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.Domain;
import io.micromap.runtime.registry.DomainRegistry;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Rails as the audit of a decision model: an answer that they do not confirm becomes an abstention.
 *
 * @param rails as detectors of a wrong label
 * @param slots for the domain's policy, by name; may be empty
 * @param context for the domain's policy, by name; may be empty
 */
public record RailsAudit(Rails rails, Map<String, Object> slots, Map<String, Object> context)
    implements Audit {

  /** The audit by rails without slots and context. */
  public RailsAudit(Rails rails) {
    this(rails, Map.of(), Map.of());
  }

  /**
   * The audit by the rails of a file, with their domain's policy if the domain is loaded.
   *
   * @param mapper whose answers are audited
   * @throws io.micromap.runtime.error.MicromapException if the file is unusable, or was fitted to
   *     other labels
   */
  public static RailsAudit load(Path file, Mapper mapper, DomainRegistry domains) {
    TextModelFormat.Loaded loaded = TextModelFormat.read(file);
    TextRails rails =
        new TextRails(
            loaded.model(),
            loaded.sha256(),
            Jittering.LIGHT,
            Narrowing.by(mapper),
            domains.find(loaded.model().domain()).flatMap(Domain::verifier));
    rails.requireLabels(mapper.labelNames(), file.toString());
    return new RailsAudit(rails);
  }

  /** The code of the verdict's reason where it does not pass. */
  @Override
  public Optional<String> objection(String prompt, Decision decision) {
    Rails.Request request = new Rails.Request(prompt, Mode.DETECTOR, slots, context);
    Verdict verdict = rails.audit(request, decision);
    return verdict.passed() ? Optional.empty() : Optional.of(verdict.reason().code());
  }
}
