package io.micromap.encoder;

/** How the vectors of a text's tokens become one. */
enum Pooling {
  /** The first token's. */
  CLS,
  /** Their mean. */
  MEAN;

  /**
   * One vector.
   *
   * @param states the tokens' vectors, one behind the other
   * @param dimension length of each
   */
  float[] pool(float[] states, int dimension) {
    float[] pooled = new float[dimension];
    int tokens = this == CLS ? 1 : states.length / dimension;
    for (int i = 0; i < dimension; i++) {
      double sum = 0;
      for (int token = 0; token < tokens; token++) {
        sum += states[token * dimension + i];
      }
      pooled[i] = (float) (sum / tokens);
    }
    return pooled;
  }
}
