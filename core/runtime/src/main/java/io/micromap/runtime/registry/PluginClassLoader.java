package io.micromap.runtime.registry;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Enumeration;

/**
 * The classes of one plugin, alone with the JDK and the {@code io.micromap.spi} of the host: two
 * plugins may bring different versions of one library, and a copy of the contract inside a jar is
 * ignored.
 */
final class PluginClassLoader extends URLClassLoader {

  private static final String SHARED = "io.micromap.spi.";
  private static final String SHARED_RESOURCES = "io/micromap/spi/";

  private final ClassLoader host;

  static {
    registerAsParallelCapable();
  }

  PluginClassLoader(String name, URL[] jars, ClassLoader host) {
    super(name, jars, ClassLoader.getPlatformClassLoader());
    this.host = host;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    return name.startsWith(SHARED) ? host.loadClass(name) : super.loadClass(name, resolve);
  }

  /** Refuses a class that would end the whole program without a trace. */
  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    URL file = findResource(name.replace('.', '/') + ".class");
    if (file != null && HaltingCode.halts(file)) {
      throw new HaltingCode(name);
    }
    return super.findClass(name);
  }

  @Override
  public URL getResource(String name) {
    return name.startsWith(SHARED_RESOURCES) ? host.getResource(name) : super.getResource(name);
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return name.startsWith(SHARED_RESOURCES) ? host.getResources(name) : super.getResources(name);
  }
}
