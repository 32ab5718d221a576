package io.micromap.service.http;

import io.undertow.server.HttpServerExchange;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xnio.XnioExecutor;

/** Until when the body of a request must be there. Serves the I/O thread of its exchange alone. */
final class BodyDeadline {

  private XnioExecutor.@Nullable Key timer;
  private boolean over;

  /** Waits, unless the body is there already. */
  void start(HttpServerExchange exchange, int seconds, Runnable late) {
    if (!over) {
      timer = exchange.getIoThread().executeAfter(() -> miss(late), seconds, TimeUnit.SECONDS);
    }
  }

  private void miss(Runnable late) {
    if (!over) {
      over = true;
      late.run();
    }
  }

  /** Whether the body ended, in whatever way, before the deadline; true once at most. */
  boolean meet() {
    if (over) {
      return false;
    }
    over = true;
    if (timer != null) {
      timer.remove();
    }
    return true;
  }
}
