package io.micromap.cli.serve;

import io.micromap.cli.console.Inputs;
import io.micromap.cli.options.Usage;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.service.http.ServerCertificate;
import io.micromap.service.http.ServerCertificate.Pem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say whether the service speaks TLS. */
final class ServedTls {

  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      description =
          "Speaks TLS with this certificate: PEM, the service's own first, then those that lead to"
              + " its issuer.")
  private Path certificate;

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "The certificate's key: PKCS #8 in PEM, not encrypted.")
  private Path key;

  void requireConsistent(Usage usage) {
    usage.refuse((certificate == null) != (key == null), "Give --tls-cert and --tls-key together.");
  }

  Optional<ServerCertificate> certificate() {
    return certificate == null
        ? Optional.empty()
        : Optional.of(ServerCertificate.of(pem(certificate, "x509"), pem(key, "pkcs8 -nocrypt")));
  }

  private static Pem pem(Path file, String command) {
    if (isDer(file)) {
      throw new MicromapException(
          ErrorCode.BAD_VALUE,
          file
              + ": is DER, not PEM. 'openssl "
              + command
              + " -inform der -in "
              + file
              + "' makes PEM of it.");
    }
    return new Pem(file.toString(), Inputs.source(file).text());
  }

  /** Whether a file begins as DER does, with a long sequence; no text does. */
  private static boolean isDer(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(2);
      return start.length == 2 && start[0] == 0x30 && start[1] < 0;
    } catch (IOException e) {
      return false; // said when the file is read
    }
  }
}
