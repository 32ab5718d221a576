package io.micromap.service.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.runtime.mapper.Mapper;
import io.micromap.service.SampleService;
import io.micromap.service.metrics.ServiceMetrics;
import io.micromap.service.model.Inquiry;
import io.micromap.service.model.MapperFiles;
import io.micromap.service.model.ServedMappers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShadowTest {

  @TempDir private Path folder;

  @Test
  void answersOfTheCandidateAreCountedBesideThoseOfTheMapper() {
    Path file = SampleService.writeMapper(folder.resolve("m.mapper"));
    ServedMappers mappers = SampleService.mappers(new MapperFiles(file, Optional.empty()));
    ServiceMetrics metrics = new ServiceMetrics(mappers);
    Shadow shadow = new Shadow(Mapper.load(file), metrics);

    new Inquiry(mappers.named(null), 0, "1", shadow).read(SampleService.LIGHTS);
    new Inquiry(mappers.named(null), 1, "2", shadow).read(SampleService.LIGHTS);
    new Inquiry(mappers.router(), 0, "3", shadow).read(SampleService.LIGHTS);

    assertThat(metrics.scrape(List.of()))
        .contains(
            "micromap_shadow_total{agree=\"true\",candidate=\"lights\",live=\"lights\",model=\"custom\"} 2.0")
        .contains(
            "micromap_shadow_total{agree=\"false\",candidate=\"lights\",live=\"\",model=\"custom\"} 1.0");
  }
}
