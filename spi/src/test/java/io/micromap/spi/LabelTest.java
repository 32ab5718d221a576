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
    for (String name : List.of("a,b", "a\"b", "a\nb", "a\rb", "a\tb", "a\u2028b", "a\u0000b")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Label.of(name))
          .withMessageContaining("comma, a quote or a line break");
    }
  }

  @Test
  void blankPaddedAndOverlongNamesAreRefused() {
    for (String name : List.of("", " ", " a", "a ", "\u2003a")) {
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
