package io.micromap.service.http;

import io.micromap.service.api.Call;
import io.micromap.service.api.Reply;
import io.micromap.service.api.Route;
import io.micromap.service.api.Route.Work;
import io.micromap.service.api.Service;
import io.micromap.service.fallback.Trail;
import io.micromap.service.fault.ServiceException;
import io.micromap.service.wire.Eventual;
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
    @Nullable String given = exchange.getRequestHeaders().getFirst(REQUEST_ID);
    String id = ids.id(given);
    exchange.getResponseHeaders().put(REQUEST_ID, id).put(TYPESAFE_ID, id);
    try {
      ids.requireUsable(given);
      Route route = admitted(exchange);
      receive(exchange, route, call(exchange, id));
    } catch (ServiceException e) {
      send(exchange, service.refuse(exchange.getRequestPath(), e));
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

  private void receive(HttpServerExchange exchange, Route route, Call call) {
    if (route.method().equals("GET")) {
      answer(exchange, route, call);
      return;
    }
    String encoding = exchange.getRequestHeaders().getFirst(Headers.CONTENT_ENCODING);
    Service.requirePlain(Optional.ofNullable(encoding));
    service.requireReadable(route, call.contentType(), exchange.getRequestContentLength());
    BodyDeadline deadline = new BodyDeadline();
    if (exchange.getRequestContentLength() >= 0) {
      receiveWhole(exchange, route, call, deadline);
    } else {
      receiveParts(exchange, route, call, deadline);
    }
    deadline.start(exchange, service.bodySeconds(route), () -> late(exchange, route));
  }

  private void receiveWhole(
      HttpServerExchange exchange, Route route, Call call, BodyDeadline deadline) {
    exchange
        .getRequestReceiver()
        .receiveFullBytes(
            (received, body) -> {
              if (deadline.meet()) {
                answer(received, route, call.with(body));
              }
            },
            (failed, fault) -> fail(failed, deadline));
  }

  /**
   * Receives a body whose length is not known. One that is too long is taken in to its end, and
   * forgotten: a client that still sends would not see the refusal.
   */
  private void receiveParts(
      HttpServerExchange exchange, Route route, Call call, BodyDeadline deadline) {
    LimitedBody body = new LimitedBody(service.mostBytes(route), service.limits().batchBody());
    exchange
        .getRequestReceiver()
        .receivePartialBytes(
            (received, part, last) -> {
              body.add(part);
              if (body.isEndless()) {
                IoUtils.safeClose(received.getConnection());
              } else if (last && deadline.meet()) {
                answer(received, route, call, body);
              }
            },
            (failed, fault) -> fail(failed, deadline));
  }

  private void answer(HttpServerExchange exchange, Route route, Call call, LimitedBody body) {
    if (body.isTooLong()) {
      send(exchange, service.refuse(route.path(), service.tooLarge(route)));
    } else {
      answer(exchange, route, call.with(body.bytes()));
    }
  }

  /** Refuses a body that did not end in time, and waits for no more of it. */
  private void late(HttpServerExchange exchange, Route route) {
    exchange.setPersistent(false);
    Reply reply = service.refuse(route.path(), Service.tooSlow(service.bodySeconds(route)));
    head(exchange, reply);
    exchange.getResponseSender().send(whole(reply), new HangUp());
  }

  private static void fail(HttpServerExchange exchange, BodyDeadline deadline) {
    if (deadline.meet()) {
      fail(exchange);
    }
  }

  private static void fail(HttpServerExchange exchange) {
    exchange.setPersistent(false);
    exchange.endExchange();
  }

  private void answer(HttpServerExchange exchange, Route route, Call call) {
    if (route.work() == Work.OPEN || route.work() == Work.LIGHT) {
      Eventual<Reply> reply = service.begin(route, call);
      if (reply.waits()) {
        exchange.dispatch(() -> write(exchange, reply));
      } else {
        send(exchange, reply.get());
      }
    } else if (places.tryAcquire()) {
      exchange.dispatch(() -> work(exchange, route, call));
    } else {
      send(exchange, service.refuse(route.path(), Service.tooMany()));
    }
  }

  /**
   * Answers in a thread that may wait. The place is free before the client sees the end of its
   * answer, so that its next request finds it; whoever waits for another service takes none.
   */
  private void work(HttpServerExchange exchange, Route route, Call call) {
    Eventual<Reply> reply;
    boolean written;
    try {
      reply = service.begin(route, call);
      written = !reply.waits() && writeContent(exchange, reply);
    } finally {
      places.release();
    }
    if (reply.waits()) {
      write(exchange, reply);
    } else if (written) {
      exchange.endExchange();
    }
  }

  private static void write(HttpServerExchange exchange, Eventual<Reply> eventual) {
    if (writeContent(exchange, eventual)) {
      exchange.endExchange();
    }
  }

  /** Writes all but the end of an answer; false where that fails, and the client is told so. */
  private static boolean writeContent(HttpServerExchange exchange, Eventual<Reply> eventual) {
    try {
      Reply reply = eventual.get(); // first, as it gives its place at the fallback back
      exchange.startBlocking();
      head(exchange, reply);
      reply.content().writeTo(exchange.getOutputStream());
      return true;
    } catch (IOException e) {
      fail(exchange);
    } catch (RuntimeException e) {
      // Part of the answer is out: only a broken connection tells that it is not whole.
      IoUtils.safeClose(exchange.getConnection());
    }
    return false;
  }

  private static void send(HttpServerExchange exchange, Reply reply) {
    head(exchange, reply);
    exchange.getResponseSender().send(whole(reply));
  }

  private static ByteBuffer whole(Reply reply) {
    if (reply.content() instanceof Reply.Whole whole) {
      return ByteBuffer.wrap(whole.bytes());
    }
    throw new IllegalStateException("Only heavy work is streamed.");
  }

  private static void head(HttpServerExchange exchange, Reply reply) {
    exchange.setStatusCode(reply.status());
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, reply.contentType());
    reply
        .headers()
        .forEach((name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
  }

  private static Call call(HttpServerExchange exchange, String id) {
    return new Call(
        exchange.getRequestMethod().toString(),
        exchange.getRequestPath(),
        query(exchange.getQueryParameters()),
        contentType(exchange),
        new byte[0],
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
    parameters.forEach(
        (name, values) -> {
          query.put(name, values.getLast());
          if (values.size() > 1) {
            throw new ServiceException(
                ServiceException.BAD_REQUEST,
                "bad_query",
                "The parameter '" + name + "' is given twice.");
          }
        });
    return query;
  }

  private static String contentType(HttpServerExchange exchange) {
    @Nullable String given = exchange.getRequestHeaders().getFirst(Headers.CONTENT_TYPE);
    if (given == null || given.equals(Reply.JSON)) {
      return given == null ? "" : given;
    }
    return given.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }
}
