package io.micromap.cli;

import com.google.inject.Guice;
import com.google.inject.Injector;
import io.micromap.cli.bench.BenchCommand;
import io.micromap.cli.console.Console;
import io.micromap.cli.console.ExitCode;
import io.micromap.cli.console.ReaderGoneException;
import io.micromap.cli.data.DataCommand;
import io.micromap.cli.domains.DomainsCommand;
import io.micromap.cli.encoder.EncoderCommand;
import io.micromap.cli.options.OutputCheck;
import io.micromap.cli.options.PluginOptions;
import io.micromap.cli.rails.RailsCommand;
import io.micromap.cli.serve.LogCommand;
import io.micromap.cli.serve.ServeCommand;
import io.micromap.cli.verbs.CalibrateCommand;
import io.micromap.cli.verbs.DiffCommand;
import io.micromap.cli.verbs.EvaluateCommand;
import io.micromap.cli.verbs.ExplainCommand;
import io.micromap.cli.verbs.LockCommand;
import io.micromap.cli.verbs.MapCommand;
import io.micromap.cli.verbs.McpCommand;
import io.micromap.cli.verbs.MonitorCommand;
import io.micromap.cli.verbs.RecipeCommand;
import io.micromap.cli.verbs.ReplayCommand;
import io.micromap.cli.verbs.ReportCommand;
import io.micromap.cli.verbs.SweepCommand;
import io.micromap.cli.verbs.TrainCommand;
import io.micromap.cli.verbs.VerifyCommand;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.mapper.VisibleText;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** The program. */
@Command(
    name = "micromap",
    description = "Small deterministic mappers from prompts to classes.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "For authors of domains and applications, from a checkout: ./micromap sdk install",
      "Exit codes: 0 done; 1 a gate failed; 2 usage; 3 bad input data;",
      "4 unusable bundle or plugin; 5 input or output failed; 70 internal error."
    })
public final class Main implements Runnable {

  private static final List<Class<?>> COMMANDS =
      List.of(
          RecipeCommand.class,
          DataCommand.class,
          TrainCommand.class,
          SweepCommand.class,
          CalibrateCommand.class,
          EvaluateCommand.class,
          ReportCommand.class,
          LockCommand.class,
          VerifyCommand.class,
          MapCommand.class,
          ExplainCommand.class,
          DiffCommand.class,
          ReplayCommand.class,
          MonitorCommand.class,
          ServeCommand.class,
          LogCommand.class,
          BenchCommand.class,
          RailsCommand.class,
          McpCommand.class,
          DomainsCommand.class,
          EncoderCommand.class);

  @CommandLine.Mixin private PluginOptions plugins;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** Starts the program. Whatever happens, the exit code is one of those that the help lists. */
  public static void main(String[] args) {
    int code = ExitCode.INTERNAL;
    try {
      StandardStreams streams = StandardStreams.take();
      ExitWatch watch = new ExitWatch(streams.err());
      watch.start();
      code =
          Arguments.areReadable(args, streams.err())
              ? run(args, streams.out(), streams.err())
              : ExitCode.USAGE;
      watch.finish(code);
    } finally {
      System.exit(code);
    }
  }

  /** Runs one command; data goes to {@code out}, messages go to {@code err}. */
  public static int run(String[] args, PrintStream out, PrintStream err) {
    Failures failures = new Failures(err);
    int code;
    try {
      CommandLine line = commandLine(commands(args), out, err);
      code = line.execute(OptionNames.normalize(args));
      line.getOut().flush();
    } catch (RuntimeException | Error e) {
      code = failures.failure(e, List.of(args));
    }
    return code == ExitCode.IO ? code : written(code, out, failures, args);
  }

  /** The exit code, unless what was printed, as help is, was lost. */
  private static int written(int code, PrintStream out, Failures failures, String... args) {
    try {
      Console.requireWritten(out);
      return code;
    } catch (ReaderGoneException e) {
      return code;
    } catch (MicromapException e) {
      return failures.failure(e, List.of(args));
    }
  }

  /**
   * The command that the first argument names, none for the version, or else all; setting up all of
   * them would take most of a cold start.
   */
  private static List<Class<?>> commands(String[] args) {
    if (args.length == 1 && args[0].equals("--version")) {
      return List.of();
    }
    List<Class<?>> named =
        COMMANDS.stream().filter(type -> args.length > 0 && isNamed(type, args[0])).toList();
    return named.isEmpty() ? COMMANDS : named;
  }

  /** Compares with the class's name, because reading the annotations of all classes takes time. */
  private static boolean isNamed(Class<?> type, String verb) {
    return type.getSimpleName().toLowerCase(Locale.ROOT).equals(verb + "command");
  }

  /** The program with all its commands, not yet run. */
  static CommandLine commandLine(PrintStream out, PrintStream err) {
    return commandLine(COMMANDS, out, err);
  }

  private static CommandLine commandLine(
      List<Class<?>> commands, PrintStream out, PrintStream err) {
    Failures failures = new Failures(err);
    Injector injector = Guice.createInjector(new CliModule(commands, out, err));
    CommandLine line = new CommandLine(Main.class, new GuiceFactory(injector));
    for (Class<?> command : commands) {
      line.addSubcommand(command);
    }
    setVersion(line, ProgramVersion.text());
    // A prompt is a text, also one that begins with @; it never names a file.
    line.setExpandAtFiles(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionStrategy(new Execution())
        .setParameterExceptionHandler(new Misuse(failures))
        .setExecutionExceptionHandler(new Failing(failures));
    line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    return line;
  }

  /** Gives a command and all below it the version. */
  private static void setVersion(CommandLine command, String version) {
    command.getCommandSpec().version(version);
    for (CommandLine below : command.getSubcommands().values()) {
      setVersion(below, version);
    }
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getErr());
    throw new ParameterException(spec.commandLine(), "A verb is missing; give one of those above.");
  }

  private static int execute(ParseResult parsed) {
    Main main = (Main) parsed.commandSpec().root().userObject();
    OutputCheck outputs = new OutputCheck(parsed, main.plugins.folders());
    try {
      outputs.run();
    } catch (MicromapException e) {
      throw new ExecutionException(parsed.commandSpec().commandLine(), e.getMessage(), e);
    }
    try {
      return main.plugins.exitCode(new RunLast().execute(parsed));
    } finally {
      for (Path folder : outputs.madeFolders()) {
        parsed
            .commandSpec()
            .commandLine()
            .getErr()
            .println("made folder " + VisibleText.of(folder.toString()));
      }
    }
  }

  // Classes and loops, not lambdas: a lambda over picocli's types keeps them, and its largest class
  // is one, out of the archive of loaded classes that the launcher makes.

  private static final class Execution implements IExecutionStrategy {
    @Override
    public int execute(ParseResult parsed) {
      return Main.execute(parsed);
    }
  }

  private record Misuse(Failures failures) implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException e, String[] args) {
      return failures.usage(e);
    }
  }

  private record Failing(Failures failures) implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception e, CommandLine line, ParseResult result) {
      return failures.failure(e, result.originalArgs());
    }
  }
}
