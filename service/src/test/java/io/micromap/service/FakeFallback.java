package io.micromap.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** A service behind another one, which answers as a test says. */
final class FakeFallback implements AutoCloseable {

  private final HttpServer server;

  private FakeFallback(HttpServer server) {
    this.server = server;
  }

  /** Answers a request. */
  interface Handler {
    void handle(HttpExchange exchange) throws IOException;
  }

  static FakeFallback start(Handler handler) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", handler::handle);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
    return new FakeFallback(server);
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Answers with a body, in which apostrophes stand for quotes. */
  static void reply(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
