package io.micromap.runtime.registry;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles sources and packages them with resources into a jar, for tests of plugins. */
public final class JarBuilder {

  private static final String SERVICE = "META-INF/services/io.micromap.spi.DomainModule";

  private static final Map<Object, Map<String, byte[]>> COMPILED = new HashMap<>();

  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final List<String> attributes = new ArrayList<>();
  private final List<String> classPath = new ArrayList<>();
  private final List<String> left = new ArrayList<>();

  public JarBuilder() {
    classPath.add(System.getProperty("java.class.path"));
  }

  /** A domain with two classes and a body of further members, named in the service file. */
  public static JarBuilder domain(String id, String members) {
    String name = "Domain" + id.replace("-", "");
    return new JarBuilder()
        .source(
            "plugin." + name,
            """
            package plugin;
            import io.micromap.spi.*;
            import java.util.*;
            public class %s implements DomainModule {
              public String id() { return "%s"; }
              %s
              %s
            }
            """
                .formatted(
                    name,
                    id,
                    members.contains("List<Label> labels()")
                        ? ""
                        : "public List<Label> labels() { return List.of(Label.of(\"a\"), Label.of(\"b\")); }",
                    members))
        .service("plugin." + name);
  }

  public JarBuilder source(String className, String code) {
    sources.put(className, code);
    return this;
  }

  public JarBuilder service(String className) {
    return file(SERVICE, className + "\n");
  }

  public JarBuilder file(String name, String text) {
    files.put(name, text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  public JarBuilder without(String file) {
    left.add(file);
    return this;
  }

  public JarBuilder attribute(String name, String value) {
    attributes.add(name + ": " + value);
    return this;
  }

  public JarBuilder library(Path jar) {
    classPath.add(0, jar.toString());
    return this;
  }

  /** A domain that reads its id from a resource, so that many are compiled once. */
  static JarBuilder numbered(int number) {
    return domain("numbered", "")
        .source(
            "plugin.Domainnumbered",
            """
            package plugin;
            import io.micromap.spi.*;
            import java.util.*;
            public class Domainnumbered implements DomainModule {
              public String id() {
                try (var in = getClass().getResourceAsStream("/id.txt")) {
                  return new String(in.readAllBytes());
                } catch (java.io.IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              }
              public List<Label> labels() { return List.of(Label.of("a"), Label.of("b")); }
            }
            """)
        .file("id.txt", "domain" + number);
  }

  /** Writes the jar and makes its folder. */
  public Path build(Path jar) throws IOException {
    Files.createDirectories(jar.toAbsolutePath().getParent());
    Map<String, byte[]> all = new LinkedHashMap<>(files);
    all.putAll(COMPILED.computeIfAbsent(List.of(sources, classPath), key -> compile()));
    all.keySet().removeAll(left);
    write(jar, all);
    return jar;
  }

  private Map<String, byte[]> compile() {
    if (sources.isEmpty()) {
      return Map.of();
    }
    try {
      Path classes = Files.createTempDirectory("classes");
      compile(classes);
      Map<String, byte[]> compiled = new LinkedHashMap<>();
      try (Stream<Path> paths = Files.walk(classes)) {
        for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
          compiled.put(classes.relativize(path).toString(), Files.readAllBytes(path));
        }
      }
      return compiled;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void compile(Path classes) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> options =
        List.of(
            "-proc:none",
            "--release",
            "17",
            "-d",
            classes.toString(),
            "-cp",
            String.join(System.getProperty("path.separator"), classPath));
    List<JavaFileObject> units = new ArrayList<>();
    sources.forEach((name, code) -> units.add(unit(name, code)));
    if (!compiler.getTask(null, null, null, options, null, units).call()) {
      throw new IllegalStateException("The sources of the test do not compile; see above.");
    }
  }

  private static JavaFileObject unit(String name, String code) {
    URI address = URI.create("string:///" + name.replace('.', '/') + ".java");
    return new SimpleJavaFileObject(address, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return code;
      }
    };
  }

  private void write(Path jar, Map<String, byte[]> entries) throws IOException {
    String text = "Manifest-Version: 1.0\n" + String.join("\n", attributes) + "\n";
    Manifest manifest =
        new Manifest(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream zip = new JarOutputStream(out, manifest)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new JarEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
  }
}
