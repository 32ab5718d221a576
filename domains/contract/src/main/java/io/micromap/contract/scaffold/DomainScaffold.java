package io.micromap.contract.scaffold;

import io.micromap.evaluation.artifact.AtomicFile;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.registry.Domain;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A small domain that passes the contract, to be filled with an author's own classes and rows. */
public final class DomainScaffold {

  private static final Map<String, String> FOLDER =
      Map.of(
          "folder/README.md", "README.md",
          "folder/domain.json", "domain.json",
          "train.csv", "labels.csv",
          "eval.csv", "eval_labels.csv",
          "golden.csv", "golden_labels.csv");

  private static final Map<String, String> JAVA =
      Map.of(
          "java/README.md", "README.md",
          "java/pom.xml", "pom.xml",
          "java/Domain.java", "src/main/java/domains/@package@/@class@.java",
          "java/DomainTest.java", "src/test/java/domains/@package@/@class@Test.java",
          "java/service", "src/main/resources/META-INF/services/io.micromap.spi.DomainModule",
          "train.csv", "src/main/resources/domains/@package@/train.csv",
          "eval.csv", "src/main/resources/domains/@package@/eval.csv",
          "golden.csv", "src/main/resources/domains/@package@/golden.csv");

  private DomainScaffold() {}

  /** The two forms of a domain. */
  public enum Kind {
    /** A folder with a {@code domain.json}. */
    FOLDER,
    /** A Maven project that builds a jar. */
    JAVA
  }

  /**
   * Writes a domain into a new folder.
   *
   * @param id of the domain
   * @throws MicromapException if the id is no domain's, or the folder is there already
   */
  public static void write(Path folder, String id, Kind kind) {
    if (!id.matches("[a-z][a-z0-9-]{0,63}") || id.equals(Domain.CUSTOM)) {
      throw new MicromapException(
          ErrorCode.USAGE,
          "'"
              + id
              + "' is no name for a domain; expected lower-case letters, digits and hyphens,"
              + " starting with a letter, at most 64, and not '"
              + Domain.CUSTOM
              + "'.");
    }
    if (Files.exists(folder)) {
      throw new MicromapException(
          ErrorCode.USAGE, folder + " is there already; choose another name, or remove it.");
    }
    Map<String, String> names =
        Map.of(
            "@id@", id,
            "@class@", className(id),
            "@package@", id.replace("-", ""),
            "@version@", resource("version.txt").strip());
    new TreeMap<>(kind == Kind.JAVA ? JAVA : FOLDER)
        .forEach(
            (resource, file) ->
                AtomicFile.write(
                    folder.resolve(fill(file, names)),
                    fill(resource(resource), names).getBytes(StandardCharsets.UTF_8)));
  }

  private static String className(String id) {
    return Arrays.stream(id.split("-"))
            .filter(part -> !part.isEmpty())
            .map(part -> Character.toUpperCase(part.charAt(0)) + part.substring(1))
            .collect(Collectors.joining())
        + "Domain";
  }

  private static String fill(String text, Map<String, String> names) {
    String filled = text;
    for (Map.Entry<String, String> name : names.entrySet()) {
      filled = filled.replace(name.getKey(), name.getValue());
    }
    return filled;
  }

  private static String resource(String name) {
    try (InputStream in = DomainScaffold.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
