package io.micromap.rails.audit;

import io.micromap.rails.audit.Narrowing.Probabilities;
import io.micromap.rails.text.NarrowingOptions;
import io.micromap.rails.text.Plan;
import io.micromap.rails.text.Plan.Step;
import io.micromap.rails.text.PromptEvidence;
import io.micromap.rails.text.TextModel;
import io.micromap.runtime.featurizer.Mood;
import io.micromap.runtime.featurizer.WordReader.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a prompt and its variants: their words, and the plan that evidence and narrowing leave. One
 * thread's.
 */
final class PromptReader {
  private final TextModel model;
  private final Narrowing narrowing;
  private final NarrowingOptions options;
  private final StepSplitter splitter;
  private final StepOrder order;
  private final StepPlaces places;
  private final Alternatives alternatives;
  private final PromptEvidence.Memory memory = new PromptEvidence.Memory();

  PromptReader(TextModel model, Narrowing narrowing) {
    this.model = model;
    this.narrowing = narrowing;
    this.options = model.options().narrowing();
    this.order = new StepOrder(model.options().order());
    this.places = new StepPlaces(model.options().order());
    this.alternatives = new Alternatives(model, narrowing);
    this.splitter = new StepSplitter(model, narrowing, order);
  }

  /**
   * A prompt, read.
   *
   * @param evidence what was found in it
   * @param words at most as many as are read
   * @param plan empty where there are no words, or more than are read, all in all or in one step
   * @param contradicted whether the evidence is against all labels that a step was narrowed to
   * @param mood of a step that its words order not; such steps are not in the plan
   * @param open whether the prompt leaves open which of two acts is to be done
   * @param lost whether an act that the words tell of is no step
   * @param inScope mean probability that the steps are in scope, by what narrows
   */
  record Reading(
      PromptEvidence evidence,
      List<Word> words,
      Plan plan,
      boolean contradicted,
      Mood mood,
      boolean open,
      boolean lost,
      double inScope) {

    /** This reading, of which steps that are left out are told. */
    private Reading told(Plan others) {
      Mood first = mood == Mood.ORDER ? Mood.REPORT : mood;
      return new Reading(evidence, words, others, contradicted, first, open, lost, inScope);
    }
  }

  Reading read(String prompt) {
    PromptEvidence evidence = model.read(prompt, memory);
    Reading whole = read(evidence);
    return evidence
        .withoutIdentifying()
        .map(this::read)
        .map(main -> chosen(whole, main))
        .orElse(whole);
  }

  /**
   * The reading of a prompt, or the one without what only says which thing is meant: "deploy the
   * version we rolled back" deploys.
   */
  private static Reading chosen(Reading whole, Reading main) {
    if (!main.plan.known().isEmpty()) {
      boolean other = !main.plan.order().equals(whole.plan.order());
      return other || main.plan.scope() > whole.plan.scope() ? main : whole;
    }
    List<Step> ordered =
        whole.plan.steps().stream()
            .filter(step -> step.label() < 0 || !whole.evidence.identifiesBy(step.label()))
            .toList();
    boolean told = ordered.size() < whole.plan.steps().size();
    return told ? whole.told(new Plan(ordered)) : whole;
  }

  private Reading read(PromptEvidence evidence) {
    List<Word> words = evidence.words();
    int most = model.options().clauses().mostWords();
    boolean readable = !words.isEmpty() && words.size() <= most;
    List<Step> plan = readable ? evidence.plan().steps() : List.of();
    List<Step> ordered = order.order(splitter.split(plan, evidence), evidence);
    List<Narrowed> steps = new ArrayList<>();
    for (Step step : readWhole(ordered.stream().map(evidence::ordering).toList(), evidence)) {
      steps.add(step.label() < 0 ? Narrowed.not(step) : narrow(step, evidence));
    }
    Mood mood = takeUnordered(steps, evidence);
    List<Step> left = steps.stream().map(Narrowed::step).toList();
    Optional<List<Step>> placed = places.arrange(left, evidence);
    return new Reading(
        evidence,
        words.subList(0, Math.min(words.size(), most)),
        new Plan(placed.orElse(left)),
        steps.stream().anyMatch(Narrowed::contradicted),
        mood,
        readable && (placed.isEmpty() || alternatives.areIn(evidence)),
        readable && lacksAnAct(ordered, left, evidence),
        steps.stream()
            .filter(narrowed -> narrowed.step.label() >= 0)
            .mapToDouble(Narrowed::inScope)
            .average()
            .orElse(0));
  }

