package io.micromap.rails.audit;

import io.micromap.rails.text.OrderOptions;
import io.micromap.rails.text.Plan.Step;
import io.micromap.rails.text.PromptEvidence;
import io.micromap.runtime.featurizer.Phrases;
import io.micromap.runtime.featurizer.WordReader.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Puts steps in the places that words give them, whatever stands between them: "rotate last, fill
 * first", "third, sell it; first, claim it; second, stake it", "sell it. Before that, claim it".
 * The order is open where such words contradict each other, or tell of an order that is not read.
 */
final class StepPlaces {

  private final OrderOptions options;

  StepPlaces(OrderOptions options) {
    this.options = options;
  }

  /**
   * The steps in the places that words give them; empty where the order is open.
   *
   * @param steps as {@link StepOrder} orders them
   * @param evidence of the prompt that they are of
   */
  Optional<List<Step>> arrange(List<Step> steps, PromptEvidence evidence) {
    Step[] told =
        steps.stream()
            .filter(step -> step.label() >= 0)
            .sorted(Comparator.comparingInt(Step::from))
            .toArray(Step[]::new);
    if (Arrays.stream(told).map(Step::label).distinct().count() < 2) {
      return Optional.of(steps);
    }
    PlaceSigns signs = new PlaceSigns(told, evidence, options);
    if (signs.isOpen()) {
      return Optional.empty();
    }
    List<Step> known = new ArrayList<>(steps);
    known.removeIf(step -> step.label() < 0);
    if (signs.fit(known)) {
      return Optional.of(steps);
    }
    List<Step> arranged = signs.arranged();
    if (!signs.fit(arranged)) {
      return Optional.empty();
    }
    steps.stream().filter(step -> step.label() < 0).forEach(arranged::add);
    return Optional.of(arranged);
  }

  /**
   * Whether words tell of an act beside the only one that is found: "the zoom goes first", "prior
   * to lowering the limit, show me".
   */
  boolean tellOfAnother(PromptEvidence evidence) {
    List<Word> words = evidence.words();
    IntFunction<String> word = i -> i < words.size() ? words.get(i).text() : "";
    for (int i = 0; i < words.size(); i++) {
      int ahead = evidence.beginsClause(i) ? Phrases.length(PlaceWords.AHEAD, i, word) : 0;
      int beside = PlaceWords.BESIDE.length(i, word);
      boolean after =
          (word.apply(i).equals("after") || word.apply(i).equals("upon"))
              && StepOrder.isDoing(word.apply(i + 1));
      boolean doing = after || (ahead > 0 && StepOrder.isDoing(word.apply(i + ahead)));
      boolean whole =
          beside > 0 && IntStream.range(i + 1, i + beside).noneMatch(evidence::beginsClause);
      if (doing || whole) {
        return true;
      }
    }
    return false;
  }
}
