package io.micromap.rails.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.runtime.featurizer.WordReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClausesTest {

  @Test
  void temporalConnectivesCutAPromptAndBelongToNoClause() {
    assertThat(read("stake 5 eth, then claim it, and after that sell it. Finally rest"))
        .containsExactly("stake 0 eth", "claim it", "sell it", "rest");
    assertThat(boundaries("stake it, then claim it, and after that sell it. Finally rest"))
        .containsExactly(Boundary.THEN, Boundary.THEN, Boundary.THEN);
  }

  @Test
  void weakerSignsCutToo() {
    assertThat(boundaries("one and two, three; four"))
        .containsExactly(Boundary.AND, Boundary.COMMA, Boundary.SENTENCE);
    assertThat(read("sell it as well as claim it")).containsExactly("sell it", "claim it");
  }

  @Test
  void nextJoinsOnlyWhereAClauseBegins() {
    assertThat(read("put it next to the box, next turn it"))
        .containsExactly("put it next to the box", "turn it");
  }

  @Test
  void otherWaysToSayThenCutStrongly() {
    String prompt =
        "harvest it, following which swap it, later on lend it; secondly pay it, and in the end go";

    assertThat(read(prompt)).containsExactly("harvest it", "swap it", "lend it", "pay it", "go");
    assertThat(boundaries(prompt)).containsOnly(Boundary.THEN);
    assertThat(read("swap it later today, not later"))
        .containsExactly("swap it later today", "not later");
  }

  @Test
  void numbersOfAListCutAndBelongToNoClause() {
    assertThat(read("1) claim it 2) sell it for 20")).containsExactly("claim it", "sell it for 0");
    assertThat(read("sell all of it (60) and go")).containsExactly("sell all of it 0", "go");
    for (String sign : List.of(" \u2192 ", "\u21d2", " | ", "\u3002", " b) ", " (b) ")) {
      assertThat(read("claim it" + sign + "sell it"))
          .as(sign)
          .containsExactly("claim it", "sell it");
    }
  }

  @Test
  void aRequestEndsTheClauseThatSaysWhen() {
    assertThat(read("after swapping 2 eth please stake it"))
        .containsExactly("swapping 0 eth", "please stake it");
    assertThat(read("before selling it i want you to claim it"))
        .containsExactly("before selling it", "i want you to claim it");
    assertThat(read("stake it please i want it back")).hasSize(1);
    assertThat(read("stake it after noon please")).containsExactly("stake it", "noon please");
  }

  @Test
  void whatIsToBeAwaitedCutsWeakly() {
    String prompt = "stake it once swapped & sell the rest -> usdc n go before noon";

    assertThat(read(prompt))
        .containsExactly("stake it", "swapped", "sell the rest", "usdc", "go", "before noon");
    assertThat(boundaries(prompt))
        .containsExactly(
            Boundary.COMMA, Boundary.COMMA, Boundary.COMMA, Boundary.AND, Boundary.COMMA);
    assertThat(read("stake it once you've swapped it + sell the rest after that"))
        .containsExactly("stake it", "once you've swapped it", "sell the rest after that");
    assertThat(read("repay, but not before you've swapped"))
        .containsExactly("repay", "not before you've swapped");
  }

  @Test
  void anythingIsReadAndConnectivesAloneAreKept() {
    assertThat(read("")).isEmpty();
    assertThat(read(", ; . !")).isEmpty();
    assertThat(read("then")).containsExactly("then");
    assertThat(read("then go")).containsExactly("go");
    assertThat(read("go then")).containsExactly("go then");
    assertThat(read("1.5 eth")).containsExactly("0.0 eth");
  }

  private static List<String> read(String prompt) {
    Clauses clauses = clauses(prompt);
    return clauses.clauses().stream()
        .map(
            range ->
                String.join(
                    " ",
                    clauses.words().subList(range.from(), range.to()).stream()
                        .map(WordReader.Word::text)
                        .toList()))
        .toList();
  }

  private static List<Boundary> boundaries(String prompt) {
    return clauses(prompt).boundaries();
  }

  private static Clauses clauses(String prompt) {
    return new ClauseCutter(ClauseOptions.DEFAULTS, OrderOptions.DEFAULTS)
        .cut(prompt, new WordReader().read(prompt));
  }
}
