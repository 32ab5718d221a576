package io.micromap.service.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.service.SampleService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapperReloadTest {

  @TempDir private Path folder;

  @Test
  void aChangedFileIsTakenOverAndABadOneRefused() throws IOException {
    Path live = SampleService.writeMapper(folder.resolve("live.mapper"));
    Path next = SampleService.writeOtherMapper(folder.resolve("next.mapper"));
    MapperReload reload = SampleService.reload(new MapperFiles(live, Optional.empty()));
    String first = hash(reload);
    List<String> messages = new ArrayList<>();

    reload.check(messages::add);
    assertThat(messages).isEmpty();

    replace(live, "no mapper".getBytes(StandardCharsets.UTF_8));
    reload.check(messages::add);
    assertThat(messages)
        .singleElement()
        .asString()
        .contains("custom was not reloaded", "live.mapper");
    assertThat(reload.warnings()).isEqualTo(messages);
    assertThat(hash(reload)).isEqualTo(first);

    replace(live, Files.readAllBytes(next));
    reload.check(messages::add);
    assertThat(messages).last().asString().startsWith("Reloaded custom: SHA-256 ");
    assertThat(reload.warnings()).isEmpty();
    assertThat(hash(reload)).isNotEqualTo(first);

    Files.delete(live);
    reload.check(messages::add);
    reload.check(messages::add);
    assertThat(messages).hasSize(3);
    assertThat(reload.warnings()).hasSize(1);
  }

  @Test
  void aMapperForOtherLabelsIsRefusedAndOneWithMoreTakenOver() throws IOException {
    Path live = SampleService.writeMapper(folder.resolve("live.mapper"));
    byte[] first = Files.readAllBytes(live);
    MapperReload reload = SampleService.reload(new MapperFiles(live, Optional.empty()));
    List<String> messages = new ArrayList<>();

    replace(live, Files.readAllBytes(SampleService.writeShop(folder.resolve("shop.mapper"))));
    reload.check(messages::add);
    assertThat(messages)
        .singleElement()
        .asString()
        .contains("was not reloaded", "lacks labels", "water, lights");
    assertThat(reload.warnings()).isEqualTo(messages);

    replace(live, Files.readAllBytes(SampleService.writeWider(folder.resolve("wider.mapper"))));
    reload.check(messages::add);
    assertThat(messages).last().asString().endsWith(", with new labels: heating");
    assertThat(reload.warnings()).isEmpty();

    replace(live, first);
    reload.check(messages::add);
    assertThat(messages).last().asString().startsWith("Reloaded custom: SHA-256 ");
    assertThat(reload.warnings()).isEmpty();
  }

  @Test
  void aMapperOfAnotherDomainIsRefusedWhateverItsLabels() throws IOException {
    Path live = SampleService.writeMapper(folder.resolve("live.mapper"));
    MapperReload reload = SampleService.reload(new MapperFiles(live, Optional.empty()));
    List<String> messages = new ArrayList<>();

    replace(
        live, Files.readAllBytes(SampleService.writeDomain(folder.resolve("d.mapper"), "home")));
    reload.check(messages::add);

    assertThat(messages)
        .singleElement()
        .asString()
        .contains("it is a mapper of home, not of custom");
  }

  private static String hash(MapperReload reload) {
    return reload.mappers().named(null).mapper().model().sha256();
  }

  private void replace(Path file, byte[] bytes) throws IOException {
    Path other = Files.write(folder.resolve("other"), bytes);
    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
