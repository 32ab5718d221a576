package io.micromap.cli;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.Scopes;
import io.micromap.cli.console.Console;
import io.micromap.cli.options.DomainSource;
import io.micromap.cli.options.PluginOptions;
import io.micromap.runtime.registry.DomainRegistry;
import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine.Command;

/**
 * Binds what the commands need, without annotations of its own: Java makes a class at run time for
 * each kind that Guice looks at.
 */
final class CliModule extends AbstractModule {

  private final List<Class<?>> commands;
  private final PrintStream out;
  private final PrintStream err;

  /**
   * Binds what some commands need.
   *
   * @param commands classes of commands; their subcommands are bound too
   */
  CliModule(List<Class<?>> commands, PrintStream out, PrintStream err) {
    this.commands = commands;
    this.out = out;
    this.err = err;
  }

  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    bind(Main.class);
    bindCommands(commands);
    bind(Console.class).toInstance(new Console(out, err));
    bind(PluginOptions.class).in(Scopes.SINGLETON);
    bind(DomainSource.class);
    bindRegistry();
  }

  private void bindCommands(List<Class<?>> types) {
    for (Class<?> type : types) {
      bind(type);
      bindCommands(List.of(type.getAnnotation(Command.class).subcommands()));
    }
  }

  /** Loads the domains when a command first asks for them, that is, after parsing its options. */
  private void bindRegistry() {
    Provider<DomainSource> domains = getProvider(DomainSource.class);
    Provider<DomainRegistry> all = () -> domains.get().all();
    bind(DomainRegistry.class).toProvider(all).in(Scopes.SINGLETON);
  }
}
