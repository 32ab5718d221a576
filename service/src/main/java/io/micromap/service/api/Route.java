package io.micromap.service.api;

import io.micromap.service.wire.Eventual;
import java.util.function.Function;

/**
 * A path that is answered.
 *
 * @param method of HTTP
 * @param path without a query
 * @param work how much there is to do
 * @param endpoint what does it
 */
public record Route(String method, String path, Work work, Endpoint endpoint) {

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
    return new Route("GET", path, work, call -> Eventual.now(answer.apply(call)));
  }

  static Route post(String path, Work work, Function<Call, Reply> answer) {
    return postEventually(path, work, call -> Eventual.now(answer.apply(call)));
  }

  static Route postEventually(String path, Work work, Endpoint endpoint) {
    return new Route("POST", path, work, endpoint);
  }
}
