package io.micromap.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelTest {

  @Test
  void anyScriptMayNameAClass() {
    assertThat(Label.of("überweisung_2").name()).isEqualTo("überweisung_2");
    assertThat(Label.of("送金").name()).isEqualTo("送金");
  }

  @Test
  void namesThatNoCsvColumnHoldsUnquotedAreRefused() {
    for (String name : List.of("a,b", "a\"b", "a\nb", "a\rb", "a\u0085b", "a\u2028b")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Label.of(name))
          .withMessageContaining("comma, a quote or a line break");
    }
  }

  @Test
  void invisibleCharactersAreNamed() {
    for (int c :
        new int[] {
          0, 7, '\t', 0x1B, 0x7F, 0xAD, 0x34F, 0x115F, 0x180E, 0x200B, 0x200D, 0x202E, 0x2060,
          0x2066, 0x3164, 0xFE0F, 0xFEFF, 0xFFA0, 0xD800, 0xE0061
        }) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Label.of("pa" + Character.toString(c) + "y"))
          .withMessage(
              String.format("Label 'pay' contains the invisible character U+%04X; remove it.", c));
    }
  }

  @Test
  void blankPaddedAndOverlongNamesAreRefused() {
    for (String name :
        List.of("", " ", " a", "a ", "\u2003a", "\u00A0", "a\u00A0", "\u202Fa", "\u3000")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Label.of(name))
          .withMessageContaining("blank");
    }
    assertThat(Label.of("x".repeat(128)).name()).hasSize(128);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Label.of("x".repeat(129)))
        .withMessageContaining("longer than 128");
  }

  @Test
  void cuesAreCopied() {
    List<String> cues = new ArrayList<>(List.of("put to work"));
    Label label = new Label("stake", "", cues);
    cues.clear();

    assertThat(label.cues()).containsExactly("put to work");
  }
}
