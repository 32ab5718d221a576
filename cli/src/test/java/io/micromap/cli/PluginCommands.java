package io.micromap.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Runs commands of the program inside the test's own Java. */
final class PluginCommands {

  private PluginCommands() {}

  /** What a command did. */
  record Result(int code, String out, String err) {}

  static Result run(Object... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] texts = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
    int code =
        Main.run(
            texts,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** The root of the sources. */
  static Path home() {
    return Path.of("").toAbsolutePath().getParent();
  }

  /** Writes a small folder domain of two classes. */
  static Path folderDomain(Path folder, String id) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("domain.json"),
        """
        {"id": "%s", "labels": [{"name": "on"}, {"name": "off"}], "thresholds": {"global": 0.1}}
        """
            .formatted(id));
    Files.writeString(folder.resolve("labels.csv"), ROWS);
    return folder;
  }

  static final String ROWS =
      """
      prompt,label
      switch it on,on
      turn on the lamp,on
      light the lamp,on
      lamp on please,on
      switch it off,off
      turn off the lamp,off
      darken the room,off
      lamp off please,off
      """;
}
