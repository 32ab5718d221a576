package io.micromap.runtime.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncodersTest {

  private static final FixedEncoder SMALL = FixedEncoder.of("small", 'a');
  private static final FixedEncoder LARGE = FixedEncoder.of("large", 'b');
  private static final FixedEncoder OWN = FixedEncoder.of("own", 'c');

  private final Encoders encoders = new Encoders(List.of(new Two()));

  /** Carries two encoders and reads one from any folder. */
  private record Two() implements EncoderProvider {

    @Override
    public List<String> names() {
      return List.of("small", "large");
    }

    @Override
    public Encoder open(String name) {
      return name.equals("small") ? SMALL : LARGE;
    }

    @Override
    public Encoder open(Path folder) {
      return OWN;
    }
  }

  @Test
  void anEncoderIsFoundByItsName() {
    assertThat(encoders.open("large")).isEqualTo(LARGE);
  }

  @Test
  void theFirstOneIsTakenWhereNoneIsNamed() {
    assertThat(encoders.open("")).isEqualTo(SMALL);
  }

  @Test
  void aFolderHoldsAnEncoder(@TempDir Path folder) {
    assertThat(encoders.open(folder.toString())).isEqualTo(OWN);
  }

  @Test
  void aMistypedNameIsAnswered() {
    assertThatThrownBy(() -> encoders.open("smal"))
        .isInstanceOf(MicromapException.class)
        .hasMessage(
            "No encoder 'smal'. Here: small, large; or the path of a folder with model.onnx and"
                + " tokenizer.json. Did you mean 'small'?");
  }

  @Test
  void aPathThatNoSystemTakesIsAnswered() {
    assertThatThrownBy(() -> encoders.open("a\0b"))
        .isInstanceOf(MicromapException.class)
        .hasMessageStartingWith("No encoder 'a");
  }

  @Test
  void withoutTheModuleOneIsToldHowToAddIt() {
    assertThatThrownBy(() -> Encoders.load().open(""))
        .hasMessage(
            "No sentence encoder is here. Run './micromap encoder install', or put the artifact"
                + " io.micromap:micromap-encoder on the class path.")
        .extracting(e -> ((MicromapException) e).code())
        .isEqualTo(ErrorCode.MISSING_ENCODER);
  }

  @Test
  void theEncoderThatMadeSomeVectorsIsFound(@TempDir Path folder) {
    assertThat(encoders.require(LARGE.identity(), "a.mapper", Optional.empty())).isEqualTo(LARGE);
    assertThat(encoders.require(OWN.identity(), "a.mapper", Optional.of(folder))).isEqualTo(OWN);
  }

  @Test
  void anotherEncoderOfTheSameNameIsRefused() {
    EncoderIdentity older = new EncoderIdentity("small", "d".repeat(64), 2);
    assertThatThrownBy(() -> encoders.require(older, "a.mapper", Optional.empty()))
        .hasMessage(
            "a.mapper needs the sentence encoder 'small' (sha256 dddddddddddd…), but what is here"
                + " is 'small' (sha256 aaaaaaaaaaaa…). Use the encoder it was trained with, or"
                + " train it again.");
  }

  @Test
  void anEncoderThatIsNotHereIsNamedWithWhatNeedsIt() {
    assertThatThrownBy(() -> encoders.require(OWN.identity(), "a.mapper", Optional.empty()))
        .hasMessageStartingWith(
            "a.mapper needs the sentence encoder 'own' (sha256 cccccccccccc…). No encoder 'own'.");
  }

  @Test
  void anIdentityIsChecked() {
    String hash = "a".repeat(64);
    assertThatThrownBy(() -> new EncoderIdentity("../x", hash, 2)).hasMessageContaining("'../x'");
    assertThatThrownBy(() -> new EncoderIdentity("x", "A", 2)).hasMessageContaining("'A'");
    assertThatThrownBy(() -> new EncoderIdentity("x", hash, 0)).hasMessageContaining("length 0");
  }
}
