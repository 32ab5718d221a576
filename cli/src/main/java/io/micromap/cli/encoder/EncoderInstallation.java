package io.micromap.cli.encoder;

import io.micromap.evaluation.artifact.AtomicFile;
import io.micromap.runtime.bundle.Sha256;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.FileFault;
import io.micromap.runtime.error.MicromapException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fills the folder {@code encoder} of a distribution: the jars that it does not carry from a Maven
 * repository, and at last its own jar, by which the launcher knows that all are there.
 *
 * @param app the program's folder in the distribution
 * @param repository to fetch from
 * @param jars what to fetch
 * @param progress receives progress messages
 */
record EncoderInstallation(
    Path app, URI repository, List<RepositoryJar> jars, Consumer<String> progress) {

  private static final String OWN = "micromap-encoder-";
  private static final double MEGABYTE = 1e6;

  /** A repository that says nothing for so long is down. */
  private static final int PATIENCE_MILLIS = 30_000;

  /** Of the jars that this program was built with. */
  EncoderInstallation(Path app, URI repository, Consumer<String> progress) {
    this(app, repository, RepositoryJar.listed(), progress);
  }

  /**
   * Fetches what is missing.
   *
   * @return the folder
   * @throws MicromapException with {@link ErrorCode#IO} if a jar cannot be fetched or is another
   *     one, with {@link ErrorCode#MISSING_ENCODER} if this is no distribution that can have one
   */
  Path run() {
    Path own = own();
    jars.forEach(this::fetch);
    copy(own);
    return folder();
  }

  private Path folder() {
    return app.resolve("encoder");
  }

  /** The encoder's own jar, which the distribution carries. */
  private Path own() {
    Path optional = app.resolve("optional");
    try (Stream<Path> files = Files.list(optional)) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).startsWith(OWN))
          .findFirst()
          .orElseThrow(() -> new IOException("it has no " + OWN + "*.jar"));
    } catch (IOException e) {
      throw new MicromapException(
          ErrorCode.MISSING_ENCODER,
          optional
              + ": "
              + FileFault.of(e)
              + ". This distribution was made without the encoder; unpack a complete one, or use a"
              + " checkout.",
          e);
    }
  }

  private void copy(Path own) {
    try {
      AtomicFile.write(folder().resolve(own.getFileName()), Files.readAllBytes(own));
    } catch (IOException e) {
      throw new MicromapException(
          ErrorCode.IO, own + ": cannot be read: " + FileFault.of(e) + ".", e);
    }
  }

  private void fetch(RepositoryJar jar) {
    Path file = folder().resolve(jar.name());
    try {
      if (Files.exists(file) && is(jar, Files.readAllBytes(file))) {
        return;
      }
      AtomicFile.requireWritable(file);
      URI source = jar.in(repository);
      progress.accept(
          String.format(Locale.ROOT, "fetching %s (%.0f MB)", source, jar.size() / MEGABYTE));
      byte[] bytes = read(jar, source);
      if (!is(jar, bytes)) {
        throw new IOException("its " + bytes.length + " bytes are not those of the file asked for");
      }
      AtomicFile.write(file, bytes);
    } catch (IOException e) {
      throw failed(jar, e);
    }
  }

  private static byte[] read(RepositoryJar jar, URI source) throws IOException {
    try {
      URLConnection connection = source.toURL().openConnection();
      connection.setConnectTimeout(PATIENCE_MILLIS);
      connection.setReadTimeout(PATIENCE_MILLIS);
      try (InputStream bytes = connection.getInputStream()) {
        return bytes.readNBytes(jar.size() + 1);
      }
    } catch (FileNotFoundException e) {
      throw new IOException("it is not there", e);
    } catch (UnknownHostException e) {
      throw new IOException("there is no host " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new IOException("it is no address", e);
    }
  }

  private static boolean is(RepositoryJar jar, byte[] bytes) {
    return Sha256.hex(bytes).equals(jar.sha256());
  }

  private MicromapException failed(RepositoryJar jar, IOException e) {
    return new MicromapException(
        ErrorCode.IO,
        jar.in(repository)
            + ": cannot be fetched: "
            + FileFault.of(e)
            + ". Give another --repository or a proxy, or put these files, which have the SHA-256"
            + " beside them, into "
            + folder()
            + " and run this command again:\n"
            + jars.stream()
                .map(each -> each.sha256() + "  " + each.in(repository))
                .collect(Collectors.joining("\n")),
        e);
  }
}
