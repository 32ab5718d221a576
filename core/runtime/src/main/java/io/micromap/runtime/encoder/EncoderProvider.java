package io.micromap.runtime.encoder;

import java.nio.file.Path;
import java.util.List;

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
   * An encoder from a folder with a model and its tokenizer.
   *
   * @throws io.micromap.runtime.error.MicromapException if the folder holds none that it can run
   */
  Encoder open(Path folder);
}
