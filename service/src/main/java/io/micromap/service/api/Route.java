package io.micromap.service.api;

import io.micromap.service.fault.ServiceException;
import io.micromap.service.wire.Eventual;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A path that is answered.
 *
 * @param method of HTTP
 * @param path without a query
 * @param work how much there is to do
 * @param parameters of the query that it takes; empty where it passes over what it does not know
 * @param endpoint what does it
 */
public record Route(
    String method,
    String path,
    Work work,
    Optional<SortedSet<String>> parameters,
    Endpoint endpoint) {

  private static final Optional<SortedSet<String>> NO_PARAMETERS = Optional.of(new TreeSet<>());

  /** How much there is to do for an answer. */
  public enum Work {
    /** Microseconds, which need no thread of their own; open to everybody. */
    OPEN,
    /** Microseconds, which need no thread of their own. */
    LIGHT,
    /** Milliseconds and more. */
    HEAVY,
    /** As heavy work, for a body as large as that of a batch. */
    BATCH
  }

  /** Answers a call. */
  @FunctionalInterface
  public interface Endpoint {

    /**
     * The answer, or what asks another service for it.
     *
     * @throws io.micromap.service.fault.ServiceException if the request is refused
     */
    Eventual<Reply> answer(Call call);
  }

  /** Whether it answers a method; what is got can be asked for its head alone. */
  public boolean takes(String asked) {
    return method.equals(asked) || (method.equals("GET") && asked.equals("HEAD"));
  }

  /** The methods that it answers, as the header {@code allow} has them. */
  String allowed() {
    return method.equals("GET") ? "GET, HEAD" : method;
  }

  static Route get(String path, Work work, Function<Call, Reply> answer) {
    return new Route("GET", path, work, NO_PARAMETERS, call -> Eventual.now(answer.apply(call)));
  }

  static Route post(String path, Work work, Function<Call, Reply> answer) {
    return new Route("POST", path, work, NO_PARAMETERS, call -> Eventual.now(answer.apply(call)));
  }

  /** A request of a format whose clients may send parameters that nobody here knows. */
  static Route ofDecisions(String path, Work work, Endpoint endpoint) {
    return new Route("POST", path, work, Optional.empty(), endpoint);
  }

  /** This route, which takes some parameters. */
  Route taking(String... names) {
    return new Route(
        method, path, work, Optional.of(new TreeSet<>(Arrays.asList(names))), endpoint);
  }

  /**
   * Refuses a parameter that would be passed over.
   *
   * @throws ServiceException with status 422
   */
  void requireKnown(Map<String, String> query) {
    parameters.ifPresent(
        known ->
            query.keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .findFirst()
                .ifPresent(
                    name -> {
                      throw unknown(name, known);
                    }));
  }

  private ServiceException unknown(String name, SortedSet<String> known) {
    return ServiceException.unprocessable(
        "There is no parameter '"
            + name
            + "'; "
            + (known.isEmpty()
                ? path + " takes none."
                : "there are '" + String.join("' and '", known) + "'."));
  }
}
