package io.micromap.cli.rails;

import io.micromap.rails.audit.Jittering;
import io.micromap.rails.audit.Narrowing;
import io.micromap.rails.audit.TextRails;
import io.micromap.rails.text.TextModelFormat;
import io.micromap.runtime.registry.Domain;
import io.micromap.runtime.registry.DomainRegistry;
import java.nio.file.Path;

/** Loads rails from their files. */
public final class RailsFiles {

  private RailsFiles() {}

  /** The rails of a file, with the policy of their domain if the domain is loaded. */
  public static TextRails rails(
      Path file, Jittering jittering, Narrowing narrowing, DomainRegistry registry) {
    TextModelFormat.Loaded loaded = TextModelFormat.read(file);
    return new TextRails(
        loaded.model(),
        loaded.sha256(),
        jittering,
        narrowing,
        registry.find(loaded.model().domain()).flatMap(Domain::verifier));
  }
}
