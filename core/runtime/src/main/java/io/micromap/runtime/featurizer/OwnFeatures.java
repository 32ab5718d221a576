package io.micromap.runtime.featurizer;

import io.micromap.spi.FeatureSink;

/** Passes the features of a domain's own code on as those of a view, once they are checked. */
final class OwnFeatures implements FeatureSink {

  private static final int MAX_NAME = 200;

  private final int view;
  private final GramSink sink;

  OwnFeatures(int view, GramSink sink) {
    this.view = view;
    this.sink = sink;
  }

  @Override
  public void add(String name, double value) {
    add(name.toCharArray(), 0, name.length(), value);
  }

  @Override
  public void add(char[] buffer, int offset, int length, double value) {
    if (length < 1 || length > MAX_NAME || !(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "it added the feature '"
              + new String(buffer, offset, length)
              + "' with the value "
              + value
              + "; expected a name of 1 to 200 characters and a finite positive value");
    }
    sink.gram(view, buffer, offset, length, value);
  }
}
