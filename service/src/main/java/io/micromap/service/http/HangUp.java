package io.micromap.service.http;

import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import org.xnio.IoUtils;

/** Closes a connection once its answer was sent, however much the client would still send. */
final class HangUp implements IoCallback {

  @Override
  public void onComplete(HttpServerExchange exchange, Sender sender) {
    sender.close(
        new IoCallback() {
          @Override
          public void onComplete(HttpServerExchange sent, Sender closed) {
            end(sent);
          }

          @Override
          public void onException(HttpServerExchange failed, Sender closed, IOException fault) {
            end(failed);
          }
        });
  }

  @Override
  public void onException(HttpServerExchange exchange, Sender sender, IOException fault) {
    end(exchange);
  }

  private static void end(HttpServerExchange exchange) {
    IoUtils.safeClose(exchange.getConnection());
    exchange.endExchange();
  }
}
