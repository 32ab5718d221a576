package io.micromap.spark;

import io.micromap.evaluation.dataset.ConflictPolicy;
import io.micromap.evaluation.dataset.DatasetReader;
import io.micromap.evaluation.dataset.Source;
import io.micromap.runtime.bundle.BundleFormat;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.DomainRegistry;
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

/** A small mapper, really trained, and labelled rows: errands about the house. */
final class Errands {

  private static final List<String> LABELS = List.of("water", "lights", "music");
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
          "translate this letter",
          "how tall is the tower",
          "is it going to rain",
          "buy a train ticket to rome",
          "remind me of the meeting",
          "tell me a joke",
          "how do i get to the station");

  private Errands() {}

  /**
   * Trained once for all tests; other threads of the training need the class outside initialized.
   */
  private static final class Trained {
    private static final byte[] BUNDLE = train();
  }

  /**
   * A row.
   *
   * @param id of it
   * @param prompt its text
   * @param label that it should get
   */
  record LabelledRow(String id, String prompt, String label) {}

  /** The mapper as the command line has it. */
  static Mapper mapper() {
    return Mapper.of(Trained.BUNDLE, "errands.mapper", DomainRegistry.of(List.of(), List.of()));
  }

  /** The mapper's file. */
  static Path file(Path folder) throws IOException {
    return Files.write(folder.resolve("errands.mapper"), Trained.BUNDLE);
  }

  /** Rows that were trained on, rows mixed of two errands, and texts that are awkward in files. */
  static List<LabelledRow> rows() {
    List<LabelledRow> rows = new ArrayList<>();
    for (int k = 0; k < LABELS.size(); k++) {
      for (String verb : VERBS.get(k)) {
        for (String thing : THINGS.get(k)) {
          add(rows, verb + " " + thing, LABELS.get(k));
          add(rows, "kindly " + verb + " " + THINGS.get((k + 1) % 3).get(0), LABELS.get(k));
        }
      }
    }
    OTHERS.forEach(text -> add(rows, text, "oos"));
    add(rows, "dim, \"softly\",\nthe lamp \\ please ", "lights");
    add(rows, "", "oos");
    add(rows, "   ", "oos");
    add(rows, "шёпот 水 🎵 play", "music");
    add(rows, "pl\u00aday the rad\u0456o", "music");
    return rows;
  }

  private static void add(List<LabelledRow> rows, String prompt, String label) {
    rows.add(new LabelledRow("r" + rows.size(), prompt, label));
  }

  private static byte[] train() {
    StringBuilder csv = new StringBuilder("prompt,label\n");
    for (int k = 0; k < LABELS.size(); k++) {
      for (String verb : VERBS.get(k)) {
        for (String thing : THINGS.get(k)) {
          csv.append("please " + verb + " " + thing + "," + LABELS.get(k) + "\n");
        }
      }
    }
    OTHERS.forEach(text -> csv.append(text + ",oos\n"));
    byte[] bytes = csv.toString().getBytes(StandardCharsets.UTF_8);
    var rows =
        new DatasetReader("oos", ConflictPolicy.KEEP)
            .read(Source.of("rows.csv", new ByteArrayInputStream(bytes)), Optional.empty());
    Trainer trainer = new Trainer(TrainingOptions.DEFAULTS, 2, step -> {});
    return BundleFormat.write(trainer.train(TrainingTask.ofLabels(LABELS), rows));
  }
}
