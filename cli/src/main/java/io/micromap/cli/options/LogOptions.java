package io.micromap.cli.options;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.JsonLines;
import io.micromap.evaluation.dataset.ShippedRows;
import io.micromap.evaluation.replay.LogEntry;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import java.nio.file.Path;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A log of prompts, read entry by entry. */
public final class LogOptions {

  private static final int PROGRESS = 1000;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Parameters(
      arity = "0..1",
      paramLabel = "LOG",
      description = "The log, JSONL; '-' is standard input.")
  private Path log;

  @Option(
      names = "--oos-label",
      paramLabel = "WORD",
      defaultValue = ShippedRows.OOS,
      description = "Label of out-of-scope entries (default: ${DEFAULT-VALUE}).")
  private String oosLabel;

  public String oosLabel() {
    return oosLabel;
  }

  /** Hands over every entry and shows progress; returns the number of entries. */
  public int forEach(Console console, Consumer<LogEntry> consumer) {
    if (log == null) {
      throw new ParameterException(command.commandLine(), "Give a log, or - for standard input.");
    }
    JsonLines lines = new JsonLines(log);
    int[] row = new int[1];
    try {
      lines.forEach(
          (text, line) -> {
            consumer.accept(LogEntry.parse(text, lines.name(), line, ++row[0], oosLabel));
            if (row[0] % PROGRESS == 0) {
              console.progress(row[0] + " entries");
            }
          });
    } finally {
      console.clearProgress();
    }
    if (row[0] == 0) {
      throw new MicromapException(
          ErrorCode.EMPTY_FILE, lines.name() + ": holds no entries. Give at least one.");
    }
    return row[0];
  }
}
