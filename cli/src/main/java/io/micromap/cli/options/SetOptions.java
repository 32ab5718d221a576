package io.micromap.cli.options;

import io.micromap.cli.console.Inputs;
import io.micromap.evaluation.artifact.SetsFile;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.mapper.PredictionSets;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that ask for sets of labels beside the answers. */
public final class SetOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--top-k-promise",
      paramLabel = "SHARE",
      description =
          "Adds the set of labels that holds the right one for this share of in-scope prompts, as"
              + " calibrate --sets found it.")
  private Double share;

  @Option(
      names = "--sets",
      paramLabel = "FILE",
      description = "What calibrate --sets wrote; not needed where lock put it into the mapper.")
  private Path file;

  /** Whether sets were asked for. */
  public boolean isAsked() {
    return share != null || file != null;
  }

  /** The sets asked for, if any. */
  public Optional<PredictionSets> sets(Mapper mapper) {
    if (!isAsked()) {
      return Optional.empty();
    }
    Optional<Double> asked = Optional.ofNullable(share).map(PredictionSets::requireShare);
    PredictionSets sets =
        Optional.ofNullable(file)
            .map(path -> SetsFile.read(Inputs.source(path), mapper))
            .or(() -> PredictionSets.of(mapper.bundle()))
            .orElseThrow(() -> refusal("This mapper holds no sets. "));
    if (asked.isPresent() && asked.get() > sets.share()) {
      throw refusal(
          "The sets were calibrated for a share of "
              + sets.share()
              + ", not for "
              + asked.get()
              + ". ");
    }
    return Optional.of(sets);
  }

  private ParameterException refusal(String fault) {
    return new ParameterException(
        command.commandLine(),
        fault
            + "Run calibrate --sets "
            + share
            + " --labels-csv HELD_OUT --out FILE, then give --sets FILE here, or to lock.");
  }
}
