package io.micromap.mcp;

import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpServerSession;
import io.modelcontextprotocol.spec.McpServerTransport;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import reactor.core.publisher.Mono;

/** The transport over two streams, which tells when the client is gone; the SDK's own does not. */
final class WatchedTransports implements McpServerTransportProvider {

  private final StdioServerTransportProvider streams;
  private final PendingMessages pending;
  private final CountDownLatch closed = new CountDownLatch(1);

  WatchedTransports(StdioServerTransportProvider streams, PendingMessages pending) {
    this.streams = streams;
    this.pending = pending;
  }

  /** Waits until the session has ended. */
  void awaitEnd() throws InterruptedException {
    closed.await();
  }

  @Override
  public void setSessionFactory(McpServerSession.Factory factory) {
    streams.setSessionFactory(transport -> factory.create(new Watched(transport, pending, closed)));
  }

  @Override
  public Mono<Void> notifyClients(String method, Object parameters) {
    return streams.notifyClients(method, parameters);
  }

  @Override
  public Mono<Void> notifyClient(String session, String method, Object parameters) {
    return streams.notifyClient(session, method, parameters);
  }

  @Override
  public Mono<Void> closeGracefully() {
    return streams.closeGracefully();
  }

  @Override
  public List<String> protocolVersions() {
    return streams.protocolVersions();
  }

  /** One session's transport. */
  private record Watched(
      McpServerTransport transport, PendingMessages pending, CountDownLatch closed)
      implements McpServerTransport {

    @Override
    public Mono<Void> sendMessage(McpSchema.JSONRPCMessage message) {
      return Mono.defer(
          () -> {
            pending.sent();
            return transport.sendMessage(message);
          });
    }

    @Override
    public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
      return transport.unmarshalFrom(data, type);
    }

    @Override
    public Mono<Void> closeGracefully() {
      return transport.closeGracefully().doFinally(signal -> closed.countDown());
    }

    @Override
    public void close() {
      transport.close();
      closed.countDown();
    }

    @Override
    public List<String> protocolVersions() {
      return transport.protocolVersions();
    }
  }
}
