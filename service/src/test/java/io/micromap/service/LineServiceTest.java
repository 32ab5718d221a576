package io.micromap.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.service.api.Limits;
import io.micromap.service.model.MapperFiles;
import io.micromap.service.stdio.LineService;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineServiceTest {

  @TempDir private Path folder;

  @Test
  void eachLineIsAnsweredWithItsId() throws IOException {
    Path mapper = SampleService.writeMapper(folder.resolve("m.mapper"));
    LineService lines =
        new LineService(
            SampleService.service(
                SampleService.mappers(new MapperFiles(mapper, Optional.empty())), Limits.DEFAULTS));
    String requests =
        """
        {"id":1,"path":"/v1/map","body":{"prompt":"please dim the lamp"}}

        {"id":"b","path":"/v1/map/batch","query":{"threshold":1},"body":["please dim the lamp"]}
        {"id":{"n":2},"path":"/health"}
        {"path":"/v1/map","body":{}}
        {"id":3,"path":"/none"}
        {"id":4
        {"id":"\\ud800","path":"/v1/map","body":{"prompt":"x"}}
        {"id":5,"path":"/v1/map","body":{"prompt":"dim the \u00ff lamp"}}
        {"id":6,"path":"/v1/map","bdy":{"prompt":"x"}}
        {"id":7,"path":"/v1/map"}
        {"id":8,"path":"/health","body":{}}
        """;
    List<String> answers = new ArrayList<>();

    // Latin 1 makes of the last line's letter a byte that is no UTF-8.
    InputStream in = new ByteArrayInputStream(requests.getBytes(StandardCharsets.ISO_8859_1));
    lines.serve(in, answers::add);

    assertThat(answers).hasSize(11);
    assertThat(answers.get(8)).contains("\"status\":422", "Did you mean 'body'?");
    assertThat(answers.get(9)).contains("\"status\":422", "lacks 'body', which /v1/map takes");
    assertThat(answers.get(10)).contains("\"status\":422", "/health takes no 'body'");
    assertThat(answers.get(6)).contains("\"status\":422", "half a character");
    assertThat(answers.get(7)).startsWith("{\"id\":null,\"status\":400,").contains("UTF-8");
    assertThat(answers.get(0)).startsWith("{\"id\":1,\"status\":200,").contains("\"lights\"");
    assertThat(answers.get(1)).startsWith("{\"id\":\"b\",\"status\":200,").contains("ABSTAINED");
    assertThat(answers.get(2))
        .isEqualTo("{\"id\":{\"n\":2},\"status\":200,\"body\":{\"status\":\"ok\"}}");
    assertThat(answers.get(3)).startsWith("{\"id\":null,\"status\":422,");
    assertThat(answers.get(4)).startsWith("{\"id\":3,\"status\":404,");
    assertThat(answers.get(5)).startsWith("{\"id\":null,\"status\":400,");
  }
}
