package io.micromap.runtime.registry;

/**
 * Why a domain is not there.
 *
 * @param source jar, folder or class it should have come from
 * @param cause what is wrong
 * @param mend what its author or user can do
 */
public record Problem(String source, String cause, String mend) {

  @Override
  public String toString() {
    return source + ": " + cause + " " + mend;
  }
}
