package io.micromap.cli;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Ends the program by its own exit code, whatever code of plugins does. */
final class ExitWatch {

  private static final Set<String> OWN_LOADERS = Set.of("app", "platform");
  private static final long MOST_SECONDS = 2;

  private final PrintStream err;
  private volatile boolean finished;

  /** A watch that reports to a stream. */
  ExitWatch(PrintStream err) {
    this.err = err;
  }

  /** From now on, a plugin that ends the program is named, and the exit code is 4. */
  void start() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::blame, "micromap-exit"));
  }

  /** To be called right before the program ends; hooks of plugins have two seconds. */
  void finish(int code) {
    finished = true;
    Thread halt = new Thread(() -> halt(code), "micromap-halt");
    halt.setDaemon(true);
    halt.start();
  }

  private static void halt(int code) {
    try {
      TimeUnit.SECONDS.sleep(MOST_SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(code);
  }

  private void blame() {
    if (finished) {
      return;
    }
    Thread.getAllStackTraces().values().stream()
        .filter(ExitWatch::exits)
        .flatMap(trace -> culprit(trace).stream())
        .findFirst()
        .ifPresent(
            frame -> {
              Console.print(err, "problem: " + inWords(frame));
              Runtime.getRuntime().halt(ExitCode.UNUSABLE);
            });
  }

  private static boolean exits(StackTraceElement... trace) {
    return Arrays.stream(trace)
        .anyMatch(
            frame ->
                frame.getClassName().equals("java.lang.Runtime")
                    && frame.getMethodName().equals("exit"));
  }

  /** The innermost frame of a plugin; its class loader has the name of the plugin. */
  private static Optional<StackTraceElement> culprit(StackTraceElement... trace) {
    return Arrays.stream(trace)
        .filter(frame -> frame.getClassLoaderName() != null)
        .filter(frame -> !OWN_LOADERS.contains(frame.getClassLoaderName()))
        .findFirst();
  }

  private static String inWords(StackTraceElement frame) {
    return frame.getClassLoaderName()
        + ": its code ended the program, in "
        + frame.getClassName()
        + "."
        + frame.getMethodName()
        + ", line "
        + frame.getLineNumber()
        + ". Nothing more was done. Repair the domain's code, or remove it.";
  }
}
