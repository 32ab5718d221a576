package io.micromap.runtime.registry;

import io.micromap.runtime.error.FileFault;
import io.micromap.spi.DomainModule;
import io.micromap.spi.SpiVersion;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;

/**
 * A jar, or some jars that are one plugin.
 *
 * @param source the jar or the folder, for messages
 * @param jars in the order of the class path
 */
record JarPlugin(Path source, List<Path> jars) {

  private static final String SERVICE = "META-INF/services/" + DomainModule.class.getName();

  /** Its domains; their class loader sees the JDK, the contract and these jars. */
  Discovery load(ClassLoader host, TimeLimit limit) {
    boolean found = false;
    for (Path jar : jars) {
      try (JarFile content = new JarFile(jar.toFile())) {
        boolean named = content.getEntry(SERVICE) != null;
        Optional<Discovery> refusal = named ? refusal(content) : Optional.empty();
        if (refusal.isPresent()) {
          return refusal.get();
        }
        found |= named;
      } catch (IOException e) {
        return unreadable(jar, e);
      }
    }
    return found ? complete(discover(host, limit)) : nothing();
  }

  /** A plugin gives at least a domain or a problem. */
  private Discovery complete(Discovery discovery) {
    return discovery.domains().isEmpty() && discovery.problems().isEmpty()
        ? Discovery.problem(
            source.toString(),
            SERVICE + " names no domain of this plugin.",
            "Write the name of the domain's class into it, or remove the plugin.")
        : discovery;
  }

  private Discovery discover(ClassLoader host, TimeLimit limit) {
    URL[] urls = new URL[jars.size()];
    for (int i = 0; i < urls.length; i++) {
      try {
        urls[i] = jars.get(i).toUri().toURL();
      } catch (MalformedURLException e) {
        return unreadable(jars.get(i), e);
      }
    }
    PluginClassLoader loader = new PluginClassLoader(source.toString(), urls, host);
    Discovery found =
        new ModuleDiscovery(loader, limit).run(source.toString(), type -> source.toString());
    return LeftThreads.of(loader).blame(source.toString(), found);
  }

  private Discovery nothing() {
    return Discovery.problem(
        source.toString(),
        "holds no " + SERVICE + ".",
        "Add that file with the name of the domain's class in it, or remove the jar.");
  }

  private Discovery unreadable(Path jar, IOException e) {
    if (!Files.exists(jar, LinkOption.NOFOLLOW_LINKS)) {
      return Discovery.problem(source.toString(), "does not exist.", "Check the path.");
    }
    boolean there = Files.isReadable(jar);
    return Discovery.problem(
        source.toString(),
        (there ? jar.getFileName() + " is not a jar" : jar.getFileName() + " cannot be read")
            + " ("
            + FileFault.of(e)
            + ").",
        there ? "Copy it again, or remove it." : "Let it be read by this user, or remove it.");
  }

  /** Why a jar cannot be loaded here, by the version of the contract that its manifest states. */
  private Optional<Discovery> refusal(JarFile jar) throws IOException {
    return Optional.ofNullable(jar.getManifest())
        .map(manifest -> manifest.getMainAttributes().getValue(SpiVersion.MANIFEST_ATTRIBUTE))
        .flatMap(this::refusal);
  }

  private Optional<Discovery> refusal(String text) {
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
          "Get a newer version of the plugin, or build it again.");
    }
    return Optional.empty();
  }

  private Optional<Discovery> version(String what, String fix) {
    return Optional.of(
        Discovery.problem(
            source.toString(), SpiVersion.MANIFEST_ATTRIBUTE + " " + what + ".", fix));
  }
}
