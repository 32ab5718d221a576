package io.micromap.service.http;

import java.util.Optional;

/**
 * Where the service listens.
 *
 * @param host address of the interface
 * @param port 0 for any that is free
 * @param token that every request must bear, except for those to paths open to everybody
 * @param certificate for TLS; without one the service speaks plain HTTP
 */
public record HttpSettings(
    String host, int port, Optional<String> token, Optional<ServerCertificate> certificate) {

  /** Settings of plain HTTP. */
  public HttpSettings(String host, int port, Optional<String> token) {
    this(host, port, token, Optional.empty());
  }
}
