package io.micromap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramVersionTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"--version", "map --version", "rails audit --version", "bench -V"})
  void theProgramAndEveryCommandTellTheVersion(String args) {
    ProgramRun run = ProgramRun.of((Object[]) args.split(" ", -1)).assertDone();

    assertThat(run.out()).isEqualToIgnoringNewLines(ProgramVersion.text());
  }

  @Test
  void outsideAJarItSaysSo() {
    assertThat(ProgramVersion.text()).isEqualTo("micromap (not from a jar)");
  }

  @Test
  void inAJarItIsThatOfTheManifest() throws Exception {
    URL[] jar = {jar("7.8.9").toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(jar, ClassLoader.getPlatformClassLoader())) {
      Method text = loader.loadClass(ProgramVersion.class.getName()).getDeclaredMethod("text");
      text.setAccessible(true);

      assertThat(text.invoke(null)).isEqualTo("micromap 7.8.9");
    }
  }

  private Path jar(String version) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
    Path file = folder.resolve("program.jar");
    String name = ProgramVersion.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file), manifest);
        InputStream in = ProgramVersion.class.getClassLoader().getResourceAsStream(name)) {
      out.putNextEntry(new ZipEntry(name));
      in.transferTo(out);
    }
    return file;
  }
}
