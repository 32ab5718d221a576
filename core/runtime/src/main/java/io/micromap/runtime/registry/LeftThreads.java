package io.micromap.runtime.registry;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Threads that a plugin started and did not end while it described itself.
 *
 * @param names of the threads
 */
record LeftThreads(List<String> names) {

  private static final long GRACE_MILLIS = 200;

  /** Those that still run after a moment; they have the plugin's class loader from their maker. */
  static LeftThreads of(ClassLoader plugin) {
    return new LeftThreads(
        all()
            .filter(thread -> thread.getContextClassLoader() == plugin)
            .filter(thread -> !(thread instanceof TimeLimit.Caller))
            .filter(LeftThreads::goesOn)
            .map(Thread::getName)
            .sorted()
            .toList());
  }

  /** What was found, with a problem if there are such threads. */
  Discovery blame(String source, Discovery found) {
    if (names.isEmpty()) {
      return found;
    }
    Problem problem =
        new Problem(
            source,
            found.domains().stream().map(Domain::id).findFirst(),
            "left threads running: " + String.join(", ", names) + ".",
            "A domain answers on the thread that asks it; end the threads, or remove the plugin.");
    return new Discovery(
        found.domains(), Stream.concat(found.problems().stream(), Stream.of(problem)).toList());
  }

  private static boolean goesOn(Thread thread) {
    try {
      TimeUnit.MILLISECONDS.timedJoin(thread, GRACE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return thread.isAlive();
  }

  private static Stream<Thread> all() {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    while (root.getParent() != null) {
      root = root.getParent();
    }
    Thread[] threads = new Thread[2 * root.activeCount() + 16];
    root.enumerate(threads);
    return Arrays.stream(threads).filter(Objects::nonNull);
  }
}
