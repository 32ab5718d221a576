package io.micromap.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.micromap.contract.Behaviour;
import io.micromap.contract.DomainContract;
import io.micromap.contract.Finding;
import io.micromap.contract.Finding.Severity;
import io.micromap.runtime.registry.Domain;
import io.micromap.spi.DomainModule;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;

/**
 * Checks a domain against the contract, one test per {@link Behaviour}. Authors extend it and name
 * the domain. What breaks the contract fails; recommendations are published as report entries. The
 * command {@code micromap domains check} runs the same checks.
 */
public abstract class DomainContractTest {

  /** The domain, created anew on every call. */
  protected abstract DomainModule domain();

  /** Behaviours the domain breaks on purpose; an opt-out that is not needed fails. */
  protected Set<Behaviour> optOuts() {
    return Set.of();
  }

  /** The domain's class is named in its service file. */
  @Test
  final void isFoundByTheServiceLoader() {
    Class<?> type = domain().getClass();
    assertTrue(
        ServiceLoader.load(DomainModule.class, type.getClassLoader()).stream()
            .anyMatch(provider -> provider.type() == type),
        "No META-INF/services/"
            + DomainModule.class.getName()
            + " names "
            + type.getName()
            + "; add the file, or the line.");
  }

  /** One test per behaviour. */
  @TestFactory
  final Stream<DynamicTest> keepsTheContract(TestReporter reporter) {
    String source = domain().getClass().getName();
    DomainContract contract =
        new DomainContract(Domain.of(domain(), source), Domain.of(domain(), source));
    return Arrays.stream(Behaviour.values())
        .map(
            behaviour ->
                DynamicTest.dynamicTest(
                    behaviour.name(), () -> check(behaviour, contract, reporter)));
  }

  private void check(Behaviour behaviour, DomainContract contract, TestReporter reporter) {
    List<Finding> findings = contract.check(behaviour);
    findings.stream()
        .filter(finding -> finding.severity() == Severity.WARNING)
        .forEach(finding -> reporter.publishEntry("recommended", finding.message()));
    String errors =
        findings.stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .map(Finding::message)
            .collect(Collectors.joining("\n"));
    if (optOuts().contains(behaviour)) {
      assertTrue(!errors.isEmpty(), "The opt-out of " + behaviour + " is not needed; remove it.");
    } else if (!errors.isEmpty()) {
      fail(errors);
    }
  }
}
