/**
 * Sentence encoders in process: WordPiece in Java, the network in ONNX Runtime. Found at run time
 * as an {@link io.micromap.runtime.encoder.EncoderProvider}; nobody depends on it.
 */
@NullMarked
package io.micromap.encoder;

import org.jspecify.annotations.NullMarked;
