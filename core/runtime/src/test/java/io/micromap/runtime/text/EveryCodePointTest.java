package io.micromap.runtime.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every code point, alone and among others. */
class EveryCodePointTest {

  /** The same on Java 17 and Java 25; another one means that trained mappers read otherwise. */
  private static final String FORMS =
      "cc5941028fbb5edcc256dd6595b97c4c16800d4e6924b94ddcbc39d4071b4218";

  @Test
  void formsAreTheSameOnEveryJava() throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      for (String prompt : among(c)) {
        NormalizedText text = NormalizedText.of(prompt);
        if (Unicode13.assigns(c) && Character.getType(c) != Character.PRIVATE_USE) {
          requireSound(text);
        }
        digest.update(text.text().getBytes(StandardCharsets.UTF_16BE));
        digest.update((byte) (text.disguised() ? 1 : 0));
      }
    }
    assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(FORMS);
  }

  /** The form of a form is itself; equivalent texts have it; its characters lead back in order. */
  private static void requireSound(NormalizedText text) {
    boolean isFixed = NormalizedText.of(text.text()).text().equals(text.text());
    if (!isFixed || !equivalentsHave(text) || !leadsBack(text)) {
      throw new AssertionError("'" + text.source() + "' has the form '" + text.text() + "'");
    }
  }

  private static boolean equivalentsHave(NormalizedText text) {
    return Stream.of(Normalizer.Form.values())
        .map(form -> Normalizer.normalize(text.source(), form))
        .distinct()
        .allMatch(other -> NormalizedText.of(other).text().equals(text.text()));
  }

  private static boolean leadsBack(NormalizedText text) {
    int before = 0;
    for (int i = 0; i < text.text().length(); i++) {
      int start = text.sourceStart(i);
      int end = text.sourceEnd(i + 1);
      if (start < before || end <= start || end > text.source().length()) {
        return false;
      }
      before = start;
    }
    return true;
  }

  private static List<String> among(int c) {
    String text = Character.toString(c);
    return List.of("a" + text + "b", "и" + text + "\u0301o");
  }
}
