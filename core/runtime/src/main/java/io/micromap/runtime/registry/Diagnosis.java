package io.micromap.runtime.registry;

import io.micromap.spi.DomainModule;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.concurrent.TimeoutException;

/** Puts what went wrong with a plugin's code into words: cause and fix. */
final class Diagnosis {

  private static final String SERVICE = DomainModule.class.getName();

  private Diagnosis() {}

  static Problem of(String source, Throwable thrown) {
    Optional<String> domain =
        thrown instanceof BrokenDomainException broken ? broken.domain() : Optional.empty();
    return new Problem(source, domain, cause(thrown), fix(thrown));
  }

  private static String cause(Throwable thrown) {
    if (thrown instanceof BrokenDomainException broken) {
      return broken.getMessage();
    }
    if (thrown instanceof TimeoutException) {
      return "its code " + thrown.getMessage();
    }
    if (thrown instanceof ServiceConfigurationError) {
      String text = String.valueOf(thrown.getMessage()).replace(SERVICE + ": ", "");
      return text + (thrown.getCause() == null ? "." : " (" + deepest(thrown) + ").");
    }
    Throwable root = deepest(thrown);
    return root instanceof HaltingCode ? root.getMessage() + "." : root + ".";
  }

  private static String fix(Throwable thrown) {
    Throwable root = deepest(thrown);
    if (thrown instanceof TimeoutException) {
      return "Methods of a domain return at once; repair its code, or remove it.";
    }
    if (root instanceof UnsupportedClassVersionError) {
      return "Build it with --release 17, or run Micromap on a newer Java.";
    }
    if (root instanceof ClassNotFoundException || root instanceof NoClassDefFoundError) {
      return String.valueOf(root.getMessage()).replace('/', '.').startsWith("io.micromap.spi.")
          ? "It was built for a newer SPI; use a newer Micromap."
          : "Put the library that has this class beside the jar: a folder of jars is one plugin.";
    }
    if (root instanceof IncompatibleClassChangeError) {
      return "It was built against another version of what it calls; build it again.";
    }
    if (root instanceof ServiceConfigurationError) {
      return "Fix the class, or its name in META-INF/services/" + SERVICE + ".";
    }
    return "Repair the domain's code, or remove it.";
  }

  private static Throwable deepest(Throwable thrown) {
    Throwable root = thrown;
    for (int depth = 0; root.getCause() != null && depth < 100; depth++) {
      root = root.getCause();
    }
    return root;
  }
}
