package io.micromap.runtime.error;

import java.util.Optional;

/** The first line of what an exception says: the cause as it stands in our messages. */
public final class FirstLine {

  private FirstLine() {}

  /** The first line of an exception's message; its type where it has none. */
  public static String of(Throwable cause) {
    return of(Optional.ofNullable(cause.getMessage()).orElse(cause.toString()));
  }

  /** The first line of a text. */
  public static String of(String text) {
    return text.lines().findFirst().orElse("");
  }
}
