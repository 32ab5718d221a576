package io.micromap.runtime.featurizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.runtime.featurizer.Utterance.Gap;
import io.micromap.runtime.featurizer.WordReader.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoodReaderTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "is it safe to water roses at noon",
        "how often does one water roses",
        "why water roses at all",
        "what happens if i water roses twice?",
        "does watering help",
        "should roses be watered",
        "who waters the roses",
        "i wonder whether roses need water",
        "has anybody watered roses at night?",
        "Can roses drink milk?",
        "do roses close at night?",
        "any idea when roses open",
        "water the roses, how?",
        "water the roses - good idea?",
        "water the roses. is that wise?",
        "is watering over or what",
      })
  void questionsAskAboutAnAct(String prompt) {
    assertThat(Moods.of(prompt)).containsOnly(Mood.QUESTION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i watered the roses",
        "thanks for watering the roses",
        "you already watered them",
        "they are watering the roses",
        "she has watered the roses",
        "the gardener watered ten roses",
        "My neighbour sold his roses at the fair",
        "somebody cut the roses yesterday",
        "Yesterday we watered all the roses",
        "watered the roses an hour ago",
        "the roses were watered by the gardener",
        "he's watering the roses right now",
        "she's been selling roses all spring",
        "my uncle used to water roses",
        "i remember selling roses in 2014",
        "the article says \"water the roses\"",
        "he said water the roses",
        "watering the roses failed",
        "my order of ten roses is still pending",
      })
  void reportsTellOfAnAct(String prompt) {
    assertThat(Moods.of(prompt)).containsOnly(Mood.REPORT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "how would you water the roses",
        "safe to water the roses?",
        "hypothetically, water the roses",
        "for instance, water the roses",
        "on my mark, water the roses",
        "depending on the rain, water the roses",
        "example: water the roses",
        "get ready to water the roses",
        "they want to water the roses",
        "pending: water the roses",
        "teach me to water the roses",
        "if it rains; water the roses",
        "if it rains\nwater the roses",
        "alice said: water the roses",
        "question: water the roses",
        "i cannot water the roses",
        "tomorrow water the roses",
        "just kidding, water the roses",
      })
  void whatIsAskedImaginedOrToldIsNoOrder(String prompt) {
    assertThat(Moods.ofOrderAtEnd(prompt)).doesNotContain(Mood.ORDER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "suppose i watered the roses",
        "our gardener will water the roses in spring",
        "if i had watered the roses, they would bloom",
        "had we watered the roses in time, they would live",
        "i might water the roses",
        "maybe we water the roses next week",
        "we are thinking about watering the roses",
        "i would water them with milk",
        "one day i'll water roses",
        "tomorrow i'm going to water the roses",
        "i will water the roses next week",
        "maybe i'll water the roses",
        "imagine a robot that waters roses",
      })
  void hypotheticalsImagineAnAct(String prompt) {
    assertThat(Moods.of(prompt)).containsOnly(Mood.HYPOTHETICAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if the soil is dry, water the roses",
        "water the roses if the soil is dry",
        "unless it rains, water the roses",
        "water the roses unless it rains",
        "in case the soil dries out water the roses",
        "when the level drops below 10 water the roses",
        "water the roses whenever they droop",
        "as soon as the price is under 5, water the roses",
        "water the roses as long as water is cheap",
        "water the roses only if it is dry",
        "wait until the level falls, then water the roses",
        "provided that it is dry, water the roses",
        "once the tank reaches 10 litres water the roses",
        "if you see the roses wilt, water them",
        "water the roses only with my aunt's approval",
        "with the consent of my aunt only, water the roses",
        "water the roses subject to her nod",
      })
  void whatWaitsForAConditionIsNoOrderForNow(String prompt) {
    assertThat(Moods.of(prompt)).doesNotContain(Mood.ORDER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "maybe water the roses",
        "possibly water the roses",
        "let's maybe water the roses",
        "simulate watering the roses",
        "dry run: water the roses",
        "do a test run of watering the roses",
        "water the roses as a dry run",
        "get me a quote for watering the roses",
        "preview a watering of the roses",
        "it might be worth watering the roses",
        "remind me to water the roses",
        "remind me at five to water the roses",
      })
  void whatIsTriedOrHedgedIsNotOrdered(String prompt) {
    assertThat(Moods.of(prompt)).last().isEqualTo(Mood.HYPOTHETICAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "water the roses",
        "can you water the roses?",
        "could you please water the roses",
        "would you mind watering the roses",
        "would it be possible to water the roses",
        "it would be great if you watered the roses",
        "i want the roses watered",
        "i'd like the roses watered",
        "i wish to have the roses watered",
        "we need more water",
        "let's water the roses",
        "can the roses be watered?",
        "why not water the roses",
        "have it watered",
        "the roses must be watered",
        "turn the watered roses to the left",
        "if you can, water the roses",
        "water the roses if you have a minute",
        "if that's ok, water the roses",
        "if it isn't too much trouble water the roses",
        "if nobody minds, water the roses",
        "i'd be grateful if you watered the roses",
        "check if the roses are dry",
        "when you get a chance, water the roses",
        "water the roses whenever you're ready",
        "water the roses as soon as possible",
        "when the weeding is done, water the roses",
        "water the roses once more",
        "when the soil is dry, it is now, water the roses",
        "water the roses, even if they are wet",
        "don't wait until the price drops, water the roses",
        "don't leave the roses unwatered",
        "do you mind watering the roses",
        "water the roses, maybe ten",
        "once you've fed the roses, water them",
        "water the roses once you've fed them",
        "thanks for the roses, water them",
        "how do i water the roses? please do it",
        "i watered the wrong roses, undo that",
        "",
      })
  void requestsAreOrders(String prompt) {
    assertThat(Moods.of(prompt)).allMatch(Mood.ORDER::equals);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sell the roses i watered | i watered",
        "sell the roses that i have just watered to bob | that i have just watered",
        "sell what we watered yesterday | we watered yesterday",
        "water the lawn that was mowed | that was mowed",
        "move the bed they cleared up to the left | they cleared up",
        "plant the rooted out roses | rooted out",
        "sell all the roses which you picked for me | which you picked",
        "i watered the roses | ''",
        "yesterday i watered the roses | ''",
        "sell the roses after i watered them | ''",
        "use what i've got | ''",
        "please sell it, i watered it | ''",
        "sell the watered roses | ''",
      })
  void wordsThatOnlySayWhichThingIsMeantAreTold(String prompt, String words) {
    Utterance utterance = Utterance.of(prompt, new WordReader().read(prompt));

    assertThat(
            MoodReader.identifying(utterance).stream()
                .mapToObj(utterance::word)
                .collect(Collectors.joining(" ")))
        .isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "i watered the roses, now dim the lamp | TTTTOOOO",
        "is it late? dim the lamp | QQQOOO",
        "the roses were fine; dim the lamp | RRRROOO",
        "don't dance, water the roses | OROOO",
        "the roses were red; could you dim the lamp at 10:30 | TTTTOOOOOOOO",
        "suppose it rains. water the roses | HHHOOO",
        "are roses thirsty, or dry? | QQQQQ",
        "are roses thirsty, water them | OOOOO",
        "water the roses. if it rains, dim the lamp | OOOHHHHHH",
        "water the roses, then dim the lamp if it rains | OOOHHHHHHH",
        "should it rain, dim the lamp | QQQHHH",
        "water the roses, not the tulips | OOOORR",
        "dim the lamp, not yet but soon | OOOOOOO",
      })
  void eachClauseHasAMoodOfItsOwn(String prompt, String moods) {
    StringBuilder read = new StringBuilder();
    Moods.of(prompt).forEach(mood -> read.append(letter(mood)));
    assertThat(read).hasToString(moods);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "is it safe to water roses",
        "gardeners watered roses yesterday",
        "suppose it rains",
        "i'd water them",
        "don't water them",
        "roses? nope",
        "keep roses alone",
        "they're watering roses",
        "whose roses need water?",
      })
  void aPromptWithoutATellingWordNeedsNoReading(String prompt) {
    List<Word> words = new WordReader().read(prompt);

    assertThat(Moods.of(prompt)).anyMatch(mood -> mood != Mood.ORDER);
    assertThat(tells(words.stream().map(Word::text).toList())).isTrue();
    assertThat(tells(List.of("water", "the", "roses", "in", "a", "minute"))).isFalse();
  }

  @Test
  void noneOfManyRandomPromptsNeedsAReadingThatNothingTellsOf() {
    List<String> pool =
        List.of(
            ("i we you they the a an my to of in on at for it them that this some one please now then"
                    + " not no never don't leave keep let hold off back out is are was can could would"
                    + " may might will if suppose what when how had have has want like know water"
                    + " watered roses sold put used next year theory day thanks but so and just wait"
                    + " forget scrap cancel stop the question asking alone as enough pass instead last"
                    + " night ago remember study wonder curious maybe perhaps say someone idea bad"
                    + " unless should once drops below case possibly simulate run dry quote while nothing"
                    + " zero says reads donot nver nvm later done pending title depending neither")
                .split(" "));
    List<Gap> signs =
        List.of(
            Gap.NONE,
            Gap.NONE,
            Gap.NONE,
            Gap.NONE,
            Gap.CLAUSE,
            Gap.COLON,
            Gap.SENTENCE,
            Gap.QUESTION);
    Random random = new Random(3);
    int orders = 0;
    for (int i = 0; i < 50_000; i++) {
      List<String> words = new ArrayList<>();
      List<Gap> gaps = new ArrayList<>();
      for (int k = 0; k < 2 + i % 6; k++) {
        words.add(pool.get(random.nextInt(pool.size())));
        gaps.add(signs.get(random.nextInt(signs.size())));
      }
      if (!tells(words)) {
        orders++;
        assertThat(MoodReader.read(new Utterance(words, gaps), at -> false, at -> false))
            .as("%s %s", words, gaps)
            .containsOnly(Mood.ORDER);
      }
    }
    assertThat(orders).isGreaterThan(1000);
  }

  private static boolean tells(List<String> words) {
    return IntStream.range(0, words.size())
        .anyMatch(
            i ->
                MoodReader.mayTell(words.get(i))
                    || MoodReader.tellsAt(i, at -> at < words.size() ? words.get(at) : ""));
  }

  private static char letter(Mood mood) {
    return switch (mood) {
      case ORDER -> 'O';
      case REFUSAL -> 'R';
      case QUESTION -> 'Q';
      case REPORT -> 'T';
      case HYPOTHETICAL -> 'H';
    };
  }
}
