package io.micromap.runtime.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncodersTest {

  private static final FixedEncoder SMALL = FixedEncoder.of("small", 'a');
  private static final FixedEncoder LARGE = FixedEncoder.of("large", 'b');
  private static final FixedEncoder OWN = FixedEncoder.of("own", 'c');

  private final Encoders encoders = new Encoders(List.of(new Two(OWN)));

  /** Carries two encoders and reads one from any folder. */
  private record Two(Encoder own) implements EncoderProvider {

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
      return own;
    }
  }

  @Test
  void anEncoderIsFoundByItsName() {
    assertThat(encoders.open("large").identity()).isEqualTo(LARGE.identity());
  }

  @Test
  void theFirstOneIsTakenWhereNoneIsNamed() {
    assertThat(encoders.open("").identity()).isEqualTo(SMALL.identity());
  }

  @Test
  void aFolderHoldsAnEncoder(@TempDir Path folder) {
    assertThat(encoders.open(folder.toString()).identity()).isEqualTo(OWN.identity());
  }

  @Test
  void aMistypedNameIsAnswered() {
    assertThatThrownBy(() -> encoders.open("smal"))
        .isInstanceOf(MicromapException.class)
        .hasMessage(
            "No encoder 'smal'. Here: small, large. Another one is named by its folder, with"
                + " model.onnx and tokenizer.json; MICROMAP_ENCODERS lists the folders that mappers"
                + " need. Did you mean 'small'?");
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
  void allThatNameAnEncoderShareIt() {
    assertThat(encoders.open("large")).isSameAs(encoders.open("large"));
  }

  @Test
  void theEncoderThatMadeSomeVectorsIsFoundByItsName() {
    EncoderIdentity identity = FixedEncoder.of("large", 'b').identity();
    assertThat(encoders.require(identity, "a.mapper", Optional.empty()).identity())
        .isEqualTo(identity);
  }

  @Test
  void anEncoderThatWasOpenedInThisProcessIsFoundWithoutItsFolder(@TempDir Path folder) {
    FixedEncoder trained = FixedEncoder.of("trained-with", 'e');
    Encoders few = new Encoders(List.of(new Two(trained)));
    Encoder opened = few.open(folder.toString());
    assertThat(few.require(trained.identity(), "a.mapper", Optional.empty())).isSameAs(opened);
  }

  @Test
  void anEncoderIsFoundInTheFoldersThatAreListed(@TempDir Path folder) throws IOException {
    FixedEncoder listed = FixedEncoder.of("listed", 'f');
    Path own = Files.createDirectory(folder.resolve("listed"));
    Encoders few = new Encoders(List.of(new Two(listed)));
    System.setProperty(Encoders.OWN, folder + File.pathSeparator + own);
    try {
      assertThat(few.require(listed.identity(), "a.mapper", Optional.empty()).identity())
          .isEqualTo(listed.identity());
    } finally {
      System.clearProperty(Encoders.OWN);
    }
  }

  @Test
  void aFolderThatIsNotListedIsNotReadForAMapper() {
    EncoderIdentity named = new EncoderIdentity("src", "8".repeat(64), 2);
    assertThat(Path.of("src")).isDirectory();
    assertThatThrownBy(() -> encoders.require(named, "a.mapper", Optional.empty()))
        .hasMessageContaining("encoder 'src'");
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
    EncoderIdentity absent = new EncoderIdentity("absent", "9".repeat(64), 2);
    assertThatThrownBy(() -> encoders.require(absent, "a.mapper", Optional.empty()))
        .hasMessageStartingWith(
            "a.mapper needs the sentence encoder 'absent' (sha256 999999999999…), which is"
                + " not here. ")
        .hasMessageNotContaining("No encoder");
  }

  @Test
  void anIdentityIsChecked() {
    String hash = "a".repeat(64);
    assertThatThrownBy(() -> new EncoderIdentity("../x", hash, 2)).hasMessageContaining("'../x'");
    assertThatThrownBy(() -> new EncoderIdentity("x", "A", 2)).hasMessageContaining("'A'");
    assertThatThrownBy(() -> new EncoderIdentity("x", hash, 0)).hasMessageContaining("length 0");
  }
}
