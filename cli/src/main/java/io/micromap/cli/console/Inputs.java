package io.micromap.cli.console;

import io.micromap.evaluation.dataset.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;

/** Paths of inputs, among them {@code -}, which is standard input. */
public final class Inputs {

  private Inputs() {}

  /** Whether a path is standard input. */
  public static boolean isStandard(Path path) {
    return path.toString().equals("-");
  }

  /** Whether an input can be read only once: standard input, a named pipe, a device. */
  public static boolean isReadOnce(Path path) {
    return isStandard(path) || (Files.exists(path) && !Files.isRegularFile(path));
  }

  /** Name of an input, for messages. */
  public static String name(Path path) {
    return isStandard(path) ? "standard input" : path.toString();
  }

  /** The content of an input. */
  public static Source source(Path path) {
    return isStandard(path) ? Source.of(name(path), System.in) : Source.of(path);
  }

  /** Whether an argument stands for standard input: a dash that is not behind {@code --}. */
  public static boolean isDash(String argument, CommandSpec command) {
    return argument.equals("-")
        && !command.root().commandLine().getParseResult().originalArgs().contains("--");
  }

  /** A prompt given as argument, or the whole of standard input without its last line end. */
  public static String prompt(String argument, CommandSpec command) {
    return isDash(argument, command)
        ? source(Path.of("-")).text().replaceFirst("\\R\\z", "")
        : argument;
  }
}
