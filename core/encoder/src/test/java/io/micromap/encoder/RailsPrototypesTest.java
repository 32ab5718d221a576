package io.micromap.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.rails.audit.Jittering;
import io.micromap.rails.audit.Mode;
import io.micromap.rails.audit.Narrowing;
import io.micromap.rails.audit.Rails;
import io.micromap.rails.audit.TextRails;
import io.micromap.rails.audit.Verdict;
import io.micromap.rails.text.Plan.Step;
import io.micromap.rails.text.RailsFitOptions;
import io.micromap.rails.text.TextModel;
import io.micromap.rails.text.TextModelFit;
import io.micromap.rails.text.TextModelFormat;
import io.micromap.rails.text.TextRow;
import io.micromap.runtime.encoder.Encoder;
import io.micromap.runtime.encoder.Encoders;
import io.micromap.spi.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RailsPrototypesTest {

  private static final Encoder BGE = Encoders.load().open("");
  private static final List<Label> LABELS =
      List.of(Label.of("lost_card", "A card is gone."), Label.of("refund", "Money back."));
  private static final TextModel MODEL = fit();

  private static TextModel fit() {
    List<TextRow> rows = new ArrayList<>();
    for (String verb : List.of("lost", "misplaced", "cannot find", "dropped somewhere")) {
      for (String thing : List.of("my card", "the visa card", "my debit card")) {
        rows.add(new TextRow("i " + verb + " " + thing, Optional.of("lost_card")));
      }
    }
    for (String verb : List.of("want", "asked for", "need", "am waiting for")) {
      for (String thing : List.of("a refund", "my money back", "the refund of my order")) {
        rows.add(new TextRow("i " + verb + " " + thing, Optional.of("refund")));
      }
    }
    return new TextModelFit("bank", LABELS, "en", RailsFitOptions.DEFAULTS, step -> {})
        .with(Optional.of(BGE))
        .fit(rows);
  }

  @Test
  void wordsThatNoRowHoldsAreEvidenceByTheirMeaning() {
    Step step = whole("somebody stole our wallet");

    assertThat(step.cosines()[0]).isGreaterThan(step.cosines()[1]);
    assertThat(whole("please reimburse us").cosines()[1])
        .isGreaterThan(whole("please reimburse us").cosines()[0]);
  }

  private static Step whole(String prompt) {
    var evidence = MODEL.read(prompt);
    return evidence.weighed(evidence.plan().steps().get(0));
  }

  @Test
  void theFileNamesTheEncoderAndGivesTheSameVerdicts() {
    byte[] bytes = TextModelFormat.write(MODEL);
    TextModel read = TextModelFormat.read(bytes, "bank.rails").model();

    assertThat(read.prototypes().orElseThrow().encoder().identity()).isEqualTo(BGE.identity());
    assertThat(TextModelFormat.write(read)).isEqualTo(bytes);
    assertThat(audit(read, "I lost my card!")).isEqualTo(audit(MODEL, "I lost my card!"));
  }

  private static Verdict audit(TextModel model, String prompt) {
    return new TextRails(model, "hash", Jittering.LIGHT, Narrowing.NONE, Optional.empty())
        .audit(Rails.Request.of(prompt, Mode.FAMILY), null);
  }
}
