package io.micromap.service.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;

/**
 * The page. Its policy lets nothing run but its own script, and nothing be asked but the service.
 *
 * @param html the file
 * @param headers that belong to it
 */
public record Page(String html, Map<String, String> headers) {

  /** The page as it is shipped. */
  public static Page shipped() {
    String html = read();
    String policy =
        "default-src 'none'; connect-src 'self'; img-src data: blob:; script-src '"
            + hash(inside(html, "script"))
            + "'; style-src '"
            + hash(inside(html, "style"))
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    return new Page(
        html,
        Map.of(
            "content-security-policy", policy,
            "x-content-type-options", "nosniff",
            "referrer-policy", "no-referrer",
            "cache-control", "no-cache"));
  }

  private static String inside(String html, String element) {
    int start = html.indexOf("<" + element + ">") + element.length() + 2;
    return html.substring(start, html.indexOf("</" + element + ">", start));
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String read() {
    try (InputStream in = Page.class.getResourceAsStream("page.html")) {
      return new String(
          Objects.requireNonNull(in, "page.html").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
