package io.micromap.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.spi.DomainModule;
import io.micromap.spi.FeaturizerDefinition;
import io.micromap.spi.Label;
import io.micromap.spi.Thresholds;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainRegistryTest {

  private static final List<Label> ON_OFF = List.of(Label.of("on"), Label.of("off"));

  /** A domain without faults, found by the service loader in one test. */
  public static final class Lamp extends Module {
    /** For the service loader. */
    public Lamp() {
      super("lamp", ON_OFF);
    }
  }

  /** A domain that cannot be made. */
  public static final class Broken extends Module {
    /** For the service loader. */
    public Broken() {
      super("broken", ON_OFF);
      throw new IllegalStateException("no licence");
    }
  }

  /** A domain that links to a class that is not there. */
  public static final class Unlinked extends Module {
    /** For the service loader. */
    public Unlinked() {
      super("unlinked", ON_OFF);
    }

    @Override
    public List<Label> labels() {
      throw new NoClassDefFoundError("com/example/Missing");
    }
  }

  @Test
  void domainsAreSortedById() {
    DomainRegistry registry = registry(new Module("swap", ON_OFF), new Module("arc", ON_OFF));

    assertThat(registry.domains()).extracting(Domain::id).containsExactly("arc", "swap");
    assertThat(registry.problems()).isEmpty();
    assertThat(registry.require("arc").labelNames()).containsExactly("on", "off");
  }

  @Test
  void ofTwoDomainsWithOneIdNeitherIsTakenAndBothAreNamed() {
    DomainRegistry registry =
        DomainRegistry.of(
            List.of(
                Domain.of(new Module("lamp", ON_OFF), "b.jar"),
                Domain.of(new Module("lamp", ON_OFF), "a.jar"),
                Domain.of(new Module("arc", ON_OFF), "c.jar")),
            List.of());

    assertThat(registry.domains()).extracting(Domain::id).containsExactly("arc");
    assertThat(registry.problems())
        .singleElement()
        .hasToString(
            "a.jar and b.jar (domain 'lamp'): both provide the domain 'lamp'; neither is taken."
                + " Remove one of them.");
  }

  @Test
  void anUnknownDomainIsAnsweredWithWhatThereIs() {
    DomainRegistry registry = registry(new Module("banking", ON_OFF), new Module("arc", ON_OFF));

    assertThatThrownBy(() -> registry.require("bankng"))
        .isInstanceOfSatisfying(
            MicromapException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNKNOWN_DOMAIN))
        .hasMessage("No domain 'bankng'. Loaded: arc, banking. Did you mean 'banking'?");
    assertThatThrownBy(() -> registry().require("arc"))
        .hasMessage("No domain 'arc'. Loaded: none.");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "Lamp", "lamp_post", "1lamp", "lämp", "a b", "../lamp", "lamp\n"})
  void anIdThatNobodyCouldTypeIsRefused(String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Domain.of(new Module(id, ON_OFF), "x"))
        .withMessageContaining("id() is '" + id + "'")
        .withMessageContaining("lower-case letters, digits and hyphens");
  }

  @Test
  void allBreachesOfTheContractAreNamedAtOnce() {
    DomainModule module =
        new Module("Lamp", List.of(Label.of("on"), Label.of("on"))) {
          @Override
          public List<FeaturizerDefinition> featurizers() {
            return List.of();
          }

          @Override
          public Thresholds defaultThresholds() {
            return Thresholds.of(0.5, Map.of("of", 0.9));
          }
        };

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Domain.of(module, "x"))
        .withMessageContaining("id() is 'Lamp'")
        .withMessageContaining("labels() names 'on' twice")
        .withMessageContaining("featurizers() is empty")
        .withMessageContaining("defaultThresholds() names 'of'");
  }

  @Test
  @SuppressWarnings("NullAway") // a domain may do what it must not
  void aDomainNeedsTwoLabelsAndNoNulls() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Domain.of(new Module("lamp", List.of(Label.of("on"))), "x"))
        .withMessageContaining("two or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Domain.of(new Module("lamp", null), "x"))
        .withMessageContaining("labels() is null");
  }

  @Test
  void aBrokenDomainIsAProblemAndTheOthersLoad(@TempDir Path folder) throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(DomainModule.class.getName()),
        String.join(
            "\n",
            "com.example.Absent",
            Broken.class.getName(),
            Unlinked.class.getName(),
            Lamp.class.getName()));
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {folder.toUri().toURL()}, DomainRegistryTest.class.getClassLoader())) {
      DomainRegistry registry = DomainRegistry.load(loader);

      assertThat(registry.domains()).extracting(Domain::id).containsExactly("lamp");
      assertThat(registry.problems()).hasSize(3);
      assertThat(registry.problems().get(0).toString()).contains("com.example.Absent");
      assertThat(registry.problems().get(1).toString()).contains(Broken.class.getName());
      assertThat(registry.problems().get(2).toString())
          .contains(Unlinked.class.getName())
          .contains("com/example/Missing");
    }
  }

  private static DomainRegistry registry(DomainModule... modules) {
    return DomainRegistry.of(
        List.of(modules).stream().map(module -> Domain.of(module, "test")).toList(), List.of());
  }

  /** A domain of given values. */
  private static class Module implements DomainModule {

    private final String id;
    private final List<Label> labels;

    Module(String id, List<Label> labels) {
      this.id = id;
      this.labels = labels;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public List<Label> labels() {
      return labels;
    }
  }
}
