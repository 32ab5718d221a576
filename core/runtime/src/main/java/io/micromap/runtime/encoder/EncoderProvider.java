package io.micromap.runtime.encoder;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Brings encoders; found with {@link java.util.ServiceLoader}. It is made before it is known
 * whether an encoder is needed, so its constructor does nothing.
 */
public interface EncoderProvider {

  /** Names of the encoders that it carries; the first is the one to use where none is named. */
  List<String> names();

  /**
   * An encoder that it carries.
   *
   * @param name one of {@link #names}
   */
  Encoder open(String name);

  /**
   * The hash of an encoder that it carries.
   *
   * @param name one of {@link #names}
   */
  default String sha256(String name) {
    return open(name).identity().sha256();
  }

  /**
   * The encoder in a folder, if it has a hash; another one is not made ready.
   *
   * @throws io.micromap.runtime.error.MicromapException if the folder holds none that it can run
   */
  default Optional<Encoder> open(Path folder, String sha256) {
    return Optional.of(open(folder)).filter(found -> found.identity().sha256().equals(sha256));
  }

  /**
   * Which encoder a folder holds; it is tried and given up again.
   *
   * @throws io.micromap.runtime.error.MicromapException if the folder holds none that it can run
   */
  default EncoderIdentity identity(Path folder) {
    return open(folder).identity();
  }

  /**
   * An encoder from a folder with a model and its tokenizer.
   *
   * @throws io.micromap.runtime.error.MicromapException if the folder holds none that it can run
   */
  Encoder open(Path folder);
}