  /**
   * Whether the words tell of an act that is no step.
   *
   * @param all the steps that are found
   * @param left those of them that their words order
   */
  private boolean lacksAnAct(List<Step> all, List<Step> left, PromptEvidence evidence) {
    return all.stream().anyMatch(step -> holdsAnother(step, all.size(), evidence))
        || splitter.lacksAny(left, evidence)
        || (left.size() == 1 && places.tellOfAnother(evidence))
        || (left.size() == 1 && all.size() > 1 && order.endsEarlier(left.get(0), evidence.words()))
        || ListItems.lackAStep(all, evidence);
  }

  /** Some steps; none where one is longer than is read. */
  private static List<Step> readWhole(List<Step> steps, PromptEvidence evidence) {
    boolean all = steps.stream().allMatch(step -> step.label() < 0 || evidence.isReadWhole(step));
    return all ? steps : List.of();
  }

  /**
   * Whether the words of a step tell of a second act that was not found: "stake it once you've seen
   * to the rest", "once you've swapped it stake it", "stake it, but first see to the rest", "before
   * selling some, stake it".
   */
  private boolean holdsAnother(Step step, int steps, PromptEvidence evidence) {
    List<Word> words = evidence.words();
    int told = order.finishedIn(step, words);
    boolean itself = steps > 1 && order.isFinished(step, words);
    boolean done = told >= 0 && StepOrder.isDone(told, step.to(), words);
    boolean finished = told >= 0 && !itself && (done || evidence.reports(told, step.to()));
    boolean named = steps == 1 && (order.namesEarlier(step, words) || namesLater(step, evidence));
    return step.label() >= 0 && (finished || named);
  }

  /** Whether a step begins with an act that comes after it: "before selling some, claim it". */
  private boolean namesLater(Step step, PromptEvidence evidence) {
    List<Step> clauses = evidence.clauses(step);
    Step first = clauses.get(0);
    return clauses.size() > 1
        && order.namesLater(first, evidence.words())
        && first.label() >= 0
        && first.label() != step.label();
  }

  /**
   * Takes out the steps that their words do not order, and gives the mood of the first; a refusal
   * where none is in scope and one refuses.
   */
  private Mood takeUnordered(List<Narrowed> steps, PromptEvidence evidence) {
    Mood first = Mood.ORDER;
    for (Narrowed narrowed : List.copyOf(steps)) {
      Step step = narrowed.step;
      Mood mood = step.label() < 0 ? Mood.ORDER : evidence.mood(step);
      if (mood != Mood.ORDER && !(mood == Mood.REFUSAL && takesUp(step, evidence))) {
        steps.remove(narrowed);
        first = first == Mood.ORDER ? mood : first;
      }
    }
    boolean open = first == Mood.ORDER && steps.stream().allMatch(step -> step.step.label() < 0);
    return open && steps.stream().anyMatch(step -> refuses(step.step, evidence))
        ? Mood.REFUSAL
        : first;
  }

  /** Whether the words of a step out of scope refuse the label that they speak for most. */
  private static boolean refuses(Step step, PromptEvidence evidence) {
    return evidence.mood(step.withLabel(step.leaning())) == Mood.REFUSAL;
  }

  /**
   * Whether a clause behind what is refused orders it, of what was named there: "don't let them
   * pile up, claim them".
   */
  private boolean takesUp(Step step, PromptEvidence evidence) {
    String label = model.labels().get(step.label());
    return evidence.clauses(step).stream()
        .skip(1)
        .filter(clause -> clause.label() == step.label() && evidence.takesUp(clause))
        .filter(clause -> evidence.mood(clause) == Mood.ORDER)
        .map(clause -> narrowing.of(evidence.text(clause)).labels().getOrDefault(label, 0.0))
        .anyMatch(probability -> probability >= options.leastInScope());
  }

  /**
   * A step with the label that narrowing leaves, or its own where the evidence is against all. Acts
   * that are told of as done by then are no reports.
   */
  private Narrowed narrow(Step step, PromptEvidence evidence) {
    Step weighed = evidence.weighed(step);
    Probabilities probabilities = narrowing.of(evidence.text(step));
    int label = best(weighed, probabilities);
    boolean supported = weighed.margin(label) >= model.acceptance().margin();
    boolean finished = order.isFinished(step, evidence.words());
    return new Narrowed(
        supported ? weighed.withLabel(label) : weighed,
        !supported,
        finished ? 1 : probabilities.inScope());
  }

  /** The best supported of the labels that a step is narrowed to. */
  private int best(Step step, Probabilities probabilities) {
    int best = -1;
    for (int k = 0; k < model.labels().size(); k++) {
      boolean left = probabilities.leaves(model.labels().get(k), options.leastProbability());
      boolean better = best < 0 || step.scores()[k] > step.scores()[best];
      best = left && better ? k : best;
    }
    return best < 0 ? step.label() : best;
  }

  private record Narrowed(Step step, boolean contradicted, double inScope) {
    static Narrowed not(Step step) {
      return new Narrowed(step, false, 0);
    }
  }
}
