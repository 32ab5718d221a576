package io.micromap.domains.arc;

import io.micromap.spi.DomainModule;
import io.micromap.testkit.DomainContractTest;

class ArcDomainTest extends DomainContractTest {

  @Override
  protected DomainModule domain() {
    return new ArcDomain();
  }
}
