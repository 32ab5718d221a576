package io.micromap.rails.text;

import io.micromap.rails.text.Clauses.Range;
import io.micromap.rails.text.Polarity.Spoken;
import io.micromap.runtime.featurizer.Mood;
import io.micromap.runtime.featurizer.MoodReader;
import io.micromap.runtime.featurizer.Phrases;
import io.micromap.runtime.featurizer.Utterance;
import io.micromap.runtime.featurizer.Utterance.Gap;
import io.micromap.runtime.featurizer.WordReader.Word;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What a model finds in one prompt: its words, and what they are evidence for. One thread's. */
public final class PromptEvidence {

  /** Between blanks and two acts: one or the other. */
  private static final Set<String> SLASHES = Set.of("/", "||");

  /** What is done to what was named before. */
  private static final Set<String> BACK = Set.of("it", "them", "that", "those", "these", "this");

  private final TextModel model;
  private final String prompt;
  private final List<Word> words;
  private final Memory memory;
  private Optional<Shared> shared = Optional.empty();
  private Optional<Utterance> utterance = Optional.empty();
  private Optional<Spoken> spoken = Optional.empty();

  PromptEvidence(TextModel model, String prompt, List<Word> words, Memory memory) {
    this.model = model;
    this.prompt = prompt;
    this.words = words;
    this.memory = memory;
  }

  /**
   * What was found in one prompt and its variants, whose words and clauses are mostly the same. It
   * decides how long an answer takes, never what it is. Serves one thread and one model.
   */
  public static final class Memory {

    private final Map<Key, Shared> known = new HashMap<>();

    /** By text the cosines with the nearest prototype of each label. */
    private final Map<String, double[]> nearest = new HashMap<>();
  }

  /** What decides all evidence but that of moods. */
  private record Key(List<String> words, List<Range> clauses, List<Boundary> boundaries) {}

  /** What variants of the same words and clauses have in common; the plan is found when asked. */
  private static final class Shared {
    private final StepCandidates candidates;
    private final Map<Utterance, Mood[]> moods = new HashMap<>();
    private Optional<Plan> plan = Optional.empty();

    Shared(StepCandidates candidates) {
      this.candidates = candidates;
    }
  }

  /** The words of the prompt; the parts of words that the model knows are joined. */
  public List<Word> words() {
    return words;
  }

  /** The most probable plan. */
  public Plan plan() {
    Shared of = shared();
    if (of.plan.isEmpty()) {
      of.plan = Optional.of(model.plan(of.candidates));
    }
    return of.plan.get();
  }

  /** What each clause of a step is evidence for by itself, in order. */
  public List<Plan.Step> clauses(Plan.Step step) {
    return shared().candidates.steps(step);
  }

  /**
   * Neighbouring clauses as one step.
   *
   * @param from number of the first word of a clause
   * @param to behind the last word of a clause
   */
  public Plan.Step step(int from, int to) {
    return shared().candidates.step(from, to);
  }

  /** The label that some words by themselves are evidence for; -1 where they are out of scope. */
  public int labelOf(int from, int to) {
    return from < to ? shared().candidates.step(new Range(from, to)).label() : -1;
  }

  /** The label that a word by itself speaks for most, in scope or not. */
  public int leaningOf(int word) {
    return shared().candidates.step(new Range(word, word + 1)).leaning();
  }

  /**
   * The prompt from the first word of a step to its last. Where an encoder reads it, which costs
   * more than all else, runs of blanks are one: they mean nothing, and variants differ in them.
   */
  public String text(Plan.Step step) {
    String text = prompt.substring(words.get(step.from()).start(), words.get(step.to() - 1).end());
    return model.prototypes().isPresent() ? Prototypes.singleBlanks(text) : text;
  }

  /** As above, from a word up to but not including another. */
  public String text(int from, int to) {
    return prompt.substring(words.get(from).start(), words.get(to - 1).end());
  }

