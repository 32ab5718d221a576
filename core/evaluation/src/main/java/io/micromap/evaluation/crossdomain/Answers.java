package io.micromap.evaluation.crossdomain;

import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Row;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.runtime.mapper.DecisionRule;
import io.micromap.runtime.mapper.Prediction;
import io.micromap.runtime.mapper.Reason;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.IntStream;

/** What one mapper says of one domain's evaluation rows. */
final class Answers {

  private final DomainMapper by;
  private final DomainMapper about;
  private final List<Prediction> predictions;
  private final ConcurrentMap<Integer, Boolean> confirmed = new ConcurrentHashMap<>();

  Answers(DomainMapper by, DomainMapper about) {
    this.by = by;
    this.about = about;
    this.predictions = ScoredRows.of(by.mapper(), about.evaluation()).predictions();
  }

  DomainMapper by() {
    return by;
  }

  DomainMapper about() {
    return about;
  }

  int size() {
    return predictions.size();
  }

  Prediction prediction(int row) {
    return predictions.get(row);
  }

  /** Every row's reply. */
  List<Reply> replies(Rails rails) {
    return IntStream.range(0, size()).parallel().mapToObj(row -> reply(row, rails)).toList();
  }

  /** One row's reply; rails are asked about candidates of own rows and about answers. */
  Reply reply(int row, Rails rails) {
    LabelledPrompts data = about.evaluation();
    Row labelled = data.rows().get(row);
    Prediction prediction = predictions.get(row);
    String candidate = candidate(prediction);
    Reply reply =
        new Reply(
            labelled.label(),
            data.isOos(labelled),
            candidate,
            prediction.confidence(),
            fires(prediction, rails));
    return rails == Rails.ON && candidate != null && !confirms(row) ? reply.vetoed() : reply;
  }

  private boolean fires(Prediction prediction, Rails rails) {
    return DecisionRule.apply(prediction, by.mapper().labels(), by.point(rails).thresholds())
        == Reason.CONFIDENT;
  }

  private String candidate(Prediction prediction) {
    return prediction.candidate() < 0
        ? null
        : by.mapper().labels().get(prediction.candidate()).name();
  }

  /** Whether the rails bear the candidate out, whatever its confidence; each is asked once. */
  private boolean confirms(int row) {
    return confirmed.computeIfAbsent(
        row,
        i ->
            by.rails()
                .orElseThrow()
                .confirms(
                    about.evaluation().rows().get(i).prompt(), predictions.get(i), by.mapper()));
  }
}
