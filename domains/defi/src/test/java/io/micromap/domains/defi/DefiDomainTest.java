package io.micromap.domains.defi;

import io.micromap.spi.DomainModule;
import io.micromap.testkit.DomainContractTest;

class DefiDomainTest extends DomainContractTest {

  @Override
  protected DomainModule domain() {
    return new DefiDomain();
  }
}
