package io.micromap.cli.options;

import io.micromap.cli.console.Console;
import io.micromap.runtime.registry.DomainRegistry;
import jakarta.inject.Inject;

/** Where commands get domains from; what is wrong with one is told when it is loaded. */
public final class DomainSource {

  private final PluginOptions plugins;
  private final Console console;

  @Inject
  DomainSource(PluginOptions plugins, Console console) {
    this.plugins = plugins;
    this.console = console;
  }

  /** All domains. */
  public DomainRegistry all() {
    return told(plugins.load());
  }

  /** As few domains as can be, with that of an id among them, should there be one. */
  public DomainRegistry of(String id) {
    return told(plugins.load(id));
  }

  private DomainRegistry told(DomainRegistry registry) {
    registry.problems().forEach(problem -> console.message("problem: " + problem));
    return registry;
  }
}
