package io.micromap.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedMapperTest {

  @Test
  void answersTheSameWhereItIsSent(@TempDir Path folder) throws Exception {
    SharedMapper here =
        new SharedMapper(Files.readAllBytes(Errands.file(folder)), "errands.mapper");

    SharedMapper there = sent(here);

    assertThat(there.mapper().map("dim the lamp")).isEqualTo(here.mapper().map("dim the lamp"));
    assertThat(there.mapper()).isSameAs(there.mapper()).isNotSameAs(here.mapper());
  }

  private static SharedMapper sent(SharedMapper mapper) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(mapper);
    }
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (SharedMapper) in.readObject();
    }
  }
}
