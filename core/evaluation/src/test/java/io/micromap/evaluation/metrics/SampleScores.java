package io.micromap.evaluation.metrics;

import io.micromap.evaluation.SampleMapper;
import io.micromap.evaluation.SampleRows;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Row;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.mapper.Prediction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rows of the classes {@code x} and {@code y} with predictions made by hand. */
public final class SampleScores {

  private static final Mapper MAPPER =
      SampleMapper.of(SampleRows.read("prompt,label\na one,x\na two,x\nb one,y\nb two,y\n"));

  private final List<Row> rows = new ArrayList<>();
  private final List<Prediction> predictions = new ArrayList<>();

  /**
   * A row and what is predicted for it.
   *
   * @param gold its label
   * @param candidate the top-ranked class
   * @param confidence of that class
   */
  public record Score(String gold, String candidate, double confidence) {}

  /** Adds a row. */
  public SampleScores add(Score score) {
    return add(score.gold(), score.candidate(), score.confidence());
  }

  /** Adds a row whose top-ranked class has a confidence. */
  public SampleScores add(String gold, String candidate, double confidence) {
    return add("prompt " + rows.size(), gold, candidate, confidence);
  }

  /** Adds a row with a prompt. */
  public SampleScores add(String prompt, String gold, String candidate, double confidence) {
    String id = Integer.toString(rows.size() + 1);
    rows.add(new Row(id, prompt, gold, "row " + id));
    int best = candidate.equals("x") ? 0 : 1;
    double[] probabilities = new double[2];
    probabilities[best] = confidence;
    probabilities[1 - best] = Math.min(confidence, 1 - confidence) / 2;
    predictions.add(new Prediction(best, 1 - best, probabilities, 1, 1, Optional.empty(), false));
    return this;
  }

  /** Adds a row whose prompt was empty. */
  public SampleScores addEmpty(String gold) {
    String id = Integer.toString(rows.size() + 1);
    rows.add(new Row(id, "", gold, "row " + id));
    predictions.add(MAPPER.predict(""));
    return this;
  }

  /** The rows with their predictions. */
  public ScoredRows rows() {
    return ScoredRows.of(MAPPER, new LabelledPrompts("rows.csv", rows, "oos"), predictions);
  }
}
