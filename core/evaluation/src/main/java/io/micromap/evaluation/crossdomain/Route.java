package io.micromap.evaluation.crossdomain;

import java.util.Optional;

/**
 * The router's reply to a row: that of the mapper it chose. Labels carry their domain's id.
 *
 * @param data id of the row's domain
 * @param mapper id of the mapper that was chosen
 * @param reply of that mapper
 * @param score of the router
 * @param answered whether the router answers with that score
 * @param shared whether the prompt is also in scope in another domain
 */
record Route(
    String data, String mapper, MapperReply reply, double score, boolean answered, boolean shared)
    implements Reply {

  @Override
  public String gold() {
    return inScope() ? Router.label(data, reply.gold()) : reply.gold();
  }

  @Override
  public boolean inScope() {
    return reply.inScope();
  }

  @Override
  public Optional<String> candidate() {
    return reply.candidate().map(label -> Router.label(mapper, label));
  }

  @Override
  public double confidence() {
    return reply.candidate().isPresent() ? score : 0;
  }

  @Override
  public boolean fired() {
    return answered && reply.candidate().isPresent();
  }

  /** Whether the row is answered with another domain's class. */
  boolean misrouted() {
    return fired() && !mapper.equals(data);
  }
}
