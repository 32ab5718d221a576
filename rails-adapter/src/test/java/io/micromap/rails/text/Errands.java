package io.micromap.rails.text;

import io.micromap.runtime.bundle.ThresholdSource;
import io.micromap.runtime.mapper.Decision;
import io.micromap.runtime.mapper.Reason;
import io.micromap.spi.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A small made-up domain: errands about the house, and out-of-scope prompts. */
public final class Errands {

  /** The classes; one has a cue that no row holds. */
  public static final List<Label> LABELS =
      List.of(
          Label.of("water", "Water plants.", "moisten the ferns"),
          Label.of("lights", "Switch lights."),
          Label.of("music", "Play music."));

  /** How the rails of the domain are fitted. */
  public static final RailsFitOptions FIT = RailsFitOptions.DEFAULTS.withFalseAccept(0.05);

  private static final List<List<String>> VERBS =
      List.of(
          List.of("water", "give water to", "sprinkle", "pour water on", "soak"),
          List.of("switch on", "turn off", "dim", "light up", "switch off"),
          List.of("play", "put on", "listen to", "start playing", "shuffle"));
  private static final List<List<String>> THINGS =
      List.of(
          List.of("the roses", "my tulips", "the lawn", "all plants", "the herbs", "the palm"),
          List.of("the lamp", "the kitchen lights", "the hall light", "all bulbs", "the spots"),
          List.of("some jazz", "my favourite songs", "the new album", "a waltz", "the radio"));
  private static final List<String> FRAMES = List.of("%s %s", "please %s %s", "%s %s now");
  private static final List<String> OTHERS =
      List.of(
          "what is the capital of peru",
          "book a table for two",
          "who won the match yesterday",
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

  /** Every verb with every thing of its class, and the out-of-scope prompts. */
  public static List<TextRow> rows() {
    List<TextRow> rows = new ArrayList<>();
    for (int k = 0; k < LABELS.size(); k++) {
      for (String verb : VERBS.get(k)) {
        for (String thing : THINGS.get(k)) {
          for (String frame : FRAMES) {
            String prompt = String.format(frame, verb, thing);
            rows.add(new TextRow(prompt, Optional.of(LABELS.get(k).name())));
          }
        }
      }
    }
    OTHERS.forEach(prompt -> rows.add(new TextRow(prompt, Optional.empty())));
    return rows;
  }

  /** The rails of the domain. */
  public static TextModel model() {
    return new TextModelFit("errands", LABELS, "en", FIT, step -> {}).fit(rows());
  }

  /** What a mapper says that is sure of a label. */
  public static Decision decision(String label) {
    return new Decision(
        Optional.of(label),
        0.9,
        new Decision.Limit(0.5, ThresholdSource.DOMAIN),
        Reason.CONFIDENT,
        new Decision.Rival(Optional.empty(), 0.9),
        List.of(),
        false,
        new Decision.Model("errands", "hash"));
  }
}
