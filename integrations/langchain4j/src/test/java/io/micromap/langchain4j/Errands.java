package io.micromap.langchain4j;

import io.micromap.evaluation.dataset.ConflictPolicy;
import io.micromap.evaluation.dataset.DatasetReader;
import io.micromap.evaluation.dataset.Source;
import io.micromap.rails.audit.RailsAudit;
import io.micromap.rails.text.RailsFitOptions;
import io.micromap.rails.text.TextModelFit;
import io.micromap.rails.text.TextModelFormat;
import io.micromap.rails.text.TextRow;
import io.micromap.runtime.bundle.BundleFormat;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.spi.Label;
import io.micromap.training.trainer.Trainer;
import io.micromap.training.trainer.TrainingOptions;
import io.micromap.training.trainer.TrainingTask;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A small mapper, really trained, with its rails: errands about the house. */
final class Errands {

  /** Answered with {@code lights}. */
  static final String LIGHTS = "please dim the lamp";

  /** Belongs to no label. */
  static final String STRANGE = "who won the match yesterday";

  private static final List<String> LABELS = List.of("water", "lights", "music");
  private static final DomainRegistry NO_DOMAINS = DomainRegistry.of(List.of(), List.of());
  private static final List<List<String>> VERBS =
      List.of(
          List.of("water", "sprinkle", "soak", "pour water on", "give water to"),
          List.of("dim", "switch on", "turn off", "light up", "switch off"),
          List.of("play", "put on", "listen to", "start playing", "shuffle"));
  private static final List<List<String>> THINGS =
      List.of(
          List.of("the roses", "my tulips", "the lawn", "all plants", "the herbs", "the palm"),
          List.of("the lamp", "the kitchen lights", "the hall light", "all bulbs", "the spots"),
          List.of("some jazz", "my favourite songs", "the new album", "a waltz", "the radio"));
  private static final List<String> OTHERS =
      List.of(
          "what is the capital of peru",
          "book a table for two",
          STRANGE,
          "translate this letter",
          "how tall is the tower",
          "send an email to the office",
          "is it going to rain",
          "buy a train ticket to rome",
          "what does this word mean",
          "remind me of the meeting",
          "tell me a joke",
          "how do i get to the station");

  private Errands() {}

  /** The mapper. */
  static Mapper mapper() {
    StringBuilder csv = new StringBuilder("prompt,label\n");
    rows().forEach(row -> csv.append(row.prompt() + "," + row.label().orElse("oos") + "\n"));
    byte[] bytes = csv.toString().getBytes(StandardCharsets.UTF_8);
    var rows =
        new DatasetReader("oos", ConflictPolicy.KEEP)
            .read(Source.of("rows.csv", new ByteArrayInputStream(bytes)), Optional.empty());
    Trainer trainer = new Trainer(TrainingOptions.DEFAULTS, 2, step -> {});
    byte[] bundle = BundleFormat.write(trainer.train(TrainingTask.ofLabels(LABELS), rows));
    return Mapper.of(bundle, "errands.mapper", NO_DOMAINS);
  }

  /** The audit by rails of the same rows. */
  static RailsAudit audit(Mapper mapper, Path folder) throws IOException {
    RailsFitOptions options = RailsFitOptions.DEFAULTS.withFalseAccept(0.05);
    List<Label> labels = LABELS.stream().map(Label::of).toList();
    var model = new TextModelFit("custom", labels, "en", options, step -> {}).fit(rows());
    Path file = Files.write(folder.resolve("errands.rails"), TextModelFormat.write(model));
    return RailsAudit.load(file, mapper, NO_DOMAINS);
  }

  private static List<TextRow> rows() {
    List<TextRow> rows = new ArrayList<>();
    for (int k = 0; k < LABELS.size(); k++) {
      for (String verb : VERBS.get(k)) {
        for (String thing : THINGS.get(k)) {
          for (String frame : List.of("%s %s", "please %s %s", "%s %s now")) {
            rows.add(new TextRow(String.format(frame, verb, thing), Optional.of(LABELS.get(k))));
          }
        }
      }
    }
    OTHERS.forEach(prompt -> rows.add(new TextRow(prompt, Optional.empty())));
    return rows;
  }
}
