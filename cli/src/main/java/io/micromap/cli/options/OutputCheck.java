package io.micromap.cli.options;

import io.micromap.evaluation.artifact.AtomicFile;
import io.micromap.runtime.registry.PluginLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Refuses, before any work, outputs that would replace what the same command reads or writes, and
 * such as cannot be written. Options that are outputs have {@link Output}; all other paths are
 * read.
 */
public final class OutputCheck {

  private static final Path STANDARD_INPUT = Path.of("/dev/stdin");
  private static final String DASH = "-";

  private final ParseResult parsed;
  private final List<Named> inputs = new ArrayList<>();

  /** Folders of outputs that were not there before the work. */
  private final Set<Path> missing = new LinkedHashSet<>();

  /**
   * A path and who names it.
   *
   * @param option name of the option or parameter
   * @param path as given
   */
  private record Named(String option, Path path) {

    private boolean isSame(Named other) {
      Optional<Path> one = AtomicFile.replaced(path);
      Optional<Path> two = AtomicFile.replaced(other.path);
      return (one.isPresent() && one.equals(two)) || isSameFile(other);
    }

    private boolean isSameFile(Named other) {
      try {
        return Files.isRegularFile(path)
            && Files.exists(other.path)
            && Files.isSameFile(path, other.path);
      } catch (IOException e) {
        return false;
      }
    }

    private boolean liesIn(Named folder) {
      return Files.isDirectory(folder.path)
          && AtomicFile.replaced(path)
              .filter(file -> file.startsWith(AtomicFile.replaced(folder.path).orElseThrow()))
              .isPresent();
    }
  }

  /**
   * A check of one command line.
   *
   * @param parsed the command line
   * @param plugins folders of plugins that the command may read
   */
  public OutputCheck(ParseResult parsed, List<Path> plugins) {
    this.parsed = parsed;
    for (ArgSpec arg : given()) {
      if (output(arg).isEmpty()) {
        paths(arg).forEach(path -> inputs.add(new Named(name(arg), path)));
      }
    }
    if (Files.isRegularFile(STANDARD_INPUT)) {
      inputs.add(new Named("standard input", STANDARD_INPUT));
    }
    inputs.removeIf(input -> plugins.contains(input.path));
    plugins.forEach(folder -> inputs.addAll(plugins(folder)));
  }

  /** Checks all outputs that the command line names. */
  public void run() {
    List<Named> outputs = new ArrayList<>();
    for (ArgSpec arg : given()) {
      requireNamed(arg);
      output(arg).ifPresent(names -> outputs.addAll(outputs(arg, names)));
    }
    check(outputs);
  }

  private void requireNamed(ArgSpec arg) {
    if (paths(arg).anyMatch(path -> path.toString().isEmpty())) {
      throw new ParameterException(
          command().commandSpec().commandLine(),
          name(arg) + ": the path is empty. Name a file; is a variable of the shell not set?");
    }
  }

  /** Checks what goes into the folder that an option stands for if it is not given. */
  public void runWithDefault(String option, Path folder) {
    ArgSpec arg = command().commandSpec().findOption(option);
    check(resolve(folder, output(arg).orElseThrow()).map(file -> new Named(option, file)).toList());
  }

  private void check(List<Named> outputs) {
    for (int i = 0; i < outputs.size(); i++) {
      Named output = outputs.get(i);
      if (output.path.toString().equals(DASH)) {
        refuse(output, "is no file; it stands for standard input");
      }
      inputs.forEach(input -> requireApart(output, input));
      outputs.subList(0, i).stream()
          .filter(output::isSame)
          .forEach(other -> refuse(output, "is also what " + other.option + " writes"));
    }
    for (Named output : outputs) {
      AtomicFile.requireWritable(output.path);
      Path folder = output.path.getParent();
      if (folder != null && !Files.exists(folder)) {
        missing.add(folder);
      }
    }
  }

  /** The folders that the work made for its outputs, after it. */
  public List<Path> madeFolders() {
    return missing.stream().filter(Files::isDirectory).toList();
  }

  private void requireApart(Named output, Named input) {
    if (Files.exists(input.path) && output.isSame(input)) {
      refuse(output, "would be replaced, and " + input.option + " reads it");
    }
    if (output.liesIn(input)) {
      refuse(output, "lies in " + input.path + ", which " + input.option + " reads");
    }
  }

  private void refuse(Named output, String why) {
    throw new ParameterException(
        command().commandSpec().commandLine(),
        output.option + ": " + output.path + " " + why + ". Write to another file.");
  }

  /** The command that is run: the last one. */
  private ParseResult command() {
    ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    return last;
  }

  private List<ArgSpec> given() {
    List<ArgSpec> given = new ArrayList<>(parsed.matchedArgs());
    for (ParseResult each = parsed; each.hasSubcommand(); each = each.subcommand()) {
      given.addAll(each.subcommand().matchedArgs());
    }
    return given.stream().distinct().toList();
  }

  /** Names in the folder that an option writes, none if it is a file; empty for an input. */
  private static Optional<String[]> output(ArgSpec arg) {
    return arg.userObject() instanceof Field field && field.isAnnotationPresent(Output.class)
        ? Optional.of(field.getAnnotation(Output.class).value())
        : Optional.empty();
  }

  private static List<Named> outputs(ArgSpec arg, String... names) {
    return paths(arg)
        .flatMap(path -> names.length == 0 ? Stream.of(path) : resolve(path, names))
        .map(path -> new Named(name(arg), path))
        .toList();
  }

  private static Stream<Path> resolve(Path folder, String... names) {
    return Arrays.stream(names).map(folder::resolve);
  }

  private static Stream<Path> paths(ArgSpec arg) {
    return arg.typedValues().stream()
        .flatMap(value -> value instanceof List<?> list ? list.stream() : Stream.of(value))
        .filter(Path.class::isInstance)
        .map(Path.class::cast);
  }

  private static String name(ArgSpec arg) {
    return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
  }

  /** The jars and folder domains in a folder of plugins; the rest of it is not read. */
  private static List<Named> plugins(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> PluginLoader.isJar(entry) || PluginLoader.isFolderDomain(entry))
          .map(entry -> new Named("--plugins", entry))
          .toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }
}
