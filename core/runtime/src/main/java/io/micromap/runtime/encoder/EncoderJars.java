package io.micromap.runtime.encoder;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.FileFault;
import io.micromap.runtime.error.MicromapException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The jars that bring encoders, in a folder beside the program: a class loader of their own leaves
 * the program as it is where there are none. A folder has one loader, because a process loads a
 * native library once.
 */
final class EncoderJars {

  private static final Map<Path, ClassLoader> LOADERS = new ConcurrentHashMap<>();

  private EncoderJars() {}

  /** The loader of a folder's jars; that of the calling thread where there is no such folder. */
  static @Nullable ClassLoader loader(@Nullable String folder) {
    if (folder == null || folder.isEmpty() || !Files.isDirectory(Path.of(folder))) {
      return Thread.currentThread().getContextClassLoader();
    }
    return LOADERS.computeIfAbsent(Path.of(folder).toAbsolutePath(), EncoderJars::open);
  }

  private static ClassLoader open(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      URL[] jars =
          files
              .filter(file -> file.toString().endsWith(".jar"))
              .sorted()
              .map(EncoderJars::url)
              .toArray(URL[]::new);
      return new URLClassLoader("encoders", jars, Encoder.class.getClassLoader());
    } catch (IOException e) {
      throw new MicromapException(
          ErrorCode.IO, "Cannot read the folder " + folder + ": " + FileFault.of(e) + ".", e);
    }
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
