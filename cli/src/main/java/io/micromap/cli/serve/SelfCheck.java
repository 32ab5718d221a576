package io.micromap.cli.serve;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.FileFault;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import io.micromap.service.http.ServerCertificate;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;

/**
 * Asks a service that was just started.
 *
 * @param address of the service
 * @param token that it demands
 * @param certificate that it shows
 */
record SelfCheck(String address, Optional<String> token, Optional<ServerCertificate> certificate) {

  /**
   * Requires that a model answers.
   *
   * @throws MicromapException with {@link ErrorCode#IO} if it does not
   */
  void requireAnswer(String model) {
    try {
      HttpURLConnection asked = connection();
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

  /** Whoever shows the certificate that was given is this service, whatever its name. */
  private HttpURLConnection connection() throws IOException {
    URLConnection opened = new URL(address + "/v1/map").openConnection();
    if (opened instanceof HttpsURLConnection secure && certificate.isPresent()) {
      secure.setSSLSocketFactory(certificate.get().client().getSocketFactory());
      secure.setHostnameVerifier((host, session) -> true);
    }
    return (HttpURLConnection) opened;
  }
}
