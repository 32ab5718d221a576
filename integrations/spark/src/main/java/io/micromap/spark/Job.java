package io.micromap.spark;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micromap.runtime.error.MicromapException;
import java.io.PrintWriter;
import java.util.Locale;
import org.apache.spark.SparkException;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** The program for spark-submit. Exit codes are those of the command line. */
@Command(
    name = "micromap-spark",
    description = "A mapper over many rows.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeOnExecutionException = JobExit.INTERNAL)
public final class Job {

  private Job() {}

  /** Runs a command, and ends the program where it failed. */
  public static void main(String[] arguments) {
    JobSession session =
        new JobSession(() -> SparkSession.builder().getOrCreate(), System.out, System.err);
    int code = run(session, arguments);
    SparkSession.getDefaultSession().foreach(Job::stop);
    if (code != JobExit.DONE) {
      // Spark takes the end of main for success.
      System.exit(code);
    }
  }

  private static Object stop(SparkSession session) {
    session.stop();
    return session;
  }

  /** Runs a command and gives its exit code. */
  static int run(JobSession session, String... arguments) {
    CommandLine commands = new CommandLine(CommandSpec.forAnnotatedObject(new Job()));
    commands.addSubcommand(new MapJob(session)).addSubcommand(new EvaluateJob(session));
    commands.setCaseInsensitiveEnumValuesAllowed(true);
    commands.setOut(new PrintWriter(session.out(), true, UTF_8));
    commands.setErr(new PrintWriter(session.err(), true, UTF_8));
    commands.setExecutionExceptionHandler((e, command, parsed) -> failed(session, e));
    return commands.execute(arguments);
  }

  /** A failure of Spark comes as its own exception; any other is a fault of the program. */
  private static int failed(JobSession session, Exception e) throws Exception {
    if (!(e instanceof MicromapException || e instanceof SparkException)) {
      throw e;
    }
    MicromapException known =
        e instanceof MicromapException own ? own : JobExit.failure("The job failed", e);
    session.message(known.message(Job::option));
    return JobExit.of(known.code());
  }

  private static String option(String field) {
    return "--" + field.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