  /** Whether a word is the first, or punctuation parts it from the one before. */
  public boolean beginsClause(int word) {
    return word == 0 || utterance().behind(word - 1) != Gap.NONE;
  }

  /** Whether a word is the first of a sentence. */
  public boolean beginsSentence(int word) {
    return word == 0 || utterance().behind(word - 1).compareTo(Gap.SENTENCE) >= 0;
  }

  /** Whether nothing but a slash stands before a word: "swap/stake". */
  public boolean isSlashed(int word) {
    int from = words.get(word - 1).end();
    int to = words.get(word).start();
    return to == from + 1 && prompt.charAt(from) == '/';
  }

  /**
   * Whether nothing but a slash between blanks stands before a word: "swap it / stake it", "swap it
   * || stake it".
   */
  public boolean isSlashedApart(int word) {
    String between = prompt.substring(words.get(word - 1).end(), words.get(word).start());
    return between.length() > 2 && between.startsWith(" ") && SLASHES.contains(between.strip());
  }

  /** Whether a word stands in an order; true where moods are not told. */
  public boolean isOrder(int word) {
    return model.polarity().isEmpty()
        || Polarity.moods(spoken(), shared().moods)[word] == Mood.ORDER;
  }

  /**
   * What is found without the words that only say which thing is meant ("sell the tokens i
   * unstaked"); nothing where there are none, or no others.
   */
  public Optional<PromptEvidence> withoutIdentifying() {
    BitSet identifying = identifying();
    if (identifying.isEmpty() || identifying.cardinality() == words.size()) {
      return Optional.empty();
    }
    List<Word> others =
        IntStream.range(0, words.size())
            .filter(i -> !identifying.get(i))
            .mapToObj(words::get)
            .toList();
    return Optional.of(new PromptEvidence(model, prompt, others, memory));
  }

  /** Whether the words that only say which thing is meant name the act of a label themselves. */
  public boolean identifiesBy(int label) {
    BitSet identifying = identifying();
    for (int from = identifying.nextSetBit(0); from >= 0; from = identifying.nextSetBit(from)) {
      int to = identifying.nextClearBit(from);
      if (shared().candidates.step(new Range(from, to)).label() == label) {
        return true;
      }
      from = to;
    }
    return false;
  }

  private BitSet identifying() {
    return model.polarity().isPresent() ? MoodReader.identifying(utterance()) : new BitSet();
  }

  /** A step with what prototypes add to the evidence of its words; without any the step itself. */
  public Plan.Step weighed(Plan.Step step) {
    return model
        .prototypes()
        .map(prototypes -> prototypes.added(step, nearest(prototypes, text(step))))
        .orElse(step);
  }

  /** Whether prototypes, if there are any, read all of a step. */
  public boolean isReadWhole(Plan.Step step) {
    return model.prototypes().stream()
        .allMatch(prototypes -> prototypes.encoder().readsWhole(Prototypes.form(text(step))));
  }

  private double[] nearest(Prototypes prototypes, String text) {
    return memory.nearest.computeIfAbsent(Prototypes.form(text), prototypes::nearest);
  }

  /**
   * The mood of a step's own words: whether they order what they are evidence for.
   *
   * @param step of the prompt's plan, in scope
   */
  public Mood mood(Plan.Step step) {
    return model
        .polarity()
        .map(
            polarity ->
                polarity.mood(
                    spoken(),
                    new Range(step.from(), step.to()),
                    model.labels().get(step.label()),
                    () -> evidence(step),
                    shared().moods))
        .orElse(Mood.ORDER);
  }

