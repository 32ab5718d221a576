package io.micromap.service.fallback;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Whether another service answers, for those who run this one. Thread-safe. */
final class FallbackHealth {

  private static final long QUIET = TimeUnit.MINUTES.toNanos(1);

  private final String site;
  private final Consumer<String> messages;
  private volatile List<String> warnings = List.of();
  private boolean told;
  private long last;

  /**
   * Nothing is known yet.
   *
   * @param messages receives a line where the other begins to fail, once a minute at most
   */
  FallbackHealth(String site, Consumer<String> messages) {
    this.site = site;
    this.messages = messages;
  }

  void answered() {
    warnings = List.of();
  }

  /** Anybody may read a warning, so that it has none of the other's words. */
  void failed(Fault fault) {
    boolean begins = warnings.isEmpty();
    warnings = List.of(message(fault.what()));
    if (begins) {
      tell(message(fault.text()));
    }
  }

  private synchronized void tell(String message) {
    if (!told || System.nanoTime() - last > QUIET) {
      told = true;
      last = System.nanoTime();
      messages.accept(message);
    }
  }

  private String message(String fault) {
    String sentence = fault.endsWith(".") ? fault : fault + ".";
    return "The fallback at "
        + site
        + " fails: "
        + sentence
        + " What the mappers leave open stays open.";
  }

  List<String> warnings() {
    return warnings;
  }
}
