package io.micromap.cli.serve;

import io.micromap.cli.console.Inputs;
import io.micromap.cli.options.Usage;
import io.micromap.service.http.ServerCertificate;
import io.micromap.service.http.ServerCertificate.Pem;
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
        : Optional.of(ServerCertificate.of(pem(certificate), pem(key)));
  }

  private static Pem pem(Path file) {
    return new Pem(file.toString(), Inputs.source(file).text());
  }
}
