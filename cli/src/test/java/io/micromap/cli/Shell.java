package io.micromap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * Runs lines of bash in which {@code $micromap} is the program as a process of its own: the real
 * launcher, over the classes of this build.
 *
 * @param folder of the test
 * @param environment variables beside those of this process
 */
public record Shell(Path folder, Map<String, String> environment) {

  private static final String CLASS_PATH =
      System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

  /** The Java of this process. */
  static final Path JAVA = Path.of(System.getProperty("java.home"));

  /** A shell whose launcher stands in a folder of any name. */
  public static Shell of(Path folder, String home) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "bash is not installed");
    Path launcher = Files.createDirectories(folder.resolve(home)).resolve("micromap");
    Files.copy(Repository.ROOT.resolve("micromap"), launcher);
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    Path app = Files.createDirectories(folder.resolve(home).resolve("cli/target/micromap"));
    writeJar(app.resolve("micromap-cli.jar"));
    Files.setLastModifiedTime(
        Files.createFile(app.resolve("built")), FileTime.from(Instant.now().plusSeconds(3600)));
    Shell shell =
        new Shell(
            folder,
            new TreeMap<>(
                Map.of(
                    "micromap", launcher.toString(),
                    "app", app.toString(),
                    "JAVA_HOME", JAVA.toString())));
    shell.withoutArchive(JAVA);
    return shell;
  }

  /** Notes that a Java has tried in vain to make its archive of classes, which takes seconds. */
  void withoutArchive(Path java) throws IOException, InterruptedException {
    run(
        "id=$(ls -Li '"
            + java
            + "/bin/java'); echo tried >\"$app/classes-${id//[^[:alnum:]]/_}.jsa.tried\"");
  }

  /** The same with another variable. */
  public Shell with(String name, String value) {
    Map<String, String> more = new TreeMap<>(environment);
    more.put(name, value);
    return new Shell(folder, more);
  }

  /** Runs a line; its exit code is that of the first part that fails. */
  public ProgramRun run(String line) throws IOException, InterruptedException {
    Path out = folder.resolve("shell.out");
    Path err = folder.resolve("shell.err");
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", "set -o pipefail; " + line)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(line).isTrue();
    return new ProgramRun(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private static void writeJar(Path file) throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(Attributes.Name.MAIN_CLASS, Main.class.getName());
    main.put(
        Attributes.Name.CLASS_PATH,
        Arrays.stream(CLASS_PATH.split(File.pathSeparator))
            .map(entry -> Path.of(entry).toUri())
            .map(URI::toString)
            .collect(Collectors.joining(" ")));
    new JarOutputStream(Files.newOutputStream(file), manifest).close();
  }
}
