package io.micromap.runtime.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    assertThat(encoders.require(identity, "a.mapper").identity()).isEqualTo(identity);
  }

  @Test
  void anEncoderThatWasOpenedInThisProcessIsFoundWithoutItsFolder(@TempDir Path folder) {
    FixedEncoder trained = FixedEncoder.of("trained-with", 'e');
    Encoders few = new Encoders(List.of(new Two(trained)));
    Encoder opened = few.open(folder.toString());
    assertThat(few.require(trained.identity(), "a.mapper")).isSameAs(opened);
  }

  /** Carries "small" and reads from a folder the encoder whose digit is written in it. */
  private record Written(List<Path> read) implements EncoderProvider {

    @Override
    public List<String> names() {
      return List.of("small");
    }

    @Override
    public Encoder open(String name) {
      return SMALL;
    }

    @Override
    public Encoder open(Path folder) {
      read.add(folder);
      try {
        String digit = Files.readString(folder.resolve("digit"));
        return FixedEncoder.of(String.valueOf(folder.getFileName()), digit.charAt(0));
      } catch (IOException e) {
        throw new MicromapException(
            ErrorCode.BAD_PLUGIN, "The encoder in " + folder + " cannot be used: no digit.", e);
      }
    }
  }

  private final List<Path> read = new ArrayList<>();

  private Encoder listed(EncoderIdentity identity, Path... folders) {
    System.setProperty(
        Encoders.OWN,
        Stream.of(folders).map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    try {
      return new Encoders(List.of(new Written(read))).require(identity, "a.mapper");
    } finally {
      System.clearProperty(Encoders.OWN);
    }
  }

  private static Path folder(Path folder, char digit) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("digit"), String.valueOf(digit));
    return folder;
  }

  @Test
  void anEncoderIsFoundInTheFoldersThatAreListed(@TempDir Path folder) throws IOException {
    EncoderIdentity listed = FixedEncoder.of("listed", '1').identity();
    Path own = folder(folder.resolve("listed"), '1');
    assertThat(listed(listed, folder(folder.resolve("x"), '2'), own).identity()).isEqualTo(listed);
    assertThat(read).as("the folder of its name is read first").containsExactly(own);
  }

  @Test
  void ofTwoFoldersOfOneNameTheOneWithTheHashIsTaken(@TempDir Path folder) throws IOException {
    EncoderIdentity second = FixedEncoder.of("mm", '4').identity();
    Path other = folder(folder.resolve("a/mm"), '3');
    assertThat(listed(second, other, folder(folder.resolve("b/mm"), '4')).identity())
        .isEqualTo(second);
  }

  @Test
  void aFolderThatWasRenamedIsFoundByTheHash(@TempDir Path folder) throws IOException {
    EncoderIdentity trained = FixedEncoder.of("before", '5').identity();
    Encoder found = listed(trained, folder(folder.resolve("after"), '5'));
    assertThat(found.identity()).isEqualTo(FixedEncoder.of("after", '5').identity());
    assertThat(listed(trained)).as("known in this process").isSameAs(found);
  }

  @Test
  void aFolderWithTheNameOfACarriedEncoderHidesItNot(@TempDir Path folder) throws IOException {
    Path small = folder(folder.resolve("small"), '6');
    assertThat(
            new EncoderSearch(List.of(new Written(read)), List.of(small.toString()))
                .find(SMALL.identity()))
        .hasValueSatisfying(found -> assertThat(found.identity()).isEqualTo(SMALL.identity()));
    assertThat(read).isEmpty();
  }

  @Test
  void aRefusalListsAllThatIsHereAndWhatIsWrongWithTheRest(@TempDir Path folder)
      throws IOException {
    EncoderIdentity older = FixedEncoder.of("small", 'd').identity();
    Path other = folder(folder.resolve("other"), '7');
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> listed(older, missing, other, empty))
        .isInstanceOf(MicromapException.class)
        .hasMessage(
            "a.mapper needs the sentence encoder 'small' (sha256 dddddddddddd…), which is not here."
                + " Here: 'small' (sha256 aaaaaaaaaaaa…), 'other' (sha256 777777777777…, in "
                + other
                + "). MICROMAP_ENCODERS lists "
                + missing
                + ", which is no folder. The encoder in "
                + empty
                + " cannot be used: no digit. List the folder of the needed one in MICROMAP_ENCODERS,"
                + " whatever the folder's name is; or train again with one that is here.");
  }

  @Test
  void aHashWithVectorsOfAnotherLengthIsAnotherEncoder(@TempDir Path folder) throws IOException {
    EncoderIdentity longer = new EncoderIdentity("long", "0".repeat(64), 3);
    Path own = folder(folder.resolve("long"), '0');
    assertThatThrownBy(() -> listed(longer, own)).hasMessageContaining("which is not here");
  }

  @Test
  void aFolderThatIsNotListedIsNotReadForAMapper() {
    EncoderIdentity named = new EncoderIdentity("src", "8".repeat(64), 2);
    assertThat(Path.of("src")).isDirectory();
    assertThatThrownBy(() -> encoders.require(named, "a.mapper"))
        .hasMessageContaining("encoder 'src'");
  }

  @Test
  void anEncoderThatIsNotHereIsNamedWithWhatNeedsIt() {
    EncoderIdentity absent = new EncoderIdentity("absent", "9".repeat(64), 2);
    assertThatThrownBy(() -> encoders.require(absent, "a.mapper"))
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
