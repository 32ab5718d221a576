package io.micromap.runtime.registry;

import io.micromap.spi.Featurizer;
import io.micromap.spi.Verifier;
import java.util.function.Supplier;

/**
 * Calls a plugin's code with the plugin's class loader as the thread's context loader.
 *
 * @param loader the plugin's
 */
record PluginContext(ClassLoader loader) {

  /** A featurizer whose code is called so. */
  Featurizer wrap(Featurizer code) {
    return (text, sink) ->
        call(
            () -> {
              code.featurize(text, sink);
              return true;
            });
  }

  /** A policy whose code is called so. */
  Verifier wrap(Verifier code) {
    return (label, slots, context) -> call(() -> code.verify(label, slots, context));
  }

  private <T> T call(Supplier<T> code) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return code.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
