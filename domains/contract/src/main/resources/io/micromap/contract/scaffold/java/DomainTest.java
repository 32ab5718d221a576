package domains.@package@;

import io.micromap.spi.DomainModule;
import io.micromap.testkit.DomainContractTest;

/** Holds the domain to the contract. */
class @class@Test extends DomainContractTest {

  @Override
  protected DomainModule domain() {
    return new @class@();
  }
}
