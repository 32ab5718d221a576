package io.micromap.service.fallback;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.runtime.error.FirstLine;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.VisibleText;
import java.io.IOException;
import java.net.ConnectException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Why another service gave no answer.
 *
 * @param what happened
 * @param said the other's own sentence, one line without control characters, of at most {@value
 *     #LONGEST} characters; empty where it said nothing
 */
record Fault(String what, Optional<String> said) {

  static final int LONGEST = 200;

  static Fault of(String what) {
    return new Fault(what, Optional.empty());
  }

  /** A status that is no success, with what the body says. */
  static Fault ofStatus(int status, byte[] body) {
    return new Fault("it answers with status " + status, sentence(body));
  }

  /** Something that kept the other from being asked. */
  static Fault of(@Nullable Throwable cause) {
    String why = cause == null ? "no reason given" : VisibleText.of(FirstLine.of(cause));
    if (cause instanceof ConnectException) {
      why = "nobody answers at its address";
    } else if (why.contains("PKIX")) {
      why = "its certificate is of no issuer that Java trusts; docs/service.md says how to add one";
    } else if (cause instanceof SSLException && why.contains("SSL message")) {
      why = "it does not speak TLS; is its address http://?";
    } else if (why.startsWith("parsing HTTP/1.1")) {
      why = "it does not speak HTTP; is its address https://?";
    }
    return of("it cannot be asked: " + bounded(why));
  }

  /** All of it. */
  String text() {
    return what + said.map(sentence -> ": " + sentence).orElse("");
  }

  /** This fault without the other's sentence, where that holds a secret. */
  Fault without(Optional<String> secret) {
    return secret.isPresent() && said.filter(text -> text.contains(secret.get())).isPresent()
        ? of(what)
        : this;
  }

  /** A text in one line, no longer than {@value #LONGEST} characters. */
  static String bounded(String text) {
    String line = VisibleText.of(text.strip());
    int end = line.offsetByCodePoints(0, Math.min(LONGEST, line.codePointCount(0, line.length())));
    return end < line.length() ? line.substring(0, end) + "..." : line;
  }

  private static Optional<String> sentence(byte[] body) {
    try {
      JsonNode json = Json.mapper().readTree(body);
      JsonNode error = json.path("error");
      return Stream.of(error.path("message"), error, json.path("detail"), json.path("message"))
          .filter(JsonNode::isTextual)
          .map(text -> bounded(text.textValue()))
          .filter(text -> !text.isEmpty())
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
