package io.micromap.cli.options;

import io.micromap.cli.console.ExitCode;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.runtime.registry.PluginLoader;
import jakarta.inject.Inject;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options of all commands that say where domains come from, in addition to the class path. */
public final class PluginOptions {

  /** System property with the launcher's folder, which the launcher sets. */
  static final String HOME = "micromap.home";

  /** Environment variable with folders of plugins, separated as in a class path. */
  static final String ENVIRONMENT = "MICROMAP_PLUGINS";

  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description =
          "Folder of domains: jars, folders of jars, folders with a domain.json. Repeatable; also"
              + " read: $MICROMAP_PLUGINS, and plugins/ beside the launcher.")
  private List<Path> folders = new ArrayList<>();

  @Option(
      names = "--allow-broken",
      scope = ScopeType.INHERIT,
      description = "A domain that cannot be loaded does not make the exit code 4.")
  private boolean allowBroken;

  private boolean broken;

  @Inject
  PluginOptions() {}

  /** Loads all domains. */
  public DomainRegistry load() {
    return load(loader());
  }

  /** Loads the domain of an id, should there be one, and all domains of the folders of plugins. */
  public DomainRegistry load(String id) {
    return load(loader().only(id));
  }

  private DomainRegistry load(PluginLoader loader) {
    DomainRegistry registry = loader.load(shipped(), folders());
    broken = !registry.problems().isEmpty();
    return registry;
  }

  /** The folders of plugins: those given, those of the environment, and that of the launcher. */
  public List<Path> folders() {
    List<Path> all = new ArrayList<>(folders);
    Arrays.stream(
            Optional.ofNullable(System.getenv(ENVIRONMENT)).orElse("").split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .map(Path::of)
        .forEach(all::add);
    home().map(home -> home.resolve("plugins")).filter(Files::isDirectory).ifPresent(all::add);
    return all;
  }

  /** Notes a broken domain that was found after loading. */
  public void foundBroken() {
    broken = true;
  }

  /** A loader for a single plugin. */
  public static PluginLoader loader() {
    return new PluginLoader(PluginOptions.class.getClassLoader(), PluginLoader.LIMIT);
  }

  /** The launcher's folder, if the launcher was used. */
  public static Optional<Path> home() {
    return Optional.ofNullable(System.getProperty(HOME)).map(Path::of);
  }

  /** The exit code of a command that ended with {@code code}: 4 if it met a broken domain. */
  public int exitCode(int code) {
    return code == ExitCode.DONE && broken && !allowBroken ? ExitCode.UNUSABLE : code;
  }

  /** The folder domains of the product: every folder of {@code domains/} with a domain.json. */
  private static List<Path> shipped() {
    Optional<Path> domains = home().map(home -> home.resolve("domains")).filter(Files::isDirectory);
    if (domains.isEmpty()) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(domains.get())) {
      return files.filter(PluginLoader::isFolderDomain).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
