package io.micromap.runtime.featurizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;

class KeyTableTest {

  @Property(tries = 500)
  void everyKeyHasItsNumberAndNoOtherKeyHasOne(
      @ForAll @UniqueElements @Size(max = 300) List<Long> keys, @ForAll long other) {
    KeyTable table = new KeyTable(keys.size());
    for (int i = 0; i < keys.size(); i++) {
      if (keys.get(i) != 0) {
        table.put(keys.get(i), i);
      }
    }

    for (int i = 0; i < keys.size(); i++) {
      assertThat(table.get(keys.get(i))).isEqualTo(keys.get(i) == 0 ? -1 : i);
    }
    assertThat(table.get(other)).isEqualTo(other == 0 ? -1 : keys.indexOf(other));
  }
}
