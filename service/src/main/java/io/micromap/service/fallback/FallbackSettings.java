package io.micromap.service.fallback;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Check;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;

/**
 * Which decision model is asked what the mappers leave open.
 *
 * @param address of System One at it
 * @param model that it is asked for
 * @param token that it demands
 * @param patience how long an answer may take as a whole
 * @param most requests that wait for it at once, 1 or more; what is beyond is not asked there
 */
public record FallbackSettings(
    URI address, String model, Optional<String> token, Duration patience, int most) {

  /** How many requests wait at once where nobody says another number. */
  public static final int MOST = 64;

  private static final String PATH = "/v1/systemone";
  private static final int LAST_PORT = 65_535;

  /** Validates. */
  public FallbackSettings {
    Check.that(most >= 1, "most", most, "1 or more");
  }

  /**
   * The settings of a service.
   *
   * @param base its address, such as {@code https://models.example}, with or without a path before
   *     {@code /v1/systemone}
   * @throws MicromapException with {@link ErrorCode#USAGE} if it is no such address; the message
   *     shows neither a password nor a query
   */
  public static FallbackSettings of(
      String base, String model, Optional<String> token, Duration patience) {
    return new FallbackSettings(address(base), model, token, patience, MOST);
  }

  /** These settings with another number of requests that wait at once. */
  public FallbackSettings withMost(int requests) {
    return new FallbackSettings(address, model, token, patience, requests);
  }

  /** Scheme, host and port, without the path. */
  String site() {
    return address.getScheme() + "://" + address.getRawAuthority();
  }

  private static URI address(String base) {
    String plain = base.replaceFirst("/+$", "");
    if (plain.matches("(?s).*//[^/]+.*/v1(/systemone)?")) {
      throw refusal(base, " " + PATH + " is added to it; leave that out.");
    }
    try {
      URI uri = new URI(plain + PATH);
      if (isBase(uri)) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Its message holds the address.
    }
    throw refusal(base, "");
  }

  private static boolean isBase(URI uri) {
    boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    boolean bare =
        uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
    int port = uri.getPort();
    return web && bare && uri.getHost() != null && port != 0 && port <= LAST_PORT;
  }

  /** An address without what stands before its host, and without a query: both may be secrets. */
  private static String shown(String base) {
    int at = base.lastIndexOf('@');
    int scheme = base.indexOf("//");
    String host =
        at < 0
            ? base
            : base.substring(0, scheme >= 0 && scheme < at ? scheme + 2 : 0)
                + "..."
                + base.substring(at);
    return host.replaceFirst("(?s)[?#].*", "...");
  }

  private static MicromapException refusal(String base, String further) {
    return new MicromapException(
        ErrorCode.USAGE,
        "The fallback's address is '"
            + shown(base)
            + "'. Expected http:// or https://, a host, perhaps a port up to "
            + LAST_PORT
            + " and a path, and no password, such as https://models.example."
            + further);
  }
}
