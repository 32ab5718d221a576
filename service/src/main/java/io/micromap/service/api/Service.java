package io.micromap.service.api;

import io.micromap.runtime.error.MicromapException;
import io.micromap.service.api.Route.Work;
import io.micromap.service.fallback.Fallback;
import io.micromap.service.fault.ServiceException;
import io.micromap.service.wire.Eventual;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All requests that the service answers, whatever carries them. Thread-safe. */
public final class Service {

  /** How much longer than other bodies that of a batch may take. */
  private static final int BATCH_PATIENCE = 6;

  private final Limits limits;
  private final Map<String, Route> routes = new LinkedHashMap<>();
  private final ServiceSettings settings;

  /** A service. */
  public Service(ServiceSettings settings) {
    this.settings = settings;
    this.limits = settings.limits();
    Inquiries inquiries =
        new Inquiries(
            settings.mappers(),
            settings.metrics().and(settings.traffic()).and(settings.listener()));
    List<Route> all = new ArrayList<>(new StatusEndpoints(settings).routes());
    all.addAll(new DecisionEndpoints(inquiries, limits.questions(), settings.fallback()).routes());
    all.addAll(new MapEndpoints(inquiries, limits.batch()).routes());
    all.addAll(new RailsEndpoints(inquiries).routes());
    all.forEach(route -> routes.put(route.path(), route));
  }

  /** How many requests may wait for the answer of another service at once. */
  public int mostWaiting() {
    return settings.fallback().map(Fallback::most).orElse(0);
  }

  /** The limits of requests. */
  public Limits limits() {
    return limits;
  }

  /** All routes. */
  public List<Route> routes() {
    return List.copyOf(routes.values());
  }

  /**
   * The route of a request.
   *
   * @throws ServiceException with status 404 or 405
   */
  public Route route(String method, String path) {
    Route route = routes.get(path);
    if (route == null) {
      throw new ServiceException(
          ServiceException.NOT_FOUND,
          "unknown_path",
          "There is no " + path + ". See /openapi.json for what there is.");
    }
    if (!route.takes(method)) {
      throw new ServiceException(
          ServiceException.METHOD_NOT_ALLOWED,
          "method_not_allowed",
          path + " takes " + route.allowed() + ", not " + method + ".",
          Map.of("allow", route.allowed()));
    }
    return route;
  }

  /**
   * Checks that a body is sent as it is.
   *
   * @param encoding what the request says of it, if anything
   * @throws ServiceException with status 415
   */
  public static void requirePlain(Optional<String> encoding) {
    if (!encoding.orElse("identity").strip().equalsIgnoreCase("identity")) {
      throw new ServiceException(
          ServiceException.UNSUPPORTED_MEDIA_TYPE,
          "unsupported_encoding",
          "The body has the content encoding '"
              + encoding.get()
              + "', which is not read here; send it as it is.");
    }
  }

  /**
   * Checks what is known of a request before its body is read.
   *
   * @param contentType without parameters, in lower case; empty where none was given
   * @param length of the body in bytes; -1 if it is not known
   * @throws ServiceException with status 413 or 415
   */
  public void requireReadable(Route route, String contentType, long length) {
    boolean json = contentType.isEmpty() || contentType.equals(Reply.JSON);
    if (!json && !(route.work() == Work.BATCH && Batch.isLines(contentType))) {
      throw new ServiceException(
          ServiceException.UNSUPPORTED_MEDIA_TYPE,
          "unsupported_media_type",
          "The body is of type '" + contentType + "'; send JSON as " + Reply.JSON + ".");
    }
    if (length > mostBytes(route)) {
      throw tooLarge(route);
    }
  }

  /** The longest body that a route takes, in bytes. */
  public int mostBytes(Route route) {
    return route.work() == Work.BATCH ? limits.batchBody() : limits.body();
  }

  /** The refusal of a body that is too long. */
  public ServiceException tooLarge(Route route) {
    return new ServiceException(
        ServiceException.TOO_LARGE,
        "body_too_large",
        "The body is larger than " + mostBytes(route) + " bytes; send less at once.");
  }

  /**
   * Answers a call as far as that needs no other service; whatever goes wrong is an answer too, and
   * nothing is thrown.
   */
  public Eventual<Reply> begin(Route route, Call call) {
    Eventual<Reply> begun;
    try {
      route.requireKnown(call.query());
      begun = route.endpoint().answer(call);
    } catch (RuntimeException | StackOverflowError e) {
      begun = Eventual.now(refusal(e));
    }
    Eventual<Reply> rest = begun;
    return rest.waits()
        ? Eventual.later(() -> count(route, awaited(rest)))
        : Eventual.now(count(route, rest.get()));
  }

  /** Answers a call; waits for another service where it has to. */
  public Reply answer(Route route, Call call) {
    return begin(route, call).get();
  }

  private static Reply awaited(Eventual<Reply> rest) {
    try {
      return rest.get();
    } catch (RuntimeException | StackOverflowError e) {
      return refusal(e);
    }
  }

  private static Reply refusal(Throwable e) {
    if (e instanceof ServiceException refused) {
      return Reply.refusal(refused);
    }
    return Reply.refusal(
        e instanceof MicromapException known
            ? ServiceException.of(known)
            : ServiceException.internal(e));
  }

  private Reply count(Route route, Reply reply) {
    settings.metrics().answered(route.path(), reply.status());
    return reply;
  }

  /**
   * The answer to a request that no route works on.
   *
   * @param path that was asked; what is no path of the service is counted under none
   */
  public Reply refuse(String path, ServiceException e) {
    settings.metrics().answered(routes.containsKey(path) ? path : "", e.status());
    return Reply.refusal(e);
  }

  /** The refusal of a request whose body takes too long. */
  public static ServiceException tooSlow(int seconds) {
    return new ServiceException(
        ServiceException.TIMED_OUT,
        "too_slow",
        "The body did not end within " + seconds + " seconds; send less at once.");
  }

  /** How long a client may take to send a body, in seconds: longer for that of a batch. */
  public int bodySeconds(Route route) {
    return route.work() == Work.BATCH ? BATCH_PATIENCE * limits.seconds() : limits.seconds();
  }

  /** The refusal where as many requests are worked on as may be. */
  public static ServiceException tooMany() {
    return new ServiceException(
        ServiceException.TOO_MANY_REQUESTS,
        "too_many_requests",
        "The service works on as many requests as it may; try again.");
  }
}
