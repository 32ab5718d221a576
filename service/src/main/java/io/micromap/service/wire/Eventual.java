package io.micromap.service.wire;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A value that is there, or one for which another service has to be asked first.
 *
 * @param waits whether another service has to be asked
 * @param value what is there, or asks; to be called once
 */
public record Eventual<T>(boolean waits, Supplier<T> value) {

  /** A value that is there. */
  public static <T> Eventual<T> now(T value) {
    return new Eventual<>(false, () -> value);
  }

  /** A value for which another service has to be asked. */
  public static <T> Eventual<T> later(Supplier<T> value) {
    return new Eventual<>(true, value);
  }

  /** The value; waits for the other service where it has to. */
  public T get() {
    return value.get();
  }

  /** What is made of the value, at once where that is there. */
  public <R> Eventual<R> map(Function<T, R> use) {
    return waits ? later(() -> use.apply(get())) : now(use.apply(get()));
  }
}
