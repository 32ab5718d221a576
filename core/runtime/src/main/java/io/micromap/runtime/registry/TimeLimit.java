package io.micromap.runtime.registry;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls foreign code on a daemon thread, which cannot keep the program from ending. */
final class TimeLimit {

  private final Duration limit;

  TimeLimit(Duration limit) {
    this.limit = limit;
  }

  /**
   * Calls, with {@code context} as the thread's context loader.
   *
   * @throws TimeoutException if the call does not return in time; the message says where it was
   * @throws ExecutionException with what the call threw
   */
  <T> T call(Callable<T> code, ClassLoader context) throws TimeoutException, ExecutionException {
    FutureTask<T> task = new FutureTask<>(code);
    Thread thread = new Caller(task);
    thread.setDaemon(true);
    thread.setContextClassLoader(context);
    thread.start();
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      String place = place(thread, context).map(at -> "; it was at " + at).orElse("");
      thread.interrupt();
      throw new TimeoutException("did not return within " + limit.toSeconds() + " s" + place + ".");
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Loading domains was interrupted.", e);
    }
  }

  /** A thread that calls code of a plugin. */
  static final class Caller extends Thread {

    private Caller(Runnable code) {
      super(code, "micromap-plugin");
    }
  }

  /** The innermost frame of the plugin's own code. */
  private static Optional<String> place(Thread thread, ClassLoader context) {
    return Arrays.stream(thread.getStackTrace())
        .filter(frame -> context.getName() != null)
        .filter(frame -> context.getName().equals(frame.getClassLoaderName()))
        .findFirst()
        .map(
            frame ->
                frame.getClassName()
                    + "."
                    + frame.getMethodName()
                    + ", line "
                    + frame.getLineNumber());
  }
}
