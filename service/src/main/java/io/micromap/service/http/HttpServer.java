package io.micromap.service.http;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.Field;
import io.micromap.runtime.error.FirstLine;
import io.micromap.runtime.error.MicromapException;
import io.micromap.service.api.Limits;
import io.micromap.service.api.Service;
import io.undertow.Undertow;
import io.undertow.Undertow.ListenerInfo;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.GracefulShutdownHandler;
import io.undertow.server.handlers.HttpContinueReadHandler;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.xnio.Options;

/** The service over HTTP/1.1. */
public final class HttpServer {

  /**
   * Silent: what a request meets is its answer, never a line. Kept, or the levels are forgotten.
   */
  private static final List<Logger> QUIET =
      List.of(
          Logger.getLogger("io.undertow"),
          Logger.getLogger("org.xnio"),
          Logger.getLogger("org.jboss"));

  /** How long a connection may be idle: longer than proxies usually keep one, which is a minute. */
  private static final int IDLE_MILLISECONDS = 75_000;

  private final Undertow server;
  private final ServiceHandler handler;
  private final GracefulShutdownHandler requests;

  private HttpServer(Undertow server, ServiceHandler handler, GracefulShutdownHandler requests) {
    this.server = server;
    this.handler = handler;
    this.requests = requests;
  }

  /**
   * Starts to listen.
   *
   * @throws MicromapException with {@link ErrorCode#IO} if the address cannot be listened on
   */
  public static HttpServer start(Service service, HttpSettings settings) {
    QUIET.forEach(logger -> logger.setLevel(Level.OFF));
    ServiceHandler handler = new ServiceHandler(service, settings.token());
    GracefulShutdownHandler requests = new GracefulShutdownHandler(handler);
    Undertow server =
        server(
            settings,
            service,
            exchange -> (handler.isStopping() ? handler : requests).handleRequest(exchange));
    try {
      server.start();
    } catch (RuntimeException e) {
      throw refusal(settings, e);
    }
    return new HttpServer(server, handler, requests);
  }

  private static MicromapException refusal(HttpSettings settings, RuntimeException e) {
    return MicromapException.naming(
        ErrorCode.IO,
        "Cannot listen on %s port %s: %s. Give another %s or %s.",
        settings.host(),
        settings.port(),
        FirstLine.of(e.getCause() == null ? e : e.getCause()),
        new Field("host"),
        new Field("port"));
  }

  private static Undertow server(HttpSettings settings, Service service, HttpHandler root) {
    Limits limits = service.limits();
    int milliseconds = Math.toIntExact(TimeUnit.SECONDS.toMillis(limits.seconds()));
    int processors = Runtime.getRuntime().availableProcessors();
    return listener(settings)
        .setIoThreads(processors)
        .setWorkerThreads(2 * processors + service.mostWaiting())
        .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, milliseconds)
        .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, IDLE_MILLISECONDS)
        .setServerOption(UndertowOptions.MAX_HEADER_SIZE, 32 << 10)
        .setServerOption(UndertowOptions.MAX_PARAMETERS, 16)
        // Our handler limits bodies: this limit counts chunks more than once, and cuts clients off.
        .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, -1L)
        .setServerOption(UndertowOptions.ALWAYS_SET_DATE, false)
        .setServerOption(UndertowOptions.RECORD_REQUEST_START_TIME, false)
        .setSocketOption(Options.READ_TIMEOUT, IDLE_MILLISECONDS)
        .setSocketOption(Options.WRITE_TIMEOUT, milliseconds)
        .setSocketOption(Options.BACKLOG, 1024)
        .setSocketOption(Options.TCP_NODELAY, true)
        .setHandler(new HttpContinueReadHandler(root))
        .build();
  }

  private static Undertow.Builder listener(HttpSettings settings) {
    Undertow.Builder builder = Undertow.builder();
    return settings
        .certificate()
        .map(
            certificate ->
                builder.addHttpsListener(settings.port(), settings.host(), certificate.server()))
        .orElseGet(() -> builder.addHttpListener(settings.port(), settings.host()));
  }

  /** Where the service listens, such as {@code http://127.0.0.1:8080}. */
  public String address() {
    ListenerInfo listener = server.getListenerInfo().get(0);
    InetSocketAddress bound = (InetSocketAddress) listener.getAddress();
    String host = bound.getAddress().getHostAddress();
    return listener.getProtcol()
        + "://"
        + (host.contains(":") ? "[" + host + "]" : host)
        + ":"
        + bound.getPort();
  }

  /**
   * Stops: new requests are refused with status 503, those under way are answered.
   *
   * @param patience how long to wait for them
   */
  public void stop(Duration patience) {
    handler.stop();
    requests.shutdown();
    try {
      requests.awaitShutdown(patience.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.stop();
  }
}
