package io.micromap.domains.arc;

import io.micromap.spi.DomainModule;
import io.micromap.testkit.DomainContractTest;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class ArcDomainTest extends DomainContractTest {

  @Override
  protected DomainModule domain() {
    return new ArcDomain();
  }
}
