package io.micromap.runtime.registry;

import io.micromap.spi.DomainModule;
import io.micromap.spi.SpiVersion;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * A jar, or some jars that are one plugin.
 *
 * @param source the jar or the folder, for messages
 * @param jars in the order of the class path
 */
record JarPlugin(Path source, List<Path> jars) {

  private static final String SERVICE = "META-INF/services/" + DomainModule.class.getName();

  /** Its domains, each class loader seeing the JDK, the contract and these jars. */
  Discovery load(ClassLoader host, TimeLimit limit) {
    boolean found = false;
    URL[] urls = new URL[jars.size()];
    for (int i = 0; i < urls.length; i++) {
      Path jar = jars.get(i);
      try (JarFile content = new JarFile(jar.toFile())) {
        urls[i] = jar.toUri().toURL();
        if (content.getEntry(SERVICE) != null) {
          found = true;
          Optional<Discovery> refusal = refusal(content.getManifest());
          if (refusal.isPresent()) {
            return refusal.get();
          }
        }
      } catch (IOException e) {
        return unreadable(jar, e);
      }
    }
    if (!found) {
      return Discovery.problem(
          source.toString(),
          "holds no " + SERVICE + ".",
          "Add that file with the name of the domain's class in it, or remove the jar.");
    }
    PluginClassLoader loader = new PluginClassLoader(source.toString(), urls, host);
    return new ModuleDiscovery(loader, limit).run(source.toString(), type -> source.toString());
  }

  private Discovery unreadable(Path jar, IOException e) {
    boolean there = Files.isReadable(jar);
    return Discovery.problem(
        source.toString(),
        (there ? jar.getFileName() + " is not a jar" : jar.getFileName() + " cannot be read")
            + " ("
            + e.getMessage()
            + ").",
        there ? "Copy it again, or remove it." : "Let it be read by this user, or remove it.");
  }

  private Optional<Discovery> refusal(Manifest manifest) {
    String text =
        manifest == null
            ? null
            : manifest.getMainAttributes().getValue(SpiVersion.MANIFEST_ATTRIBUTE);
    if (text == null) {
      return Optional.empty();
    }
    if (!text.strip().matches("[0-9]{1,6}")) {
      return version(
          "is '" + text + "'", "State the SPI's version as a whole number and package it again.");
    }
    int version = Integer.parseInt(text.strip());
    if (version > SpiVersion.CURRENT) {
      return version(
          "is " + version + ", too new: this Micromap has " + SpiVersion.CURRENT,
          "Use a newer Micromap.");
    }
    if (version < SpiVersion.OLDEST) {
      return version(
          "is " + version + ", too old: this Micromap supports " + SpiVersion.OLDEST + " and later",
          "Get a newer version of the plugin, or build it anew.");
    }
    return Optional.empty();
  }

  private Optional<Discovery> version(String what, String mend) {
    return Optional.of(
        Discovery.problem(
            source.toString(), SpiVersion.MANIFEST_ATTRIBUTE + " " + what + ".", mend));
  }
}
