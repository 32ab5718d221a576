package io.micromap.domains.clusterops;

import io.micromap.spi.DomainModule;
import io.micromap.testkit.DomainContractTest;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class ClusterOpsDomainTest extends DomainContractTest {

  @Override
  protected DomainModule domain() {
    return new ClusterOpsDomain();
  }
}
