package io.micromap.encoder;

/** Why the files of an encoder cannot be used, as half a sentence. */
final class EncoderFault extends RuntimeException {

  EncoderFault(String fault) {
    super(fault);
  }

  EncoderFault(String fault, Throwable cause) {
    super(fault, cause);
  }
}
