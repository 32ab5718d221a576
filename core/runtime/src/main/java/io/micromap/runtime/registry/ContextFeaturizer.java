package io.micromap.runtime.registry;

import io.micromap.spi.FeatureSink;
import io.micromap.spi.Featurizer;

/** A plugin's featurizer, called with the plugin's class loader as the thread's context loader. */
record ContextFeaturizer(Featurizer code, ClassLoader loader) implements Featurizer {

  @Override
  public void featurize(String text, FeatureSink sink) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      code.featurize(text, sink);
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
