package io.micromap.cli;

import com.google.inject.Injector;
import com.google.inject.Key;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Creates commands with Guice, and everything else, such as groups of options, with picocli. */
final class GuiceFactory implements IFactory {

  private final Injector injector;
  private final IFactory fallback = CommandLine.defaultFactory();

  GuiceFactory(Injector injector) {
    this.injector = injector;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    return injector.getExistingBinding(Key.get(type)) == null
        ? fallback.create(type)
        : injector.getInstance(type);
  }
}
