package io.micromap.service.model;

import io.micromap.rails.audit.Jittering;
import io.micromap.rails.audit.Narrowing;
import io.micromap.rails.audit.RailsAudit;
import io.micromap.rails.audit.TextRails;
import io.micromap.rails.text.TextModelFormat;
import io.micromap.runtime.decisionmodel.DecisionModel;
import io.micromap.runtime.decisionmodel.Reading;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.Domain;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.spi.Verifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A mapper that is served.
 *
 * @param name by which requests name it
 * @param model its answers, audited by its rails where it has some
 * @param rails its rails
 */
public record ServedMapper(String name, DecisionModel model, Optional<TextRails> rails)
    implements Served {

  /** A mapper without rails. */
  public static ServedMapper of(String name, Mapper mapper) {
    return new ServedMapper(name, DecisionModel.of(mapper), Optional.empty());
  }

  /**
   * This mapper, whose answers rails audit: what they do not confirm becomes an abstention.
   *
   * @param file of the rails
   * @throws io.micromap.runtime.error.MicromapException if the file is unusable, or of other labels
   */
  public ServedMapper withRails(Path file, Supplier<DomainRegistry> domains) {
    TextModelFormat.Loaded loaded = TextModelFormat.read(file);
    TextRails fitted =
        new TextRails(
            loaded.model(),
            loaded.sha256(),
            Jittering.LIGHT,
            Narrowing.by(model.mapper()),
            policy(loaded.model().domain(), domains.get()));
    fitted.requireLabels(model.mapper().labelNames(), file.toString());
    DecisionModel audited = model.withAudit(new RailsAudit(fitted));
    return new ServedMapper(name, audited, Optional.of(fitted));
  }

  /**
   * This mapper, whose rails hold its answers against their domain's policy.
   *
   * @param slots for the policy, by name
   * @param context for the policy, by name
   */
  public ServedMapper under(Map<String, Object> slots, Map<String, Object> context) {
    return rails
        .map(own -> model.withAudit(new RailsAudit(own, slots, context)))
        .map(audited -> new ServedMapper(name, audited, rails))
        .orElse(this);
  }

  /** This mapper, which also takes an option of this name for a catch-all. */
  public ServedMapper withCatchAll(String catchAll) {
    return new ServedMapper(name, model.withCatchAll(catchAll), rails);
  }

  @Override
  public DecisionModel answerer() {
    return model;
  }

  @Override
  public ServedMapper decider(Reading reading) {
    return this;
  }

  /** The mapper itself. */
  public Mapper mapper() {
    return model.mapper();
  }

  /**
   * Requires that clients of this mapper can go on with another one: it is of the same domain and
   * has all of these labels; it may have more.
   *
   * @throws MicromapException with {@link ErrorCode#BAD_BUNDLE} if it is not so
   */
  void requireSuccessor(Mapper next) {
    requireSameDomain(next);
    List<String> missing = new ArrayList<>(mapper().labelNames());
    missing.removeAll(next.labelNames());
    if (!missing.isEmpty()) {
      throw new MicromapException(
          ErrorCode.BAD_BUNDLE,
          "it lacks labels that the service began with: "
              + String.join(", ", missing)
              + ". Train it with them, or start the service anew with it.");
    }
  }

  /**
   * Requires that a candidate's answers can be compared with those of this mapper: it is of the
   * same domain, and some of its labels are the same.
   *
   * @param file of the candidate, for messages
   * @throws MicromapException with {@link ErrorCode#BAD_BUNDLE} if it is not so
   */
  public void requireComparable(Mapper candidate, Path file) {
    try {
      requireSameDomain(candidate);
      if (Collections.disjoint(mapper().labelNames(), candidate.labelNames())) {
        throw new MicromapException(
            ErrorCode.BAD_BUNDLE,
            "it has none of the labels "
                + String.join(", ", mapper().labelNames())
                + ". Give a candidate for the same labels.");
      }
    } catch (MicromapException e) {
      throw new MicromapException(
          e.code(), file + " cannot stand beside " + name + ": " + e.getMessage(), e);
    }
  }

  private void requireSameDomain(Mapper other) {
    String id = other.model().id();
    if (!id.equals(mapper().model().id())) {
      throw new MicromapException(
          ErrorCode.BAD_BUNDLE,
          "it is a mapper of "
              + id
              + ", not of "
              + mapper().model().id()
              + ". Give each domain a service, or a name of its own in a folder of mappers.");
    }
  }

  private static Optional<Verifier> policy(String domain, DomainRegistry domains) {
    return domains.find(domain).flatMap(Domain::verifier);
  }
}
