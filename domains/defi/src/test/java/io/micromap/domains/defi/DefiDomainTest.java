package io.micromap.domains.defi;

import io.micromap.spi.DomainModule;
import io.micromap.testkit.DomainContractTest;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class DefiDomainTest extends DomainContractTest {

  @Override
  protected DomainModule domain() {
    return new DefiDomain();
  }
}
