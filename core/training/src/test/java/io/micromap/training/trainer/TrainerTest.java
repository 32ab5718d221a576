package io.micromap.training.trainer;

import static io.micromap.evaluation.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.micromap.evaluation.SampleRows;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Row;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.mapper.Decision;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.mapper.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerTest {

  @Test
  void aTrainedMapperKnowsItsRowsAndTheirScope() {
    Mapper mapper = SampleTraining.mapper(SampleRows.read());

    assertThat(mapper.map("please withdraw my eth").candidate()).contains("withdraw");
    assertThat(mapper.map("exchange my dai").candidate()).contains("swap");
    Decision chatter = mapper.map("good night to you");
    assertThat(chatter.confidence()).isLessThan(mapper.map("stake my eth").confidence());
    assertThat(mapper.labels())
        .extracting(label -> label.name())
        .containsExactly("deposit", "stake", "swap", "withdraw");
    assertThat(mapper.bundle().hasScope()).isTrue();
  }

  @Test
  void withoutRowsOutOfScopeUnknownWordsAloneSpeakAgainstAClass() {
    LabelledPrompts rows = SampleRows.read();

    Mapper mapper = SampleTraining.mapper(rows.with(rows.inScope()));

    assertThat(mapper.bundle().hasScope()).isFalse();
    double chatter = mapper.predict("good night to my eth").inScope();
    assertThat(mapper.predict("stake my eth").inScope()).isGreaterThan(0.99).isGreaterThan(chatter);
  }

  @Test
  void theBundleRecordsWhatItWasMadeOfAndNoClockOrHost() {
    LabelledPrompts rows = SampleRows.read();

    var provenance = SampleTraining.mapper(rows).bundle().provenance();

    assertThat(provenance.path("data_sha256").asText()).isEqualTo(rows.sha256());
    assertThat(provenance.path("rows").asInt()).isEqualTo(rows.rows().size());
    assertThat(provenance.path("rows_out_of_scope").asInt()).isEqualTo(20);
    assertThat(provenance.path("options").path("seed").asLong()).isEqualTo(42);
    assertThat(provenance.fieldNames())
        .toIterable()
        .containsExactly(
            "data_sha256",
            "rows",
            "rows_out_of_scope",
            "oos_label",
            "prompt_fingerprints",
            "threshold_source",
            "options",
            "held_out",
            "answered_otherwise");
  }

  @Test
  void aSingleClassIsTooFew() {
    assertFails(
        ErrorCode.TOO_FEW_ROWS,
        () -> SampleTraining.mapper(SampleRows.read("prompt,label\na,x\nb,x\nc,oos\n")),
        "rows.csv: has 1 class",
        "add rows of others");
  }

  @Test
  void aClassWithOneRowIsNamed() {
    assertFails(
        ErrorCode.TOO_FEW_ROWS,
        () -> SampleTraining.mapper(SampleRows.read("prompt,label\na,x\nb,x\nc,y\nd,z\n")),
        "rows.csv: too few rows: 'y' has 1, 'z' has 1",
        "Two classes at least need two rows each (for a recipe three), better thirty; add rows.");
  }

  @Test
  void aClassOfTheDomainWithoutRowsIsNamed() {
    LabelledPrompts rows = SampleRows.read("prompt,label\na,x\nb,x\nc,y\nd,y\n");

    assertFails(
        ErrorCode.TOO_FEW_ROWS,
        () ->
            new Trainer(TrainingOptions.DEFAULTS, 1, step -> {})
                .train(TrainingTask.ofLabels(List.of("x", "y", "z")), rows),
        "'z' has 0");
  }

  @Test
  void promptsWithoutAWordAreNothingToLearnFrom() {
    assertFails(
        ErrorCode.TOO_FEW_ROWS,
        () -> SampleTraining.mapper(SampleRows.read("prompt,label\n!,x\n?,x\n-,y\n+,y\n")),
        "rows.csv",
        "no prompt holds a word");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prompt,label\nturn on,x\nTURN on!,x\nswitch off,y\nput out,y\nblow out,y\n",
        "prompt,label\nturn on,x\nTURN on!,x\nswitch off,y\nSwitch  off,y\n",
        "prompt,label\nturn on,x\nturn on,x\nswitch off,y\nswitch off,y\nhi,oos\nhi,oos\n",
        "prompt,label\nturn on,x\n!,x\nswitch off,y\n?,y\n",
        "prompt,label\nturn on,x\nTURN on!,x\nswitch off,y\nput out,y\nblow out,y\nglow,z\nglow 5,z\n",
      })
  void aClassWhoseRowsLieInOneFoldIsTrainedAllTheSame(String csv) {
    Mapper mapper = SampleTraining.mapper(SampleRows.read(csv));

    assertThat(mapper.map("turn on").candidate()).contains("x");
    assertThat(mapper.map("switch off").candidate()).contains("y");
    assertThat(mapper.map("switch off").confidence()).isBetween(0.0, 1.0);
  }

  @ParameterizedTest
  @CsvSource({
    "oos, OOS, The out-of-scope label 'oos' (rows.csv; line 2) and 'OOS' (rows.csv; line 4) differ in nothing but case.",
    "oos, ｏｏｓ, The out-of-scope label 'oos' (rows.csv; line 2) and 'ｏｏｓ' (rows.csv; line 4) differ in nothing but",
    "café, cafe\u0301, Label 'café' (rows.csv; line 2) and 'cafe\u0301' (rows.csv; line 4) differ in",
    "pay, ｐａｙ, nothing but Unicode's form of the same text.",
    "pay, \u0440\u0430y, nothing but letters of other scripts that look the same.",
    "pay, PAY, nothing but case.",
    "pay in, pay  in, nothing but blanks"
  })
  void labelsThatPeopleWouldTakeForOneAreRefused(String label, String other, String message) {
    LabelledPrompts rows =
        SampleRows.read(
            "prompt,label\na,%s\nb,%s\nc,%s\nd,%s\ne,z\nf,z\n"
                .formatted(label, label, other, other));

    assertThatThrownBy(() -> SampleTraining.mapper(rows))
        .isInstanceOf(MicromapException.class)
        .hasMessageContaining(message.replace(';', ','));
  }

  @Test
  void rareClassesAreFoundBesideFrequentOnes() {
    List<Row> rows = new ArrayList<>(SampleRows.rows());
    for (int i = 0; i < 300; i++) {
      String id = "n" + i;
      rows.add(new Row(id, "swap lot " + i + " of tokens", "swap", id));
    }
    LabelledPrompts data = new LabelledPrompts("rows.csv", rows, "oos");

    assertThat(SampleTraining.mapper(data).map("delegate my dai").candidate()).contains("stake");
  }

  @Test
  void heldOutPredictionsAreThoseThatTheHeldOutFiguresSpeakOf() {
    LabelledPrompts rows = SampleRows.read();

    Trainer.Trained trained =
        new Trainer(TrainingOptions.DEFAULTS, 1, step -> {})
            .trainWithHeldOut(TrainingTask.ofLabels(rows.labels()), rows);

    assertThat(trained.heldOut()).hasSameSizeAs(rows.rows());
    double right = 0;
    for (int i = 0; i < rows.rows().size(); i++) {
      int candidate = trained.heldOut().get(i).candidate();
      right += rows.labels().get(candidate).equals(rows.rows().get(i).label()) ? 1 : 0;
    }
    double stated = trained.bundle().provenance().at("/held_out/accuracy").asDouble();
    assertThat(right / rows.inScope().size()).isCloseTo(stated, within(1e-6));
  }

  @Test
  void noNearDuplicateTellsTheClassOfAHeldOutRow() {
    Random random = new Random(1);
    StringBuilder csv = new StringBuilder("prompt,label\n");
    for (int i = 0; i < 24; i++) {
      String prompt = word(random) + " " + word(random) + " " + word(random) + " " + word(random);
      for (String end : List.of("", " now", " ok")) {
        csv.append(prompt).append(end).append(i % 2 == 0 ? ",left\n" : ",right\n");
      }
    }
    LabelledPrompts rows = SampleRows.read(csv.toString());

    double accuracy =
        new Trainer(TrainingOptions.DEFAULTS, 1, step -> {})
            .train(TrainingTask.ofLabels(rows.labels()), rows)
            .provenance()
            .at("/held_out/accuracy")
            .asDouble();

    assertThat(accuracy).isLessThan(0.75);
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      word.append((char) ('a' + random.nextInt(26)));
    }
    return word.toString();
  }

  @Test
  void anOutOfScopeTrainingRowIsNeverAnswered() {
    List<Row> rows = new ArrayList<>(SampleRows.rows());
    for (String bare : List.of("eth", "swap", "please stake")) {
      rows.add(new Row("bare " + bare, bare, "oos", "bare " + bare));
    }
    Mapper mapper = SampleTraining.mapper(new LabelledPrompts("rows.csv", rows, "oos"));

    for (String bare : List.of("eth", "ETH", "Swap!", "please stake")) {
      assertThat(mapper.map(bare).reason()).isEqualTo(Reason.OUT_OF_SCOPE);
      assertThat(mapper.predict(bare).candidate()).isNegative();
      assertThat(mapper.explain(bare).decision().reason()).isEqualTo(Reason.OUT_OF_SCOPE);
    }
    assertThat(mapper.map("please stake my eth").candidate()).contains("stake");
    assertThat(mapper.map("stake my eth").label()).contains("stake");
  }

  @Test
  void whatTellsNoClassFromAnotherHasNoConfidence() {
    StringBuilder csv = new StringBuilder("prompt,label\n");
    List<String> ends = List.of("now x", "soon yes", "please ok", "today go");
    for (int k = 0; k < 60; k++) {
      for (String end : ends) {
        csv.append("item %d order %s,class%d\n".formatted(k, end, k));
      }
    }
    Mapper mapper = SampleTraining.mapper(SampleRows.read(csv.toString()));

    assertThat(mapper.map("item order").confidence()).isLessThan(0.1);
    assertThat(mapper.map("class5").confidence()).isLessThan(0.1);
    assertThat(mapper.map("item order now x").confidence()).isLessThan(0.5);
    assertThat(mapper.map("item 7 order now").candidate()).contains("class7");
    assertThat(mapper.map("item 7 order now").confidence()).isGreaterThan(0.9);
  }

  @Test
  void copiesOfARowAreNoFurtherEvidence() {
    String rows = "pay bob,send\npay ann,send\nlock card,block\nfreeze card,block\n";

    Mapper once = SampleTraining.mapper(SampleRows.read("prompt,label\n" + rows));
    Mapper often = SampleTraining.mapper(SampleRows.read("prompt,label\n" + rows.repeat(100)));

    assertThat(often.bundle().calibration().rows())
        .isEqualTo(once.bundle().calibration().rows())
        .isEqualTo(4);
    assertThat(often.map("pay bob").confidence()).isLessThan(5.0 / 6);
  }

  @Test
  void anAccuracyThatMayBeChanceIsALoudWarning() {
    Random words = new Random(4);
    StringBuilder csv = new StringBuilder("prompt,label\n");
    for (int i = 0; i < 120; i++) {
      csv.append(
          "token%d token%d row%d,%d\n".formatted(words.nextInt(15), words.nextInt(15), i, i % 4));
    }

    assertThat(messages(SampleRows.read(csv.toString())))
        .anyMatch(message -> message.startsWith("WARNING") && message.contains("chance"));
  }

  @Test
  void anAccuracyNoBetterThanChanceIsALoudWarning() {
    StringBuilder csv = new StringBuilder("prompt,label\n");
    for (int i = 0; i < 40; i++) {
      csv.append("token%d,%s\n".formatted(i, i % 2 == 0 ? "x" : "y"));
    }

    assertThat(messages(SampleRows.read(csv.toString())))
        .anyMatch(message -> message.startsWith("WARNING") && message.contains("chance"));
    assertThat(messages(SampleRows.read())).noneMatch(message -> message.startsWith("WARNING"));
  }

  @Test
  void fewRowsAreNotCalledGoodAndTheScopeIsAskedFor() {
    String few = "prompt,label\npay bob,pay\npay ann,pay\nopen door,open\nopen gate,open\n";

    assertThat(messages(SampleRows.read(few)))
        .anyMatch(message -> message.endsWith("good so far, but so few rows show little"))
        .anyMatch(message -> message.startsWith("no row is labelled 'oos'"));
    assertThat(messages(SampleRows.read(few + "good night,oos\n")))
        .noneMatch(message -> message.startsWith("no row is labelled"));
  }

  private static List<String> messages(LabelledPrompts rows) {
    List<String> messages = new ArrayList<>();
    new Trainer(TrainingOptions.DEFAULTS, 1, messages::add)
        .train(TrainingTask.ofLabels(rows.labels()), rows);
    return messages;
  }
}
