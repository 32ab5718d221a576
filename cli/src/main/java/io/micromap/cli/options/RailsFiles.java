package io.micromap.cli.options;

import io.micromap.rails.audit.Jittering;
import io.micromap.rails.audit.Narrowing;
import io.micromap.rails.audit.TextRails;
import io.micromap.rails.text.TextModel;
import io.micromap.rails.text.TextModelFormat;
import io.micromap.runtime.bundle.Sha256;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.registry.Domain;
import io.micromap.runtime.registry.DomainRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the rails' files. */
public final class RailsFiles {

  private RailsFiles() {}

  /** The bytes of a model file. */
  public static byte[] read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new MicromapException(
          ErrorCode.BAD_BUNDLE, "No rails file at " + file + "; make one with 'rails fit'.");
    }
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new MicromapException(ErrorCode.IO, "Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** The rails of a file, with the policy of its domain where that is loaded. */
  public static TextRails rails(
      Path file, Jittering denoise, Narrowing narrowing, DomainRegistry registry) {
    byte[] bytes = read(file);
    TextModel model = TextModelFormat.read(bytes, file.toString());
    return new TextRails(
        model,
        Sha256.hex(bytes),
        denoise,
        narrowing,
        registry.find(model.domain()).flatMap(Domain::verifier));
  }
}
