package io.micromap.runtime.featurizer;

/** Which words were seen in training, and which of them beside each other. */
public interface KnownWords {

  /** Whether a word was seen; it is a slice of a buffer. */
  boolean hasWord(char[] buffer, int offset, int length);

  /** Whether two words were seen beside each other; they are a slice, one blank between them. */
  boolean hasPair(char[] buffer, int offset, int length);
}
