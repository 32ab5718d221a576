package io.micromap.runtime.featurizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.runtime.featurizer.Utterance.Gap;
import io.micromap.runtime.featurizer.WordReader.Word;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NegationTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "don't swap 2 eth | swap 0 eth",
        "Please do NOT stake it | stake it",
        "swap 2 eth - don't stake | stake",
        "don't stake, swap 2 eth | stake",
        "don't stake my eth but swap it | stake my eth",
        "do not lend, please borrow | lend",
        "i don't want to sell anything | want to sell anything",
        "i don't ever sell | ever sell",
        "never sell my btc | sell my btc",
        "you must never sell it | sell it",
        "it came late. never sell it | sell it",
        "i won't sell | sell",
        "no need to sell it | to sell it",
        "no more selling | selling",
        "no swapping today | swapping today",
        "i changed my mind about the swap | about the swap",
        "hold off on the swap | the swap",
        "instead of swapping, stake | swapping",
        "withdrawals are not allowed here | here",
        "better not to sell | to sell",
        "don't you dare sell | you dare sell",
        "cancel the swap and stake | the swap",
        "don't abort the swap | abort the swap",
        "don't stop the swap | stop the swap",
        "don't just stand there, swap it | just stand there",
        "do not close it, i.e. pay the loan back | close it i.e pay the loan back",
        "don't be slow: swap it | be slow",
        "forget the swap and stake it instead | swap",
        "don't leave it there, bring it back | leave it there",
        "nvm the swap | swap",
        "i decline the swap you offered | the swap you offered",
        "a swap won't be needed | a swap won't be needed",
        "it doesn't have to be sold | it doesn't have to be sold",
        "my eth shouldn't go there | my eth go there",
        "the debt shouldn't grow, repay it | grow",
        "swap it. bin that | swap it",
      })
  void aNegatorGovernsTheRestOfItsClause(String prompt, String governed) {
    assertThat(governed(prompt)).isEqualTo(governed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "swap 2 eth",
        "don't wait, swap now",
        "don't stop, swap it",
        "don't hesitate to swap",
        "why don't you swap 2 eth",
        "not only this",
        "i don't see the button",
        "they don't deliver",
        "my parcel never came",
        "it won't start",
        "no rush, swap 2 eth",
        "no refund yet",
        "do i not have enough",
        "your page won't take my card",
        "never worn",
        "nobody came to help",
        "i'm not able to log in",
        "no code was included",
        "not working since noon",
        "don't cancel",
        "",
      })
  void whatOnlyLooksLikeARefusalHasNoReach(String prompt) {
    assertThat(governed(prompt)).isEqualTo(prompt.equals("don't cancel") ? "cancel" : "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hands off the roses | the roses",
        "spare me the waltz | the waltz",
        "we decided against a waltz | a waltz",
        "i take back the waltz | the waltz",
        "ignore my note about the roses | note about the roses",
        "no roses before noon | roses before noon",
        "i refuse to dance | to dance",
        "you needn't water them | water them",
        "dim the lamp without waking her | waking her",
        "the roses must not be watered | the roses must be watered",
        "the hedge isn't to be cut | the hedge isn't to be cut",
        "a waltz is out of the question | a waltz is out of the question",
        "dancing? hard pass | dancing hard pass",
        "dancing doesn't sit right with me | dancing doesn't sit right with me",
        "dancing is the last thing we need | dancing is the last thing we need",
        "hold back from dancing | dancing",
        "the waltz was voted down | the waltz was voted down",
        "more roses, no, please don't | more roses no",
        "play a waltz? not now | play a waltz",
        "leave the roses alone | leave the roses alone",
        "keep the lamp as it is | keep the lamp as it is",
        "leave the roses alone and dim the lamp | leave the roses alone",
        "the roses stay dry | the roses stay dry",
        "hold your horses with the waltz | with the waltz",
        "let's wait a week before dancing | a week before dancing",
        "i'd rather keep the roses than sell them | the roses than sell them",
        "not watering today | watering today",
        "the waltz is postponed till monday | the waltz is postponed",
        "the roses are never to be cut | the roses are never to be cut",
        "a waltz is the last thing we need | a waltz is the last thing we need",
        "let the leaves pile up | let the leaves pile up",
        "sell the roses. forget i said it | sell the roses",
        "sell the roses never again | sell the roses never again",
        "sell the roses... just kidding | sell the roses",
        "sell the roses? hell no | sell the roses",
        "sell the roses. wait, no | sell the roses wait",
        "sell the roses, no wait, don't | sell the roses no wait",
        "remind me to sell the roses | sell the roses",
        "ask me before you sell the roses | you sell the roses",
        "rather than selling the roses, water them | selling the roses",
        "sell the roses - not! | sell the roses",
        "withhold from selling the roses | selling the roses",
      })
  void idiomsRefuseTheirObject(String prompt, String governed) {
    assertThat(governed(prompt)).isEqualTo(governed);
  }

  @Test
  void anIdiomThatNamesTheActItselfRefusesNothing() {
    String prompt = "the order i made, cancel that";
    List<Word> words = new WordReader().read(prompt);
    Utterance utterance = Utterance.of(prompt, words);

    assertThat(new Negation(utterance, i -> false, i -> false).reach()).contains(true);
    assertThat(new Negation(utterance, i -> false, i -> i == 4).reach()).doesNotContain(true);
  }

  @Property(tries = 500, seed = "5")
  void anyWordsHaveAReading(@ForAll List<String> words, @ForAll Gap gap) {
    Utterance utterance = new Utterance(words, Collections.nCopies(words.size(), gap));

    assertThat(new Negation(utterance, i -> i % 5 == 0, i -> i % 7 == 0).reach())
        .hasSameSizeAs(words);
    assertThat(MoodReader.read(utterance, i -> false, i -> false))
        .hasSameSizeAs(words)
        .isEqualTo(MoodReader.read(utterance, i -> false, i -> false));
  }

  private static String governed(String prompt) {
    List<Word> words = new WordReader().read(prompt);
    List<String> texts = words.stream().map(Word::text).toList();
    boolean[] reach =
        new Negation(Utterance.of(prompt, words), i -> texts.get(i).equals("cancel"), i -> false)
            .reach();
    List<String> governed = new ArrayList<>();
    for (int i = 0; i < reach.length; i++) {
      if (reach[i]) {
        governed.add(texts.get(i));
      }
    }
    return String.join(" ", governed);
  }
}
