package io.micromap.evaluation.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PerturbationTest {

  private static final String PROMPT = "Please swap 2.5 eth for usdc, now!";
  private static final List<String> CUES = List.of("swap", "exchange", "trade for");

  static List<Perturbation> all() {
    return Perturbation.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyPerturbationChangesAPromptTheSameWayEveryTime(Perturbation perturbation) {
    String changed = perturbation.apply(PROMPT, CUES, 42);

    assertThat(changed).isNotEqualTo(PROMPT);
    assertThat(perturbation.apply(PROMPT, CUES, 42)).isEqualTo(changed);
  }

  @ParameterizedTest
  @MethodSource("all")
  void textWithoutAPlaceForItIsAccepted(Perturbation perturbation) {
    for (String text : List.of("", " ", "2 + 2", "\uD800", "\uD83D\uDE80", "a")) {
      assertThat(perturbation.apply(text, List.of(), 42)).isNotNull();
    }
  }

  @Test
  void theSeedDecides() {
    Perturbation typo = Perturbation.all().get(0);

    Set<String> results =
        IntStream.range(0, 20)
            .mapToObj(seed -> typo.apply(PROMPT, CUES, seed))
            .collect(Collectors.toSet());

    assertThat(results).hasSizeGreaterThan(3);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void typosDoWhatTheyAreCalled(long seed) {
    assertThat(Typos.swap("swap", CUES, new Random(seed))).isIn("wsap", "sawp", "swpa");
    assertThat(Typos.drop("swap", CUES, new Random(seed))).isIn("wap", "sap", "swp", "swa");
    assertThat(Typos.repeat("swap", CUES, new Random(seed)))
        .isIn("sswap", "swwap", "swaap", "swapp");
    assertThat(Typos.neighbour("QQQ", CUES, new Random(seed))).isIn("WQQ", "QWQ", "QQW");
    assertThat(Typos.swap("to be", CUES, new Random(seed))).as("short words").isEqualTo("to be");
  }

  @Test
  void lookAlikesAreLettersOfAnotherScript() {
    String changed = LookAlikes.one("a", CUES, new Random(1));

    assertThat(changed).isEqualTo("\u0430");
    assertThat(Normalizer.normalize(changed, Normalizer.Form.NFKC)).isNotEqualTo("a");
    assertThat(LookAlikes.one("\u0430", CUES, new Random(1))).isEqualTo("\u0430");
    assertThat(Character.getName(LookAlikes.one("S", CUES, new Random(1)).charAt(0)))
        .startsWith("CYRILLIC CAPITAL");
  }

  @Test
  void wordsAreDroppedJoinedAndStripped() {
    Random random = new Random(1);

    assertThat(Wording.dropWord("one two three", CUES, random).split(" ")).hasSize(2);
    assertThat(Wording.dropWord("one two", CUES, random)).isEqualTo("one two");
    assertThat(Wording.joinWords("one two", CUES, random)).isEqualTo("onetwo");
    assertThat(Wording.noPunctuation("don't - send 2.5 (eth)!", CUES, random))
        .isEqualTo("don't send 2.5 eth");
    assertThat(Wording.titleCase("swap my eth", CUES, random)).isEqualTo("Swap My Eth");
  }

  @Test
  void aCueGivesWayToAnotherOfTheSameClass() {
    assertThat(Wording.cueSynonym("SWAP it", List.of("swap", "trade"), new Random(1)))
        .isEqualTo("trade it");
    assertThat(Wording.cueSynonym("swapping", List.of("swap", "trade"), new Random(1)))
        .as("a cue is whole words")
        .isEqualTo("swapping");
    assertThat(
            Wording.cueSynonym("swap it now", List.of("swap", "swap it", "trade"), new Random(1)))
        .as("the longest cue gives way")
        .isIn("swap now", "trade now");
  }
}
