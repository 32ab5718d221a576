package io.micromap.service.fallback;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
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
 */
public record FallbackSettings(
    URI address, String model, Optional<String> token, Duration patience) {

  private static final String PATH = "/v1/systemone";

  /**
   * The settings of a service.
   *
   * @param base its address, such as {@code https://models.example}, with or without a path before
   *     {@code /v1/systemone}
   * @throws MicromapException with {@link ErrorCode#BAD_VALUE} if it is no such address
   */
  public static FallbackSettings of(
      String base, String model, Optional<String> token, Duration patience) {
    return new FallbackSettings(address(base), model, token, patience);
  }

  private static URI address(String base) {
    try {
      URI uri = new URI(base.replaceFirst("/+$", "") + PATH);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      boolean plain =
          uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
      if (web && plain && uri.getHost() != null) {
        return uri;
      }
      throw new URISyntaxException(base, "it has other parts");
    } catch (URISyntaxException e) {
      throw new MicromapException(
          ErrorCode.BAD_VALUE,
          "The fallback's address is '"
              + base
              + "'. Expected http:// or https://, a host and perhaps a path, such as"
              + " https://models.example.",
          e);
    }
  }
}
