package io.micromap.cli.serve;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.FileFault;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Asks a service that was just started.
 *
 * @param address of the service
 * @param token that it demands
 */
record SelfCheck(String address, Optional<String> token) {

  /**
   * Requires that a model answers.
   *
   * @throws MicromapException with {@link ErrorCode#IO} if it does not
   */
  void requireAnswer(String model) {
    try {
      HttpURLConnection asked = (HttpURLConnection) new URL(address + "/v1/map").openConnection();
      asked.setDoOutput(true);
      asked.setRequestProperty("content-type", "application/json");
      token.ifPresent(own -> asked.setRequestProperty("authorization", "Bearer " + own));
      String request = Json.line(Map.of("prompt", "check", "model", model));
      asked.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      if (asked.getResponseCode() != HttpURLConnection.HTTP_OK) {
        throw new IOException("it answers with status " + asked.getResponseCode());
      }
    } catch (IOException e) {
      throw new MicromapException(
          ErrorCode.IO, "The service at " + address + " fails: " + FileFault.of(e) + ".", e);
    }
  }
}
