package io.micromap.rails.text;

import io.micromap.rails.trace.Traces;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A prompt's channels: per label a trace over the prompt, high where the words are evidence for the
 * label.
 *
 * <p>Each word takes as many samples as {@link ChannelOptions#samples} says, and so does the room
 * before the first word and behind the last. A word's evidence for a label is a half-sine bump of
 * twice that width, as high as the evidence where it is positive; bumps add up. Evidence is taken
 * within the plan's steps.
 */
public final class TextTraces {

  private TextTraces() {}

  /**
   * The channels, in the order of the model's labels; all zero for a prompt without words.
   *
   * @param words how many of the prompt's are drawn
   * @param plan within these words
   */
  public static Traces of(TextModel model, PromptEvidence prompt, int words, Plan plan) {
    return of(model.labels(), prompt::evidence, model.options().channels().samples(), words, plan);
  }

  static Traces of(
      List<String> labels, Supplier<WordsEvidence> evidence, int samples, int words, Plan plan) {
    double[][] channels = new double[labels.size()][(words + 2) * samples];
    double[] bump = bump(samples);
    for (Plan.Step step : plan.steps()) {
      double[][] perWord = evidence.get().perWord(new Clauses.Range(step.from(), step.to()));
      for (int k = 0; k < channels.length; k++) {
        for (int word = step.from(); word < step.to(); word++) {
          double height = Math.max(0, perWord[k][word - step.from()]);
          add(channels[k], bump, height, word * samples + samples / 2);
        }
      }
    }
    Map<String, double[]> named = new LinkedHashMap<>();
    for (int k = 0; k < channels.length; k++) {
      named.put(labels.get(k), channels[k]);
    }
    return Traces.of(named);
  }

  private static void add(double[] channel, double[] bump, double height, int from) {
    for (int i = 0; i < bump.length && height > 0; i++) {
      channel[from + i] += height * bump[i];
    }
  }

  private static double[] bump(int samples) {
    double[] bump = new double[2 * samples];
    for (int i = 0; i < bump.length; i++) {
      bump[i] = StrictMath.sin(StrictMath.PI * (i + 0.5) / bump.length);
    }
    return bump;
  }
}
