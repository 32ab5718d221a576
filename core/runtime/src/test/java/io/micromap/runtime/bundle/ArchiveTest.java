package io.micromap.runtime.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

class ArchiveTest {

  @Test
  void entriesAreReadBackInOrder() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("b", new byte[] {1, 2});
    entries.put("a", new byte[0]);

    assertThat(Archive.entries(Archive.write(entries))).containsExactlyEntriesOf(entries);
    assertThat(Archive.entries(Archive.write(entries)).keySet()).containsExactly("b", "a");
  }

  @Test
  void theTimeZoneDoesNotMatter() {
    Map<String, byte[]> entries = Map.of("a", new byte[] {1});
    byte[] here = Archive.write(entries);
    TimeZone zone = TimeZone.getDefault();
    try {
      for (String other : new String[] {"UTC", "Asia/Kolkata", "America/Los_Angeles"}) {
        TimeZone.setDefault(TimeZone.getTimeZone(other));
        assertThat(Archive.write(entries)).as(other).isEqualTo(here);
      }
    } finally {
      TimeZone.setDefault(zone);
    }
  }
}
