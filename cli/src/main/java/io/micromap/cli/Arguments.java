package io.micromap.cli;

import io.micromap.cli.console.Console;
import java.io.PrintStream;
import java.util.Arrays;

/** Finds arguments that Java has destroyed before the program gets them. */
final class Arguments {

  private static final char REPLACEMENT = '\uFFFD';

  private Arguments() {}

  /** Whether all arguments came through; says so if the locale let some be destroyed. */
  static boolean areReadable(String[] args, PrintStream err) {
    String encoding = System.getProperty("sun.jnu.encoding", "UTF-8");
    boolean destroyed =
        !encoding.equalsIgnoreCase("UTF-8")
            && Arrays.stream(args).anyMatch(arg -> arg.indexOf(REPLACEMENT) >= 0);
    if (destroyed) {
      Console.print(
          err,
          "An argument holds characters that Java cannot read under this locale ("
              + encoding
              + "). Set LC_ALL=C.UTF-8, or give prompts by --prompts-jsonl.");
    }
    return !destroyed;
  }
}
