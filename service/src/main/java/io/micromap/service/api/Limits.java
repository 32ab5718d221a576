package io.micromap.service.api;

import io.micromap.runtime.json.Check;

/**
 * What the service takes at most.
 *
 * @param body bytes of a request's body, 1 or more
 * @param batchBody bytes of the body of a batch, 1 or more
 * @param batch prompts of a batch, 1 or more
 * @param questions of a request, 1 or more
 * @param concurrency requests that are worked on at once, 0 or more; others are told to come again
 * @param seconds in which a client must have sent its request, and taken in its answer, 1 or more
 */
public record Limits(
    int body, int batchBody, int batch, int questions, int concurrency, int seconds) {

  /** The limits where nobody gives any. */
  public static final Limits DEFAULTS = new Limits(1 << 20, 16 << 20, 100_000, 400, 64, 10);

  /** Validates. */
  public Limits {
    for (int limit : new int[] {body, batchBody, batch, questions, seconds}) {
      Check.that(limit >= 1, "limit", limit, "1 or more");
    }
    Check.count("concurrency", concurrency);
  }

  /** These limits with another number of requests at once. */
  public Limits withConcurrency(int requests) {
    return new Limits(body, batchBody, batch, questions, requests, seconds);
  }

  /** These limits with another size of bodies, in bytes. */
  public Limits withBody(int bytes) {
    return new Limits(bytes, Math.max(bytes, batchBody), batch, questions, concurrency, seconds);
  }
}
