package io.micromap.service.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The token that requests bear.
 *
 * @param value the token; empty where none is demanded
 */
record Token(Optional<String> value) {

  private static final String SCHEME = "bearer ";

  /**
   * Whether a request may pass; takes as long for a token that is almost right as for any other.
   */
  boolean admits(@Nullable String authorization) {
    if (value.isEmpty()) {
      return true;
    }
    if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      return false;
    }
    String given = authorization.substring(SCHEME.length()).strip();
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), value.get().getBytes(StandardCharsets.UTF_8));
  }
}
