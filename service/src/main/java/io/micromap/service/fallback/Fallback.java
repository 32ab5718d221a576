package io.micromap.service.fallback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.runtime.error.FirstLine;
import io.micromap.runtime.json.Json;
import io.micromap.service.fault.ServiceException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks another service that speaks System One. It is asked at one address, follows no redirect, is
 * asked once, and whatever goes wrong is told in place of an answer. Thread-safe.
 */
public final class Fallback {

  private static final int MOST_BYTES = 1 << 20;

  private final FallbackSettings settings;
  private final HttpClient client;
  private final String id = UUID.randomUUID().toString().replace("-", "").substring(0, 16);

  /** A fallback; nothing is asked yet. */
  public Fallback(FallbackSettings settings) {
    this.settings = settings;
    this.client =
        HttpClient.newBuilder()
            .followRedirects(Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.patience())
            .build();
  }

  /**
   * Asks questions.
   *
   * @param state what they are about, as System One has it
   * @param questions one at least, by name
   * @param requestId of the request that asked them
   * @param trail of that request
   * @return an answer to each; where the fallback fails, each says so
   * @throws ServiceException with status 508 if the request has been here before
   */
  public FallbackReply ask(
      JsonNode state, Map<String, OpenQuestion> questions, String requestId, Trail trail) {
    HttpRequest request = request(body(state, questions), requestId, trail.with(id));
    CompletableFuture<HttpResponse<byte[]>> asked =
        client.sendAsync(request, head -> new BoundedBody(MOST_BYTES));
    try {
      HttpResponse<byte[]> response =
          asked.get(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
      return response.statusCode() == 200
          ? FallbackReader.read(Json.mapper().readTree(response.body()), questions)
          : failed(questions, "it answers with status " + response.statusCode());
    } catch (TimeoutException e) {
      return failed(questions, "no answer within " + settings.patience().toSeconds() + " s");
    } catch (ExecutionException e) {
      return failed(questions, fault(e.getCause()));
    } catch (JsonProcessingException e) {
      return failed(questions, "its answer is not JSON");
    } catch (IOException e) {
      return failed(questions, "its answer cannot be read");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed(questions, "the service stops");
    } finally {
      asked.cancel(true);
    }
  }

  /**
   * Refuses a request that this service sent itself, through others.
   *
   * @throws ServiceException with status 508
   */
  public void requireNoLoop(Trail trail) {
    trail.with(id);
  }

  private static String fault(@Nullable Throwable cause) {
    if (cause instanceof ConnectException) {
      return "it cannot be asked: nobody answers at its address";
    }
    return "it cannot be asked: " + (cause == null ? "no reason given" : FirstLine.of(cause));
  }

  private static FallbackReply failed(Map<String, OpenQuestion> questions, String fault) {
    return FallbackReply.failed(questions.keySet(), fault);
  }

  private HttpRequest request(String body, String requestId, Trail trail) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(settings.address())
            .timeout(settings.patience())
            .header("content-type", "application/json")
            .header("x-request-id", requestId)
            .header(Trail.HEADER, trail.header())
            .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    settings.token().ifPresent(token -> request.header("authorization", "Bearer " + token));
    return request.build();
  }

  private String body(JsonNode state, Map<String, OpenQuestion> questions) {
    ObjectNode body = Json.mapper().createObjectNode().put("model", settings.model());
    body.set("state", state);
    ObjectNode asked = body.putObject("questions");
    questions.forEach((name, question) -> asked.set(name, question.form()));
    return Json.line(body);
  }
}
