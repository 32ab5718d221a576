package io.micromap.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.micromap.evaluation.SampleRows;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Row;
import io.micromap.evaluation.drift.MapperVersion;
import io.micromap.evaluation.replay.HashedPrompt;
import io.micromap.evaluation.replay.LogEntry;
import io.micromap.evaluation.replay.Replay;
import io.micromap.evaluation.replay.Salt;
import io.micromap.runtime.bundle.Bundle;
import io.micromap.runtime.bundle.BundleFormat;
import io.micromap.runtime.bundle.EmbeddingView;
import io.micromap.runtime.bundle.EmbeddingView.FastTier;
import io.micromap.runtime.encoder.EncoderIdentity;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.mapper.Decision;
import io.micromap.runtime.mapper.DecisionJson;
import io.micromap.runtime.mapper.Explanation;
import io.micromap.runtime.mapper.Explanation.Contribution;
import io.micromap.runtime.mapper.ExplanationText;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.mapper.Prediction;
import io.micromap.runtime.mapper.Reason;
import io.micromap.runtime.mapper.Tier;
import io.micromap.training.trainer.EncoderOptions.Tiers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncoderTierTest {

  private static final LabelledPrompts ROWS = SampleRows.read();

  private static final String LONG = "stake my eth " + "and so on ".repeat(20);

  private static byte[] bytes;
  private static Mapper mapper;

  @TempDir private Path folder;

  @BeforeAll
  static void train() {
    bytes = train(ROWS, MeaningProvider.IDENTITY, Tiers.ENCODER, 1);
    mapper = mapper(bytes);
  }

  @Test
  void aWordThatNoRowHoldsIsJudgedByItsMeaning() {
    Mapper words = SampleTraining.mapper(ROWS);
    String prompt = "please delegate my eth";

    assertThat(mapper.map(prompt).candidate()).contains("stake");
    assertThat(mapper.map(prompt).confidence()).isGreaterThan(words.map(prompt).confidence());
  }

  @Test
  void aStrangePromptHasLessConfidenceThanOneThatRowsLieNear() {
    assertThat(mapper.predict("good night to you").confidence())
        .isLessThan(mapper.predict("stake my eth").confidence());
  }

  @Test
  void itIsTheSameToTheByteOnAnyNumberOfThreads() {
    assertThat(train(ROWS, MeaningProvider.IDENTITY, Tiers.ENCODER, 2)).isEqualTo(bytes);
  }

  @Test
  void readingTheBundleAndWritingItAgainGivesTheSameBytes() {
    assertThat(BundleFormat.write(BundleFormat.read(bytes, "sample").bundle())).isEqualTo(bytes);
  }

  @Test
  void theCompiledFormAnswersAsThePlainOne() {
    Mapper fresh = mapper(bytes);
    Prediction plain = fresh.predict("convert my dai");
    IntStream.range(0, 600).forEach(i -> fresh.predict("stake my eth"));

    assertThat(fresh.predict("convert my dai").probabilities()).isEqualTo(plain.probabilities());
  }

  @Test
  void theExplanationSumsToTheScoreAndPlacesTheMeaningOfWords() {
    Explanation explanation = mapper.explain("please delegate my eth");

    double sum =
        explanation.candidate().orElseThrow().bias()
            + explanation.features().stream().mapToDouble(Contribution::candidate).sum();
    assertThat(explanation.candidate().orElseThrow().score()).isCloseTo(sum, within(1e-9));
    assertThat(explanation.features())
        .filteredOn(part -> part.view().equals("embedding"))
        .extracting(Contribution::feature)
        .containsExactlyInAnyOrder("please", "delegate", "my", "eth", "(whole prompt)");
    assertThat(ExplanationText.write(explanation, 20)).contains("(the prompt as a whole)");
  }

  @Test
  void aPromptThatTheEncoderCannotReadToItsEndIsTooLong() {
    Decision decision = mapper.map(LONG);

    assertThat(mapper.map(LONG.strip()).reason()).isEqualTo(Reason.TOO_LONG);
    assertThat(decision.reason()).isEqualTo(Reason.TOO_LONG);
    assertThat(decision.confidence()).isZero();
    assertThat(decision.candidate()).isEmpty();
    assertThat(mapper.explain(LONG).decision()).isEqualTo(decision);
    assertThat(mapper.predict(LONG).defect()).contains(Reason.TOO_LONG);
    assertThat(SampleTraining.mapper(ROWS).map(LONG).reason()).isNotEqualTo(Reason.TOO_LONG);
  }

  @Test
  void ofACascadeWordsMayAnswerWhatIsTooLongForTheEncoder() {
    assertThat(gated(1e-9).map(LONG).model().tier()).contains(Tier.LEXICAL);
    assertThat(gated(1).map(LONG).reason()).isEqualTo(Reason.TOO_LONG);
  }

  /** The mapper as a cascade whose words answer from a confidence on. */
  private static Mapper gated(double gate) {
    Bundle whole = mapper.bundle();
    EmbeddingView view = whole.embedding().orElseThrow();
    EmbeddingView gated =
        new EmbeddingView(
            view.encoder(),
            view.mix(),
            view.weights(),
            view.rows(),
            Optional.of(new FastTier(whole.calibration(), gate)));
    return mapper(
        BundleFormat.write(
            new Bundle(
                whole.origin(),
                whole.labels(),
                whole.features(),
                new Bundle.Model(whole.weights(), whole.model().outOfScope(), Optional.of(gated)),
                whole.calibration(),
                whole.thresholds(),
                whole.provenance(),
                whole.modelCard())));
  }

  @Test
  void rowsThatTheEncoderCannotReadToTheirEndAreKeptAndToldOfOnce() {
    List<String> said = new ArrayList<>();
    List<Row> rows = new ArrayList<>(ROWS.rows());
    rows.add(new Row("long", LONG, "stake", "rows.csv, line 99"));

    new Trainer(
            TrainingOptions.DEFAULTS.withEncoder(
                EncoderOptions.of(MeaningProvider.IDENTITY, Tiers.ENCODER)),
            1,
            said::add)
        .train(TrainingTask.ofLabels(ROWS.labels()), ROWS.with(rows));

    assertThat(said)
        .contains("reading " + rows.size() + " rows with meaning")
        .containsOnlyOnce(
            "1 row is longer than meaning reads; the beginning alone is learnt from, and a prompt"
                + " as long is too_long where the encoder would have to read it");
  }

  @Test
  void hashedPromptsAreRefusedByTheNameOfTheMapper() throws IOException {
    Path secret = Files.writeString(folder.resolve("salt"), "0123456789abcdef");
    Salt salt = Salt.read(secret);
    String line =
        LogEntry.parse("{\"prompt\": \"stake my eth\"}", "log.jsonl", 1, 1, "oos")
            .hashed(SampleTraining.mapper(ROWS), salt);
    Replay replay =
        new Replay(
            Optional.empty(),
            new MapperVersion("meaning.mapper", mapper),
            Optional.of(salt),
            "oos");

    assertThatThrownBy(() -> replay.add(LogEntry.parse(line, "hashed.jsonl", 1, 1, "oos")))
        .isInstanceOf(MicromapException.class)
        .hasMessage(
            "meaning.mapper reads whole prompts with a sentence encoder, and hashes hold features"
                + " alone. Keep a log with the prompts' text for it, or take a mapper of words alone.");
    assertThatThrownBy(() -> HashedPrompt.requireWords("meaning.mapper", mapper))
        .hasMessageStartingWith("meaning.mapper reads whole prompts");
  }

  @Test
  void featuresAloneAreRefused() {
    assertThatThrownBy(() -> mapper.predict(sink -> mapper.featurize("stake my eth", sink)))
        .isInstanceOf(MicromapException.class)
        .hasMessageContaining("Give the prompt's text");
  }

  @Test
  void anEncoderThatIsNotHereIsNamed() {
    EncoderIdentity other = new EncoderIdentity("other", "1".repeat(64), 24);

    assertThatThrownBy(() -> train(ROWS, other, Tiers.ENCODER, 1))
        .isInstanceOf(MicromapException.class)
        .hasMessageContaining("'other'");
  }

  @Test
  void aCascadeSaysWhichTierAnswersAndBothAnswerAsTheyWouldAlone() {
    Mapper cascade = mapper(train(ROWS, MeaningProvider.IDENTITY, Tiers.CASCADE, 1));

    Decision unknown = cascade.map("delegate eth");
    assertThat(unknown.model().tier()).contains(Tier.ENCODER);
    assertThat(unknown.candidate()).contains("stake");
    assertThat(SampleTraining.mapper(ROWS).map("stake my eth").model().tier()).isEmpty();
    assertThat(DecisionJson.line("1", unknown)).contains("\"tier\":\"encoder\"");
  }

  @Test
  void aCascadeThatNeverAnswersByWordsSaysSo() {
    List<String> said = new ArrayList<>();
    TrainingOptions options =
        TrainingOptions.DEFAULTS.withEncoder(
            EncoderOptions.of(MeaningProvider.IDENTITY, Tiers.CASCADE));

    new Trainer(options, 1, said::add).train(TrainingTask.ofLabels(ROWS.labels()), ROWS);

    assertThat(said)
        .anySatisfy(line -> assertThat(line).contains("answers 0 % of them without the encoder"))
        .anySatisfy(line -> assertThat(line).startsWith("WARNING: no prompt will be answered"));
  }

  @Test
  void theCheapestTierIsTakenWhereTheOthersAreNoBetter() {
    Mapper auto = mapper(train(ROWS, MeaningProvider.IDENTITY, Tiers.AUTO, 1));

    assertThat(auto.bundle().embedding()).isEmpty();
    assertThat(auto.map("please stake my eth").candidate()).contains("stake");
  }

  @Test
  void trainingOnWordsSaysWhatAnEncoderWouldGiveAndMakesTheSameMapper() {
    List<String> said = new ArrayList<>();

    byte[] compared = words(said, () -> MeaningProvider.IDENTITY);

    assertThat(compared).isEqualTo(SampleTraining.train(ROWS, 1));
    assertThat(said)
        .anySatisfy(line -> assertThat(line).contains("words alone have", "with the encoder"))
        .anySatisfy(line -> assertThat(line).contains("no tier is better than words alone"));
  }

  @Test
  void anEncoderThatCannotBeUsedKeepsNobodyFromTrainingOnWords() {
    List<String> said = new ArrayList<>();

    byte[] bytes =
        words(
            said,
            () -> {
              throw new MicromapException(ErrorCode.MISSING_ENCODER, "it does not start");
            });

    assertThat(bytes).isEqualTo(SampleTraining.train(ROWS, 1));
    assertThat(said).contains("not compared with a sentence encoder: it does not start");
  }

  private static byte[] words(List<String> said, Supplier<EncoderIdentity> encoder) {
    return BundleFormat.write(
        new Trainer(TrainingOptions.DEFAULTS, 1, said::add)
            .comparing(encoder)
            .train(TrainingTask.ofLabels(ROWS.labels()), ROWS));
  }

  private static byte[] train(
      LabelledPrompts rows, EncoderIdentity encoder, Tiers tiers, int threads) {
    TrainingOptions options =
        TrainingOptions.DEFAULTS.withEncoder(EncoderOptions.of(encoder, tiers));
    return BundleFormat.write(
        new Trainer(options, threads, step -> {})
            .train(TrainingTask.ofLabels(rows.labels()), rows));
  }

  private static Mapper mapper(byte[] bytes) {
    return Mapper.of(bytes, "sample.mapper", SampleTraining.NO_DOMAINS);
  }
}
