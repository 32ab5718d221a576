package io.micromap.runtime.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;

class Unicode13Test {

  @Test
  @EnabledOnJre(value = JRE.JAVA_17, disabledReason = "later Javas have later tables of Unicode")
  void theTableIsJava17s() {
    assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT))
        .allMatch(c -> Unicode13.assigns(c) == (Character.getType(c) != Character.UNASSIGNED));
  }

  @Test
  void whatItHasStaysInEveryJava() {
    assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT).filter(Unicode13::assigns))
        .allMatch(c -> Character.getType(c) != Character.UNASSIGNED);
  }
}
