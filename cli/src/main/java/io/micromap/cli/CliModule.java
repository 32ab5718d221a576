package io.micromap.cli;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.micromap.cli.console.Console;
import io.micromap.cli.options.DomainSource;
import io.micromap.cli.options.PluginOptions;
import io.micromap.runtime.registry.DomainRegistry;
import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine.Command;

/** Binds what the commands need. */
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
    bind(PluginOptions.class).in(Singleton.class);
    bind(DomainSource.class);
  }

  private void bindCommands(List<Class<?>> types) {
    for (Class<?> type : types) {
      bind(type);
      bindCommands(List.of(type.getAnnotation(Command.class).subcommands()));
    }
  }

  @Provides
  @Singleton
  Console console() {
    return new Console(out, err);
  }

  /** Loads the domains when a command first asks for them, that is, after parsing its options. */
  @Provides
  @Singleton
  DomainRegistry registry(DomainSource domains) {
    return domains.all();
  }
}
