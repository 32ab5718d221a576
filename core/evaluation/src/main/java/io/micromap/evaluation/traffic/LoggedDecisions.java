package io.micromap.evaluation.traffic;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.mapper.Mapper;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Decisions of one mapper out of a log, line by line. Left out and counted are those of other
 * mappers, as there are before and after a reload, and those where all mappers of a service were
 * asked, as most prompts are meant for another one then.
 */
public final class LoggedDecisions {

  private final Mapper mapper;
  private final Consumer<ObservedDecision> consumer;
  private final Map<String, Long> others = new TreeMap<>();
  private long taken;
  private long errors;
  private long routed;

  /** A reader that hands over the decisions of a mapper. */
  public LoggedDecisions(Mapper mapper, Consumer<ObservedDecision> consumer) {
    this.mapper = mapper;
    this.consumer = consumer;
  }

  /**
   * What was in a log.
   *
   * @param decisions of the mapper
   * @param otherMappers decisions of other mappers
   * @param routed decisions where all mappers of a service were asked
   * @param errors lines about prompts that could not be read
   */
  public record Lines(long decisions, long otherMappers, long routed, long errors) {}

  /**
   * Reads a line.
   *
   * @param place file and line, for messages
   * @throws MicromapException with {@link ErrorCode#BAD_JSON} if it is no decision
   */
  public void add(String text, String place) {
    DecisionLine line = DecisionLine.parse(text, place);
    try {
      add(line);
    } catch (IllegalArgumentException e) {
      throw DecisionLine.broken(place, e.getMessage());
    }
  }

  private void add(DecisionLine line) {
    if (line.isError()) {
      errors++;
    } else if (line.isRouted()) {
      routed++;
    } else if (line.sha256().equals(mapper.model().sha256())) {
      consumer.accept(line.decision(mapper));
      taken++;
    } else {
      others.merge(line.sha256(), 1L, Long::sum);
    }
  }

  /**
   * What was read.
   *
   * @param name of the log, for messages
   * @throws MicromapException with {@link ErrorCode#EMPTY_FILE} if there was no decision, with
   *     {@link ErrorCode#MISALIGNED} if all are of other mappers
   */
  public Lines lines(String name) {
    if (taken == 0 && others.isEmpty()) {
      throw new MicromapException(
          ErrorCode.EMPTY_FILE, name + ": holds no decisions. Give at least one.");
    }
    if (taken == 0) {
      throw new MicromapException(
          ErrorCode.MISALIGNED,
          name
              + ": no decision is of the mapper with the SHA-256 "
              + mapper.model().sha256()
              + "; they are of "
              + String.join(", ", others.keySet())
              + ". Give the mapper that decided.");
    }
    long foreign = others.values().stream().mapToLong(Long::longValue).sum();
    return new Lines(taken, foreign, routed, errors);
  }
}
