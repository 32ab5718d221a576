package io.micromap.cli.serve;

import io.micromap.cli.options.Output;
import io.micromap.cli.options.Usage;
import io.micromap.evaluation.replay.Salt;
import io.micromap.service.log.DecisionLog;
import io.micromap.service.log.PromptForm;
import io.micromap.service.model.DecisionListener;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine.Option;

/** The options that say whether and how decisions are logged. */
final class ServedLog {

  @Output
  @Option(
      names = "--log",
      paramLabel = "FILE",
      description =
          "Appends each decision, without its prompt, as a line that is chained to the one before;"
              + " 'log verify' checks it.")
  private Path log;

  @Option(names = "--log-prompts", description = "The log holds the prompts' texts, too.")
  private boolean withText;

  @Option(
      names = "--log-salt-file",
      paramLabel = "FILE",
      description =
          "The log holds the prompts as 'replay hash' writes them, with this salt; mappers of words alone"
              + " can replay it.")
  private Path saltFile;

  void requireConsistent(Usage usage) {
    usage.refuseIgnored(
        log == null, "there is no log; give --log too.", "--log-prompts", "--log-salt-file");
    usage.refuse(
        withText && saltFile != null, "Give either --log-prompts or --log-salt-file, not both.");
  }

  /** Looks whether decisions could be logged; the log is left as it is. */
  void requireWritable() {
    if (log != null) {
      form();
      DecisionLog.requireOpens(log);
    }
  }

  DecisionListener open() {
    return log == null ? event -> {} : DecisionLog.open(log, form(), Clock.systemUTC());
  }

  private PromptForm form() {
    if (saltFile != null) {
      return PromptForm.hashed(Salt.read(saltFile));
    }
    return withText ? PromptForm.TEXT : PromptForm.NOTHING;
  }
}
