package io.micromap.evaluation.crossdomain;

/**
 * Where the router sends a row.
 *
 * @param data id of the row's domain
 * @param mapper id of the domain whose mapper speaks
 * @param reply with labels led by their domain's id
 * @param shared whether the prompt is also one of a class of another domain
 */
record Route(String data, String mapper, Reply reply, boolean shared) {

  boolean fired() {
    return reply.fired();
  }

  /** Whether the row is answered with another domain's class. */
  boolean misrouted() {
    return reply.fired() && !mapper.equals(data);
  }
}
