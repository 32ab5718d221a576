package io.micromap.runtime.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MicromapExceptionTest {

  private final MicromapException twoFields =
      MicromapException.naming(
          ErrorCode.USAGE, "%s of %s needs %s.", new Field("how"), "'how %s'", new Field("rate"));

  @Test
  void anEmbeddingCallerReadsTheNamesOfFields() {
    assertThat(twoFields).hasMessage("how of 'how %s' needs rate.");
    assertThat(twoFields.code()).isEqualTo(ErrorCode.USAGE);
  }

  @Test
  void whoShowsTheMessageNamesTheFieldsAndNothingElse() {
    Map<String, String> options = Map.of("how", "--how", "rate", "--max-rate");

    assertThat(twoFields.message(options::get)).isEqualTo("--how of 'how %s' needs --max-rate.");
  }

  @Test
  void aMessageWithoutFieldsIsTheSameForEverybody() {
    MicromapException plain = new MicromapException(ErrorCode.IO, "'how' is lost by 100%");

    assertThat(plain.message(name -> "--" + name)).isEqualTo("'how' is lost by 100%");
  }

  @Test
  @SuppressWarnings("NullAway") // what is not allowed is tried
  void aKindIsDemanded() {
    assertThatNullPointerException().isThrownBy(() -> MicromapException.naming(null, "any"));
    assertThatNullPointerException().isThrownBy(() -> new MicromapException(null, "any"));
  }

  @Test
  void serializedItKeepsItsMessage() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(twoFields);
    }

    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      MicromapException copy = (MicromapException) in.readObject();
      assertThat(copy.message(name -> "--" + name)).isEqualTo(twoFields.getMessage());
    }
  }
}
