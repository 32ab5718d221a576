package io.micromap.runtime.registry;

import io.micromap.runtime.error.FileFault;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.folder.FolderDomain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Loads domains from everywhere, in a fixed order: the class path, plugins named one by one, and
 * folders of plugins. A plugin is a jar, a folder of jars (one domain with its own libraries), or a
 * folder with a {@value FolderDomain#FILE}.
 */
public final class PluginLoader {

  /** How long a plugin's code may take to describe its domain. */
  public static final Duration LIMIT = Duration.ofSeconds(5);

  private final ClassLoader host;
  private final TimeLimit limit;

  /** The one domain that is asked for; empty where all are. */
  private final Optional<String> only;

  /**
   * A loader.
   *
   * @param host where the contract is taken from, and the domains of the class path
   * @param limit how long a plugin's code may take
   */
  public PluginLoader(ClassLoader host, Duration limit) {
    this(host, new TimeLimit(limit), Optional.empty());
  }

  private PluginLoader(ClassLoader host, TimeLimit limit, Optional<String> only) {
    this.host = host;
    this.limit = limit;
    this.only = only;
  }

  /**
   * As this loader, but of the class path and of the folders with a {@value FolderDomain#FILE} only
   * those are loaded that have an id. Jars are loaded, because nothing else tells their ids.
   */
  public PluginLoader only(String id) {
    return new PluginLoader(host, limit, Optional.of(id));
  }

  /**
   * All domains there are.
   *
   * @param plugins single plugins
   * @param folders folders whose jars and folders are plugins; one named twice is read once
   */
  public DomainRegistry load(List<Path> plugins, List<Path> folders) {
    List<Discovery> found = new ArrayList<>();
    found.add(classPath());
    plugins.forEach(plugin -> found.add(plugin(plugin)));
    Set<Path> seen = new LinkedHashSet<>();
    for (Path folder : folders) {
      if (seen.add(real(folder))) {
        found.add(folder(folder));
      }
    }
    return DomainRegistry.of(
        found.stream().flatMap(discovery -> discovery.domains().stream()).toList(),
        found.stream().flatMap(discovery -> discovery.problems().stream()).toList());
  }

  /** The domains of one jar or folder. */
  public Discovery plugin(Path plugin) {
    if (Files.isDirectory(plugin)) {
      return isFolderDomain(plugin) ? folderDomain(plugin) : folderOfJars(plugin);
    }
    return new JarPlugin(plugin, List.of(plugin)).load(host, limit);
  }

  /** Whether a path is a folder with a {@value FolderDomain#FILE}. */
  public static boolean isFolderDomain(Path path) {
    return Files.exists(path.resolve(FolderDomain.FILE), LinkOption.NOFOLLOW_LINKS);
  }

  /** Whether a path has the name of a jar, in any case. */
  public static boolean isJar(Path path) {
    return path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".jar");
  }

  private Discovery classPath() {
    return new ModuleDiscovery(host, limit, only).run("class path", PluginLoader::place);
  }

  private Discovery folder(Path folder) {
    if (isFolderDomain(folder)) {
      return Discovery.problem(
          folder.toString(), "is a domain, not a folder of domains.", "Name the folder above it.");
    }
    try {
      List<Domain> domains = new ArrayList<>();
      List<Problem> problems = new ArrayList<>();
      for (Path plugin : entries(folder)) {
        if (Files.isDirectory(plugin) || isJar(plugin)) {
          Discovery found = plugin(plugin);
          domains.addAll(found.domains());
          problems.addAll(found.problems());
        }
      }
      return new Discovery(domains, problems);
    } catch (IOException e) {
      return Discovery.problem(
          folder.toString(),
          "cannot be read as a folder: " + FileFault.of(e) + ".",
          "Check the path.");
    }
  }

  private Discovery folderOfJars(Path folder) {
    try {
      List<Path> jars = entries(folder).stream().filter(PluginLoader::isJar).toList();
      return jars.isEmpty()
          ? Discovery.problem(
              folder.toString(),
              "holds neither jars nor a " + FolderDomain.FILE + ".",
              "Put the domain into it, or name another folder.")
          : new JarPlugin(folder, jars).load(host, limit);
    } catch (IOException e) {
      return Discovery.problem(
          folder.toString(),
          "cannot be read: " + FileFault.of(e) + ".",
          "Let it be read, or remove it.");
    }
  }

  private Discovery folderDomain(Path folder) {
    try {
      if (only.isPresent() && isAnother(FolderDomain.idOf(folder), only.get())) {
        return new Discovery(List.of(), List.of());
      }
      Domain domain = new DomainCheck(FolderDomain.read(folder)).read(folder.toString());
      return new Discovery(List.of(domain), List.of());
    } catch (MicromapException e) {
      return Discovery.problem(folder.toString(), e.getMessage(), "Fix the file.");
    } catch (BrokenDomainException e) {
      return new Discovery(
          List.of(),
          List.of(
              new Problem(
                  folder.toString(), e.domain(), FolderDomain.inItsWords(e), "Fix the files.")));
    }
  }

  /** What states no id is read, so that somebody says what is wrong with it. */
  private static boolean isAnother(String id, String asked) {
    return !id.isEmpty() && !id.equals(asked);
  }

  /** Visible entries, sorted by name, without what a Mac adds to a zip. */
  private static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(PluginLoader::isVisible).sorted().toList();
    }
  }

  private static boolean isVisible(Path file) {
    String name = file.getFileName().toString();
    return !name.startsWith(".") && !name.equals("__MACOSX");
  }

  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      return folder.toAbsolutePath().normalize();
    }
  }

  /** A class of the class path, and the file it came from. */
  private static String place(Class<?> type) {
    var source = type.getProtectionDomain().getCodeSource();
    String file = source == null ? "JDK" : source.getLocation().getPath();
    return type.getName() + " in " + file.replaceFirst("/$", "").replaceFirst(".*/", "");
  }
}
