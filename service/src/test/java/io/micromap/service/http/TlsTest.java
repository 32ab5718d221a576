package io.micromap.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.service.SampleService;
import io.micromap.service.api.Limits;
import io.micromap.service.fallback.FallbackSettings;
import io.micromap.service.model.MapperFiles;
import io.micromap.service.model.ServedMappers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {

  private static final String NOW = "-1H";

  /** Of the curve secp256k1, which the JDK dropped; made by openssl. */
  private static final String STRANGE_CURVE =
      """
      -----BEGIN CERTIFICATE-----
      MIIBfDCCASKgAwIBAgIUKmsAMt0xN3DYfmz33gUji3trNh4wCgYIKoZIzj0EAwIw
      FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyODE2MzgzNVoYDzIxMjYxMTA0
      MTYzODM1WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwVjAQBgcqhkjOPQIBBgUrgQQA
      CgNCAASSzCh8eu1Va/c9WsNtgnKm7vpTG7WkSZdnmxA7e179eKFpExyLD0bI+cRJ
      ILPUbHsBQnitG8Z6p17Itu/tz+1Wo1MwUTAdBgNVHQ4EFgQUv6YVtOuxxXbBKSq3
      Wqnjt9ysjgEwHwYDVR0jBBgwFoAUv6YVtOuxxXbBKSq3Wqnjt9ysjgEwDwYDVR0T
      AQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiBU4iAqzboRpbxI+3OxvOyCpa8A
      RrAzxm/L8VAiZvdfUgIhAIycKNOYoVJf0/bXq5fiFaZgPNazOhwmnP7McDr1paRg
      -----END CERTIFICATE-----
      """;

  private static final String STRANGE_KEY =
      """
      -----BEGIN PRIVATE KEY-----
      MIGEAgEAMBAGByqGSM49AgEGBSuBBAAKBG0wawIBAQQgcNJErLPC+YUWeH+ODLjC
      pNrx6nZt2UO/ElXLFWuU0h6hRANCAASSzCh8eu1Va/c9WsNtgnKm7vpTG7WkSZdn
      mxA7e179eKFpExyLD0bI+cRJILPUbHsBQnitG8Z6p17Itu/tz+1W
      -----END PRIVATE KEY-----
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC", "Ed25519"})
  void aClientThatTrustsTheCertificateIsAnswered(String algorithm) throws Exception {
    ServerCertificate certificate = SampleCertificate.of(folder, algorithm, NOW).read();
    Path mapper = SampleService.writeMapper(folder.resolve("m.mapper"));
    var mappers = SampleService.mappers(new MapperFiles(mapper, Optional.empty()));
    HttpServer server =
        HttpServer.start(
            SampleService.service(mappers, Limits.DEFAULTS),
            new HttpSettings("127.0.0.1", 0, Optional.of("t"), Optional.of(certificate)));
    try {
      assertThat(server.address()).startsWith("https://127.0.0.1:");
      HttpClient client = HttpClient.newBuilder().sslContext(certificate.client()).build();

      assertThat(ask(client, server.address()).body()).contains("\"label\":\"lights\"");
      assertThatThrownBy(() -> ask(HttpClient.newHttpClient(), server.address()))
          .isInstanceOf(SSLException.class);
      assertThatThrownBy(() -> ask(client, server.address().replace("https", "http")))
          .isInstanceOf(IOException.class);
    } finally {
      server.stop(Duration.ofSeconds(10));
    }
  }

  @Test
  void aFallbackSaysWhatIsWrongWithItsTls() {
    ServerCertificate certificate = SampleCertificate.of(folder, "EC", NOW).read();
    Path mapper = SampleService.writeMapper(folder.resolve("m.mapper"));
    var mappers = SampleService.mappers(new MapperFiles(mapper, Optional.empty()));
    HttpServer other =
        HttpServer.start(
            SampleService.service(mappers, Limits.DEFAULTS),
            new HttpSettings("127.0.0.1", 0, Optional.empty(), Optional.of(certificate)));
    try (SampleService plain = SampleService.start(mappers, Limits.DEFAULTS, Optional.empty())) {
      assertThat(fallbackOf(mappers, other.address())).contains("no issuer that Java trusts");
      assertThat(fallbackOf(mappers, other.address().replace("https", "http")))
          .contains("is its address https://?");
      assertThat(fallbackOf(mappers, plain.address().toString().replace("http", "https")))
          .contains("is its address http://?");
    } finally {
      other.stop(Duration.ofSeconds(10));
    }
  }

  /** What a service says of a fallback at an address. */
  private static String fallbackOf(ServedMappers mappers, String address) {
    FallbackSettings settings =
        FallbackSettings.of(address, "default", Optional.empty(), Duration.ofSeconds(20));
    try (SampleService service =
        SampleService.start(mappers, Limits.DEFAULTS, settings, line -> {})) {
      String question = "'q':{'type':'choice','criteria':{'lights':null,'water':null}}";
      return service
          .post(
              "/v1/systemone",
              "{'threshold':1,'state':'"
                  + SampleService.LIGHTS
                  + "','questions':{"
                  + question
                  + "}}")
          .json()
          .at("/answers/q/micromap/fallback/detail")
          .asText();
    }
  }

  private static HttpResponse<String> ask(HttpClient client, String address)
      throws IOException, InterruptedException {
    String body = "{\"prompt\":\"" + SampleService.LIGHTS + "\"}";
    return client.send(
        HttpRequest.newBuilder(URI.create(address + "/v1/map"))
            .header("authorization", "Bearer t")
            .timeout(Duration.ofSeconds(30))
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  @Test
  void filesThatAreNoneOrDoNotBelongTogetherAreRefused() {
    SampleCertificate good = SampleCertificate.of(folder, "RSA", NOW);
    SampleCertificate other = SampleCertificate.of(folder, "RSA", NOW);
    SampleCertificate curve = SampleCertificate.of(folder, "EC", NOW);

    assertRefused("x", good.key()).hasMessageStartingWith("cert.pem: holds no certificate");
    assertRefused("", good.key()).hasMessageStartingWith("cert.pem: holds no certificate");
    assertRefused(good.key(), good.key()).hasMessageStartingWith("cert.pem: holds no certificate");
    assertRefused(good.certificate(), good.certificate())
        .hasMessageStartingWith("key.pem: holds no private key")
        .hasMessageContaining("openssl pkcs8 -topk8");
    assertRefused(good.certificate(), good.key().replace(" PRIVATE", " ENCRYPTED PRIVATE"))
        .hasMessageContaining("not encrypted");
    assertRefused(good.certificate(), other.key())
        .hasMessageStartingWith("key.pem: is not the key");
    assertRefused(good.certificate(), curve.key())
        .hasMessageStartingWith("key.pem: is not the key");
    assertRefused(good.certificate(), good.key().replaceFirst("\n.{20}", "\n"))
        .hasMessageStartingWith("key.pem: is not the key");
  }

  @Test
  void aCertificateThatDidNotIssueTheOneBeforeItIsRefused() {
    SampleCertificate good = SampleCertificate.of(folder, "RSA", NOW);
    SampleCertificate other = SampleCertificate.of(folder, "EC", NOW);

    assertRefused(good.certificate() + other.certificate(), good.key())
        .hasMessageContaining("certificate 1 is not signed with the key of certificate 2");
  }

  @Test
  void aChainInTheWrongOrderIsNamed() {
    SampleCertificate own = SampleCertificate.of(folder, "RSA", NOW);
    SampleCertificate issuer = SampleCertificate.of(folder, "EC", NOW);

    assertRefused(issuer.certificate() + own.certificate(), own.key())
        .hasMessageStartingWith("key.pem: is the key of certificate 2 of the other file")
        .hasMessageContaining("that one first");
  }

  @Test
  void aCurveThatJavaDoesNotKnowIsNamed() {
    assertRefused(STRANGE_CURVE, STRANGE_KEY)
        .hasMessageContaining("a curve that this Java does not know")
        .hasMessageContaining("secp256r1");
  }

  @Test
  void aFileMayHoldBothTheCertificateAndItsKey() {
    SampleCertificate good = SampleCertificate.of(folder, "EC", NOW);
    String both = "text before\n" + good.key() + good.certificate();

    assertThat(new SampleCertificate(both, both).read()).isNotNull();
  }

  @Test
  void aCertificateThatIsOutOfDateIsRefused() {
    SampleCertificate old = SampleCertificate.of(folder, "EC", "-5d");

    assertRefused(old.certificate(), old.key()).hasMessageContaining("out of date");
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
      String certificate, String key) {
    return assertThatThrownBy(() -> new SampleCertificate(certificate, key).read())
        .isInstanceOfSatisfying(
            MicromapException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_VALUE));
  }
}
