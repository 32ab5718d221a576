package io.micromap.runtime.mapper;

import io.micromap.runtime.bundle.Bundle;
import io.micromap.runtime.bundle.BundleFormat;
import io.micromap.runtime.bundle.FeaturizerReference;
import io.micromap.runtime.bundle.Names;
import io.micromap.runtime.encoder.Encoder;
import io.micromap.runtime.encoder.Encoders;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.FileFault;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.featurizer.FeaturizerPipeline;
import io.micromap.runtime.registry.Domain;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.spi.FeaturizerDefinition;
import io.micromap.spi.FeaturizerDefinition.BuiltIn;
import io.micromap.spi.FeaturizerDefinition.Own;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** Makes a mapper of a bundle: reads the file, and finds the featurizers that the bundle names. */
final class MapperLoader {

  /** Bytes that are read at once. */
  private static final int PIECE = 1 << 18;

  private final Function<String, DomainRegistry> registry;

  /**
   * A loader.
   *
   * @param registry gives the domains, or at least that of an id; asked only for bundles that need
   *     a featurizer of their domain
   */
  MapperLoader(Function<String, DomainRegistry> registry) {
    this.registry = registry;
  }

  Mapper load(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new MicromapException(
            ErrorCode.BAD_BUNDLE,
            "No mapper bundle at " + file + "; train one, or check the path.");
      }
      if (Files.size(file) > BundleFormat.MAX_BYTES) {
        throw new MicromapException(
            ErrorCode.BAD_BUNDLE,
            file + " is longer than a mapper bundle can be (1 GiB); check the path.");
      }
      Mapper mapper = load(bytes(file), file.toString());
      requireId(mapper.bundle().id(), file);
      return mapper;
    } catch (IOException e) {
      throw new MicromapException(
          ErrorCode.IO, "Cannot read " + file + ": " + FileFault.of(e) + ".", e);
    }
  }

  /** Read piece by piece, as Java copies each piece once more, outside of the heap. */
  private static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = new byte[Math.toIntExact(Files.size(file))];
      int read = 0;
      for (int more = 0; more >= 0 && read < bytes.length; read += Math.max(0, more)) {
        more = in.read(bytes, read, Math.min(PIECE, bytes.length - read));
      }
      return read == bytes.length ? bytes : Arrays.copyOf(bytes, read);
    }
  }

  /** A file's mapper is of a domain or of none; only in memory it may be called after a folder. */
  private static void requireId(String id, Path file) {
    if (!Names.isId(id)) {
      throw new MicromapException(
          ErrorCode.BAD_BUNDLE,
          file
              + " is not a usable mapper bundle: its id '"
              + id
              + "' is none of a domain. Copy it again from where it was made, or train it again.");
    }
  }

  Mapper load(byte[] bytes, String where) {
    BundleFormat.Loaded loaded = BundleFormat.read(bytes, where);
    try {
      return new Mapper(
          loaded.bundle(),
          loaded.sha256(),
          pipeline(loaded.bundle()),
          encoder(loaded.bundle(), where));
    } catch (IllegalArgumentException e) {
      throw new MicromapException(
          ErrorCode.BAD_BUNDLE,
          where + " asks for a featurizer that is not here: " + e.getMessage() + " Train it again.",
          e);
    }
  }

  private static Optional<Encoder> encoder(Bundle bundle, String where) {
    return bundle.embedding().map(view -> Encoders.load().require(view.encoder(), where));
  }

  private FeaturizerPipeline pipeline(Bundle bundle) {
    return new FeaturizerPipeline(
        bundle.featurizers().stream().map(reference -> definition(bundle, reference)).toList());
  }

  private FeaturizerDefinition definition(Bundle bundle, FeaturizerReference reference) {
    return reference.own()
        ? own(bundle, reference.name())
        : new BuiltIn(reference.name(), reference.options());
  }

  private FeaturizerDefinition own(Bundle bundle, String name) {
    DomainRegistry domains = registry.apply(bundle.id());
    return domains
        .find(bundle.id())
        .filter(domain -> domain.version().equals(bundle.domainVersion()))
        .flatMap(domain -> own(domain, name))
        .orElseThrow(() -> missing(bundle, name, domains));
  }

  private static Optional<FeaturizerDefinition> own(Domain domain, String name) {
    return domain.featurizers().stream()
        .filter(featurizer -> featurizer instanceof Own && featurizer.name().equals(name))
        .findFirst();
  }

  private static MicromapException missing(Bundle bundle, String name, DomainRegistry domains) {
    String found =
        domains
            .find(bundle.id())
            .map(domain -> "version " + domain.version() + " of it")
            .orElse("no such domain");
    return new MicromapException(
        ErrorCode.MISSING_DOMAIN,
        "The mapper needs the featurizer '"
            + name
            + "' of domain '"
            + bundle.id()
            + "' version "
            + bundle.domainVersion()
            + "; loaded: "
            + found
            + ". Put that domain's jar where the registry looks for domains, on the class path or among"
            + " the plugins, or train again.");
  }
}
