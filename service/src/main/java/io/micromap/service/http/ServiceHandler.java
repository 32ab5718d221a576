package io.micromap.service.http;

import io.micromap.service.api.Call;
import io.micromap.service.api.Reply;
import io.micromap.service.api.Route;
import io.micromap.service.api.Route.Work;
import io.micromap.service.api.Service;
import io.micromap.service.fallback.Trail;
import io.micromap.service.fault.ServiceException;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;

/**
 * Turns requests of HTTP into calls. Bodies are received without a thread waiting for them, so that
 * slow clients hold no thread; light calls are answered in the thread that received the body.
 */
final class ServiceHandler implements HttpHandler {

  private static final HttpString REQUEST_ID = new HttpString("x-request-id");
  private static final HttpString VIA = new HttpString(Trail.HEADER);
  private static final HttpString TYPESAFE_ID = new HttpString("x-typesafe-request-id");

  private final Service service;
  private final Token token;
  private final Semaphore places;
  private final RequestIds ids = new RequestIds();
  private volatile boolean stopping;

  ServiceHandler(Service service, Optional<String> token) {
    this.service = service;
    this.token = new Token(token);
    this.places = new Semaphore(service.limits().concurrency());
  }

  void stop() {
    stopping = true;
  }

  boolean isStopping() {
    return stopping;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    String id = ids.id(exchange.getRequestHeaders().getFirst(REQUEST_ID));
    exchange.getResponseHeaders().put(REQUEST_ID, id).put(TYPESAFE_ID, id);
    try {
      receive(exchange, admitted(exchange), id);
    } catch (ServiceException e) {
      send(exchange, service.refuse(e));
    }
  }

  private Route admitted(HttpServerExchange exchange) {
    if (stopping) {
      throw new ServiceException(
          ServiceException.UNAVAILABLE, "stopping", "The service stops; ask another one.");
    }
    Route route = service.route(exchange.getRequestMethod().toString(), exchange.getRequestPath());
    String authorization = exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION);
    if (route.work() != Work.OPEN && !token.admits(authorization)) {
      throw new ServiceException(
          ServiceException.UNAUTHORIZED,
          "unauthorized",
          "The token is missing or wrong; send 'Authorization: Bearer TOKEN'.");
    }
    return route;
  }

  private void receive(HttpServerExchange exchange, Route route, String id) {
    if (route.method().equals("GET")) {
      answer(exchange, route, call(exchange, new byte[0], id));
      return;
    }
    service.requireReadable(route, contentType(exchange), exchange.getRequestContentLength());
    if (exchange.getRequestContentLength() >= 0) {
      exchange
          .getRequestReceiver()
          .receiveFullBytes(
              (received, body) -> answer(received, route, call(received, body, id)),
              (failed, fault) -> fail(failed));
    } else {
      receiveParts(exchange, route, id);
    }
  }

  /**
   * Receives a body whose length is not known. One that is too long is taken in to its end, and
   * forgotten: a client that still sends would not see the refusal.
   */
  private void receiveParts(HttpServerExchange exchange, Route route, String id) {
    LimitedBody body = new LimitedBody(service.mostBytes(route), service.limits().batchBody());
    exchange
        .getRequestReceiver()
        .receivePartialBytes(
            (received, part, last) -> {
              body.add(part);
              if (body.isEndless()) {
                IoUtils.safeClose(received.getConnection());
              } else if (last && body.isTooLong()) {
                send(received, service.refuse(service.tooLarge(route)));
              } else if (last) {
                answer(received, route, call(received, body.bytes(), id));
              }
            },
            (failed, fault) -> fail(failed));
  }

  private static void fail(HttpServerExchange exchange) {
    exchange.setPersistent(false);
    exchange.endExchange();
  }

  private void answer(HttpServerExchange exchange, Route route, Call call) {
    if (route.work() == Work.OPEN || route.work() == Work.LIGHT) {
      send(exchange, service.answer(route, call));
    } else if (places.tryAcquire()) {
      exchange.dispatch(() -> work(exchange, route, call));
    } else {
      send(exchange, service.refuse(Service.tooMany()));
    }
  }

  /** Answers in a thread that may wait. */
  private void work(HttpServerExchange exchange, Route route, Call call) {
    try {
      exchange.startBlocking();
      Reply reply = service.answer(route, call);
      head(exchange, reply);
      reply.content().writeTo(exchange.getOutputStream());
      exchange.endExchange();
    } catch (IOException e) {
      fail(exchange);
    } finally {
      places.release();
    }
  }

  private static void send(HttpServerExchange exchange, Reply reply) {
    head(exchange, reply);
    if (reply.content() instanceof Reply.Whole whole) {
      exchange.getResponseSender().send(ByteBuffer.wrap(whole.bytes()));
    } else {
      throw new IllegalStateException("Only heavy work is streamed.");
    }
  }

  private static void head(HttpServerExchange exchange, Reply reply) {
    exchange.setStatusCode(reply.status());
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, reply.contentType());
    reply
        .headers()
        .forEach((name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
  }

  private static Call call(HttpServerExchange exchange, byte[] body, String id) {
    return new Call(
        exchange.getRequestMethod().toString(),
        exchange.getRequestPath(),
        query(exchange.getQueryParameters()),
        contentType(exchange),
        body,
        id,
        trail(exchange.getRequestHeaders().getFirst(VIA)));
  }

  private static Trail trail(@Nullable String header) {
    return Trail.of(header == null ? "" : header);
  }

  private static Map<String, String> query(Map<String, Deque<String>> parameters) {
    if (parameters.isEmpty()) {
      return Map.of();
    }
    Map<String, String> query = new HashMap<>();
    parameters.forEach((name, values) -> query.put(name, values.getLast()));
    return query;
  }

  private static String contentType(HttpServerExchange exchange) {
    @Nullable String given = exchange.getRequestHeaders().getFirst(Headers.CONTENT_TYPE);
    return given == null ? "" : given.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }
}
