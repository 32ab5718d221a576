package io.micromap.cli;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.micromap.runtime.registry.DomainRegistry;
import java.io.PrintStream;

/** Composes what the commands need. */
final class CliModule extends AbstractModule {

  private final PrintStream out;
  private final PrintStream err;

  CliModule(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    bind(Main.class);
    bind(RecipeCommand.class);
    bind(TrainCommand.class);
    bind(SweepCommand.class);
    bind(CalibrateCommand.class);
    bind(ReportCommand.class);
    bind(LockCommand.class);
    bind(VerifyCommand.class);
    bind(MapCommand.class);
    bind(ExplainCommand.class);
    bind(DiffCommand.class);
    bind(ReplayCommand.class);
    bind(ReplayHashCommand.class);
    bind(BenchCommand.class);
    bind(BenchCommand.GuaranteeCommand.class);
    bind(BenchRobustnessCommand.class);
    bind(RailsCommand.class);
    bind(RailsFitCommand.class);
    bind(RailsAuditCommand.class);
    bind(RailsTracesCommand.class);
    bind(RailsParseCommand.class);
    bind(DomainsCommand.class);
    bind(DomainsListCommand.class);
    bind(DomainsCheckCommand.class);
    bind(DomainsNewCommand.class);
    bind(PluginOptions.class).in(Singleton.class);
  }

  @Provides
  @Singleton
  Console console() {
    return new Console(out, err);
  }

  /** Loaded when a command first asks, that is, after its options were read. */
  @Provides
  @Singleton
  DomainRegistry registry(PluginOptions plugins, Console console) {
    DomainRegistry registry = plugins.load();
    registry.problems().forEach(problem -> console.message("problem: " + problem));
    return registry;
  }
}
