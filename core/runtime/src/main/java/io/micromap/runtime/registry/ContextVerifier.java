package io.micromap.runtime.registry;

import io.micromap.spi.Verifier;
import java.util.Map;

/** A plugin's policy, called with the plugin's class loader as the thread's context loader. */
record ContextVerifier(Verifier code, ClassLoader loader) implements Verifier {

  @Override
  public Ruling verify(String label, Map<String, Object> slots, Map<String, Object> context) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return code.verify(label, slots, context);
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
