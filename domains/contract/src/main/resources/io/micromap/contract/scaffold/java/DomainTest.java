package domains.@package@;

import io.micromap.spi.DomainModule;
import io.micromap.testkit.DomainContractTest;

/** Checks the domain against the contract. */
class @class@Test extends DomainContractTest {

  @Override
  protected DomainModule domain() {
    return new @class@();
  }
}
