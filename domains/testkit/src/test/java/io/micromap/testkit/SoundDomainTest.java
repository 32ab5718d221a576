package io.micromap.testkit;

import io.micromap.spi.DomainModule;

class SoundDomainTest extends DomainContractTest {

  @Override
  protected DomainModule domain() {
    return new SoundDomain();
  }
}
