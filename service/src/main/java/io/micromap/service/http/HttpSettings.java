package io.micromap.service.http;

import java.util.Optional;

/**
 * Where the service listens.
 *
 * @param host address of the interface
 * @param port 0 for any that is free
 * @param token that every request must bear, except for those to paths open to everybody
 */
public record HttpSettings(String host, int port, Optional<String> token) {}
