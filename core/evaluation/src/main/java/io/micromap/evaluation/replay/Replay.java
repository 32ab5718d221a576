package io.micromap.evaluation.replay;

import io.micromap.evaluation.drift.DriftTally;
import io.micromap.evaluation.drift.MapperVersion;
import io.micromap.evaluation.drift.PairedTally;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.Field;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.mapper.Decision;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.mapper.Prediction;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Runs a candidate and the live mapper over a log, entry by entry; needs memory for the labels, not
 * for the entries. Not thread-safe.
 */
public final class Replay {

  private static final int NAMED = 20;

  private final Optional<Runner> live;
  private final Runner candidate;
  private final Set<String> candidateLabels;
  private final DriftTally fromLive;
  private final DriftTally fromChoice;
  private final PairedTally agreement = new PairedTally();
  private final Set<String> strangers = new TreeSet<>();
  private int entries;
  private int choices;

  /**
   * A replay.
   *
   * @param live the mapper in use, if there is one
   * @param candidate the mapper that may replace it
   * @param salt of the log, needed for hashed entries alone
   * @param oosLabel the word that marks an entry as out of scope
   */
  public Replay(
      Optional<MapperVersion> live, MapperVersion candidate, Optional<Salt> salt, String oosLabel) {
    this.live = live.map(version -> new Runner(version, salt));
    this.candidate = new Runner(candidate, salt);
    this.candidateLabels = Set.copyOf(candidate.labels());
    Set<String> shared = new HashSet<>(candidateLabels);
    live.ifPresent(version -> shared.retainAll(version.labels()));
    this.fromLive = new DriftTally(shared, oosLabel);
    this.fromChoice = new DriftTally(candidateLabels, oosLabel);
  }

  /**
   * What became of an entry.
   *
   * @param entry the entry
   * @param live the live mapper's decision, if there is one
   * @param candidate the candidate's decision
   */
  public record Replayed(LogEntry entry, Optional<Decision> live, Decision candidate) {

    /** Whether the candidate's answer differs from that of the live mapper or the other system. */
    public boolean differs() {
      Optional<String> label = candidate.label();
      return live.filter(d -> !d.label().equals(label)).isPresent()
          || entry.choice().filter(c -> !c.label().equals(label)).isPresent();
    }
  }

  /**
   * Runs an entry.
   *
   * @throws MicromapException if it is hashed and there is no salt, or another one, or a mapper
   *     reads text alone
   */
  public Replayed add(LogEntry entry) {
    Decision now = candidate.decide(entry);
    Optional<Decision> before = live.map(runner -> runner.decide(entry));
    Optional<String> answer = now.label();
    entries++;
    before.ifPresent(d -> fromLive.add(entry.label(), d.label(), answer));
    if (entry.choice().isPresent()) {
      choices++;
      Optional<String> choice = entry.choice().get().label();
      choice
          .filter(label -> !candidateLabels.contains(label) && strangers.size() < NAMED)
          .ifPresent(strangers::add);
      fromChoice.add(entry.label(), choice, answer);
      before.ifPresent(d -> agreement.add(d.label().equals(choice), answer.equals(choice)));
    }
    return new Replayed(entry, before, now);
  }

  /** The report of the entries so far. */
  public ReplayReport report() {
    return new ReplayReport(
        entries,
        live.map(runner -> fromLive.report()),
        choices == 0 ? Optional.empty() : Optional.of(fromChoice.report()),
        choices == 0 ? Optional.empty() : live.map(runner -> agreement.change()),
        List.copyOf(strangers));
  }

  /** One mapper over text and hashes. */
  private static final class Runner {

    private final Mapper mapper;
    private final String name;
    private final Optional<HashedMapper> hashed;

    Runner(MapperVersion version, Optional<Salt> salt) {
      mapper = version.mapper();
      name = version.name();
      hashed = salt.map(s -> new HashedMapper(mapper, name, s));
    }

    Decision decide(LogEntry entry) {
      return entry.prompt().isPresent()
          ? mapper.map(entry.prompt().get())
          : mapper.decide(predict(entry), mapper.bundle().thresholds());
    }

    private Prediction predict(LogEntry entry) {
      HashedPrompt.requireWords(name, mapper);
      HashedMapper known = hashed.orElseThrow(() -> withoutSalt(entry));
      try {
        return known.predict(entry.hashed().orElseThrow());
      } catch (MicromapException e) {
        throw new MicromapException(e.code(), entry.place() + ": " + e.getMessage(), e);
      }
    }

    private static MicromapException withoutSalt(LogEntry entry) {
      return MicromapException.naming(
          ErrorCode.MISALIGNED,
          "%s: is hashed; give the log's salt with %s.",
          entry.place(),
          new Field("saltFile"));
    }
  }
}
