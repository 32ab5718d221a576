package io.micromap.service.fallback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.runtime.json.Json;
import io.micromap.service.fault.ServiceException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Asks another service that speaks System One. It is asked at one address, follows no redirect, is
 * asked once, and whatever goes wrong is told in place of an answer. Thread-safe.
 */
public final class Fallback {

  private static final int MOST_BYTES = 1 << 20;

  private final FallbackSettings settings;
  private final FallbackHealth health;
  private final HttpClient client;
  private final Semaphore places;
  private final String id = UUID.randomUUID().toString().replace("-", "").substring(0, 16);

  /**
   * A fallback; nothing is asked yet.
   *
   * @param messages receives a line where it begins to fail
   */
  public Fallback(FallbackSettings settings, Consumer<String> messages) {
    this.settings = settings;
    this.health = new FallbackHealth(settings.site(), messages);
    this.places = new Semaphore(settings.most());
    this.client =
        HttpClient.newBuilder()
            .followRedirects(Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.patience())
            .build();
  }

  /** How many requests may wait for it at once. */
  public int most() {
    return settings.most();
  }

  /** That it failed when it was last asked, if it did. */
  public List<String> warnings() {
    return health.warnings();
  }

  /** Takes a place among the requests that wait, if one is free; {@link #ask} gives it back. */
  public boolean enter() {
    return places.tryAcquire();
  }

  /** What is answered in place of asking, where no place is free. */
  public FallbackReply busy(Map<String, OpenQuestion> questions) {
    return FallbackReply.busy(questions.keySet(), settings.most());
  }

  /**
   * Asks questions, in a place that was taken before.
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
    try {
      HttpRequest request = request(body(state, questions), requestId, trail.with(id));
      return answer(client.sendAsync(request, head -> new BoundedBody(MOST_BYTES)), questions);
    } finally {
      places.release();
    }
  }

  private FallbackReply answer(
      CompletableFuture<HttpResponse<byte[]>> asked, Map<String, OpenQuestion> questions) {
    try {
      HttpResponse<byte[]> response =
          asked.get(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
      return response.statusCode() == 200
          ? read(response.body(), questions)
          : failed(questions, Fault.ofStatus(response.statusCode(), response.body()));
    } catch (TimeoutException e) {
      return failed(
          questions, Fault.of("no answer within " + settings.patience().toSeconds() + " s"));
    } catch (ExecutionException e) {
      return failed(questions, Fault.of(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed(questions, Fault.of("the service stops"));
    } finally {
      asked.cancel(true);
    }
  }

  private FallbackReply read(byte[] body, Map<String, OpenQuestion> questions) {
    try {
      FallbackReply reply = FallbackReader.read(Json.mapper().readTree(body), questions);
      if (reply.isFailed()) {
        health.failed(Fault.of(FallbackReader.MISFIT));
      } else {
        health.answered();
      }
      return reply;
    } catch (JsonProcessingException e) {
      return failed(questions, Fault.of("its answer is not JSON"));
    } catch (IOException e) {
      return failed(questions, Fault.of("its answer cannot be read"));
    }
  }

  private FallbackReply failed(Map<String, OpenQuestion> questions, Fault fault) {
    Fault shown = fault.without(settings.token());
    health.failed(shown);
    return FallbackReply.failed(questions.keySet(), shown.text());
  }

  /**
   * Refuses a request that this service sent itself, through others.
   *
   * @throws ServiceException with status 508
   */
  public void requireNoLoop(Trail trail) {
    trail.with(id);
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
