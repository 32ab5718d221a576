package io.micromap.cli;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.cli.console.FieldOptions;
import io.micromap.cli.console.ReaderGoneException;
import io.micromap.runtime.error.MicromapException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Puts what stopped a command into words and an exit code.
 *
 * @param err for the words
 */
record Failures(PrintStream err) {

  private static final int MEBIBYTE = 1 << 20;

  /** A command line that is refused. */
  int usage(ParameterException e) {
    Console.print(err, OptionNames.inPlainWords(e.getMessage()));
    CommandLine command = e.getCommandLine();
    PromptHint.of(e).ifPresent(hint -> Console.print(err, hint));
    if (!UnmatchedArgumentException.printSuggestions(
        e, new PrintWriter(err, true, StandardCharsets.UTF_8))) {
      Console.print(err, "Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    }
    return ExitCode.USAGE;
  }

  /**
   * Anything else, errors of Java among it.
   *
   * @param args the command line
   */
  int failure(Throwable e, List<String> args) {
    if (e instanceof ReaderGoneException) {
      return ExitCode.DONE;
    }
    if (e instanceof MicromapException known) {
      Console.print(err, "micromap: " + FieldOptions.message(known));
      return ExitCode.of(known.code());
    }
    if (e instanceof OutOfMemoryError) {
      Console.print(err, "micromap: " + outOfMemory());
      return ExitCode.INTERNAL;
    }
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    Console.print(err, "micromap: internal error; please report it with the lines below");
    Console.print(err, "arguments: " + args);
    Console.print(err, trace.toString().strip());
    return ExitCode.INTERNAL;
  }

  private static String outOfMemory() {
    return "out of memory: Java may use "
        + Runtime.getRuntime().maxMemory() / MEBIBYTE
        + " MiB here. Give it more, as with JAVA_TOOL_OPTIONS=-Xmx4g, or give fewer rows.";
  }
}
