package io.micromap.service;

import static io.micromap.service.SampleService.LIGHTS;
import static io.micromap.service.SampleService.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.service.SampleService.Answer;
import io.micromap.service.api.Limits;
import io.micromap.service.model.MapperFiles;
import io.micromap.service.model.ServedMappers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much the service takes, and for how long. */
class ServiceLimitsTest {

  @TempDir private static Path folder;
  private static MapperFiles files;
  private static SampleService service;

  @BeforeAll
  static void start() {
    files = SampleService.writeWithRails(folder);
    service = SampleService.start(mappers(), Limits.DEFAULTS, Optional.empty());
  }

  @AfterAll
  static void stop() {
    service.stop();
  }

  private static ServedMappers mappers() {
    return SampleService.mappers(files);
  }

  @Test
  void aBodyWhoseLengthIsNotSaidIsRefusedOnceItIsTooLong() {
    byte[] mebibytes = new byte[3 << 20];
    Answer answer =
        service.send(
            service
                .request("/v1/map")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(mebibytes)))
                .build());

    assertThat(answer.status()).isEqualTo(413);
  }

  @Test
  void aClientThatIsOneTooManyIsToldWhenToComeAgain() {
    try (SampleService full =
        SampleService.start(mappers(), Limits.DEFAULTS.withConcurrency(0), Optional.empty())) {
      Answer answer = full.post("/v1/explain", "{'prompt':'x'}");

      assertRefused(answer, 429, "too_many_requests");
      assertThat(answer.header("retry-after")).isEqualTo("1");
      assertThat(full.post("/v1/map", "{'prompt':'x'}").status()).isEqualTo(200);
    }
  }

  @Test
  void whoAsksOneAfterTheOtherIsNeverOneTooMany() {
    try (SampleService narrow =
        SampleService.start(mappers(), Limits.DEFAULTS.withConcurrency(1), Optional.empty())) {
      List<Integer> statuses = new ArrayList<>();
      for (int i = 0; i < 3_000; i++) {
        String batch = i % 2 == 0 ? "/v1/explain" : "/v1/map/batch";
        statuses.add(narrow.post(batch, i % 2 == 0 ? "{'prompt':'x'}" : "['x']").status());
      }

      assertThat(statuses).containsOnly(200);
    }
  }

  @Test
  void slowClientsKeepNobodyWaiting() throws IOException {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 200; i++) {
        slow.add(halfRequest(service.address()));
      }
      assertThat(service.post("/v1/map", "{'prompt':'" + LIGHTS + "'}").status()).isEqualTo(200);
      assertThat(service.post("/v1/explain", "{'prompt':'x'}").status()).isEqualTo(200);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void aBodyThatDoesNotEndInTimeIsRefused() throws IOException {
    Limits quick = new Limits(1 << 20, 1 << 20, 10, 10, 4, 1);
    try (SampleService impatient = SampleService.start(mappers(), quick, Optional.empty())) {
      for (String path : List.of("/v1/map", "/v1/explain")) {
        try (Socket slow = halfRequest(impatient.address(), path)) {
          String answer = new String(slow.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

          assertThat(answer).startsWith("HTTP/1.1 408 ").contains("too_slow", "x-request-id");
        }
      }
      assertThat(impatient.post("/v1/map", "{'prompt':'" + LIGHTS + "'}").status()).isEqualTo(200);
    }
  }

  private static Socket halfRequest(URI address) throws IOException {
    return halfRequest(address, "/v1/explain");
  }

  private static Socket halfRequest(URI address, String path) throws IOException {
    Socket socket = new Socket(address.getHost(), address.getPort());
    OutputStream out = socket.getOutputStream();
    String half = "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{\"pro";
    out.write(half.getBytes(StandardCharsets.US_ASCII));
    out.flush();
    return socket;
  }
}