  /**
   * A step, judged by what may order it: without the clauses at its beginning that order nothing
   * ("don't wait for cheaper gas, swap now"). Where the rest speaks for the step's own label and is
   * in scope more clearly than the whole, the step takes its evidence of scope; a step out of scope
   * becomes the rest where that orders something.
   *
   * @param step of the prompt's plan
   */
  public Plan.Step ordering(Plan.Step step) {
    List<Plan.Step> clauses = clauses(step);
    if (model.polarity().isEmpty()) {
      return step;
    }
    if (clauses.size() < 2) {
      return step.label() < 0 ? step : clearer(step, mannerless(step));
    }
    Mood[] moods = Polarity.moods(spoken(), shared().moods);
    int first = 0;
    while (first < clauses.size() - 1 && ordersNothing(moods, clauses.get(first))) {
      first++;
    }
    Plan.Step rest = step(clauses.get(first).from(), step.to());
    if (step.label() < 0) {
      return rest.label() >= 0 && mood(rest) == Mood.ORDER ? rest : step;
    }
    return clearer(clearer(step, rest), mannerless(rest));
  }

  private static Plan.Step clearer(Plan.Step step, Plan.Step rest) {
    boolean clearer = rest.label() == step.label() && rest.scope() > step.scope();
    return clearer ? step.withScope(rest.scope()) : step;
  }

  /** A step without what makes it polite: "would you mind", "when you can". */
  private Plan.Step mannerless(Plan.Step step) {
    int from = step.from();
    while (manners(from) > 0 && from + manners(from) < step.to()) {
      from += manners(from);
    }
    int to = step.to();
    for (int i = to - 1; i > from; i--) {
      to = i + manners(i) == to ? i : to;
    }
    boolean whole = from == step.from() && to == step.to();
    return whole ? step : shared().candidates.step(new Range(from, to));
  }

  /** How many words that are mere manners stand at a place. */
  private int manners(int at) {
    List<String> manners = model.options().polarity().orElseThrow().manners();
    return Phrases.length(manners, at, i -> i < words.size() ? words.get(i).text() : "");
  }

  /** Whether a clause says "it" or "them". */
  public boolean takesUp(Plan.Step clause) {
    return words.subList(clause.from(), clause.to()).stream()
        .anyMatch(word -> BACK.contains(word.text()));
  }

  /** Whether a clause negates something, or is mostly in another mood than an order. */
  private boolean ordersNothing(Mood[] moods, Plan.Step clause) {
    int ordering = 0;
    for (int i = clause.from(); i < clause.to(); i++) {
      if (MoodReader.mayNegate(words.get(i).text())) {
        return true;
      }
      ordering += moods[i] == Mood.ORDER ? 1 : 0;
    }
    return 2 * ordering <= clause.to() - clause.from();
  }

  /** The mood of each word, where all are one step of a label; none where moods are not told. */
  Mood[] moods(int label) {
    Range whole = new Range(0, words.size());
    return model
        .polarity()
        .map(polarity -> polarity.moods(spoken(), whole, evidence().perWord(whole)[label]))
        .orElseGet(() -> new Mood[0]);
  }

  private double[] evidence(Plan.Step step) {
    return evidence().perWord(new Range(step.from(), step.to()))[step.label()];
  }

  WordsEvidence evidence() {
    return shared().candidates.evidence();
  }

  private Spoken spoken() {
    if (spoken.isEmpty()) {
      spoken = Optional.of(new Spoken(utterance(), Quotations.told(prompt, words)));
    }
    return spoken.get();
  }

  /** Whether some words by themselves report an act: "you've swapped it". */
  public boolean reports(int from, int to) {
    Utterance told = Utterance.of(prompt, words.subList(from, to));
    return Arrays.asList(MoodReader.read(told, word -> false, word -> false)).contains(Mood.REPORT);
  }

  private Utterance utterance() {
    if (utterance.isEmpty()) {
      utterance = Optional.of(Utterance.of(prompt, words));
    }
    return utterance.get();
  }

  private Shared shared() {
    if (shared.isEmpty()) {
      Clauses clauses = model.cut(prompt, words);
      List<String> texts = words.stream().map(Word::text).toList();
      Key key = new Key(texts, clauses.clauses(), clauses.boundaries());
      shared = Optional.of(memory.known.computeIfAbsent(key, other -> read(clauses)));
    }
    return shared.get();
  }

  private Shared read(Clauses clauses) {
    return new Shared(model.candidates(clauses));
  }
}
