package io.micromap.service.log;

import io.micromap.runtime.error.MicromapException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Opens a file as another process does: locks are a process's. */
final class OpenedElsewhere {

  private OpenedElsewhere() {}

  /** What another process says that opens a file; empty where it may. */
  static String open(Path file) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OpenedElsewhere.class.getName(),
                file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said.strip();
  }

  public static void main(String[] arguments) throws IOException {
    try (SoleFile file = SoleFile.open(Path.of(arguments[0]))) {
      file.last(line -> line);
    } catch (MicromapException e) {
      System.out.println(e.getMessage());
    }
  }
}
