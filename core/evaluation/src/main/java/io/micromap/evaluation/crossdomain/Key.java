package io.micromap.evaluation.crossdomain;

/**
 * What a figure is of.
 *
 * @param mapper the mapper's id, or {@value Router#ID}
 * @param data the domain's id, or {@value Router#ALL}
 * @param rails whether rails had to confirm the answers
 */
public record Key(String mapper, String data, RailsState rails) {

  /** Whether it is a mapper on its own domain's rows. */
  public boolean onDiagonal() {
    return mapper.equals(data);
  }

  /** Whether it is a mapper on another domain's rows. */
  public boolean offDiagonal() {
    return !onDiagonal() && !byRouter();
  }

  /** Whether it is the router. */
  public boolean byRouter() {
    return mapper.equals(Router.ID);
  }

  /** Whether it is on the rows of all domains together. */
  boolean onAll() {
    return data.equals(Router.ALL);
  }

  /** Mapper, data and rails in one text for people. */
  public String title() {
    return mapper + " on " + data + ", rails " + rails.code();
  }
}
