package io.micromap.cli.verbs;

import io.micromap.cli.console.AnswerLine;
import io.micromap.cli.stream.AnswerLines;
import io.micromap.cli.verbs.AnswerWithSet.LabelSet;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Decision;
import io.micromap.runtime.mapper.Decision.Ranked;
import io.micromap.runtime.mapper.DecisionJson;
import java.util.List;
import java.util.Optional;

/**
 * What {@code map} found out about a prompt.
 *
 * @param decision with the digits that it needs
 * @param set labels that hold the right one, where it was asked for
 */
record MapAnswer(Decision decision, Optional<LabelSet> set) {

  /** The answer with the classes of a ranking, and its numbers rounded. */
  static MapAnswer of(Decision decision, List<Ranked> ranking, Optional<LabelSet> set) {
    return new MapAnswer(decision.shown(ranking), set);
  }

  /** The line of JSON for the only prompt. */
  String line() {
    return set.map(labels -> Json.line(new AnswerWithSet(decision, labels)))
        .orElseGet(() -> DecisionJson.line(Optional.empty(), decision));
  }

  /** Adds the line of JSON for one of many prompts; its id is a text or a number. */
  void addTo(AnswerLines lines, Object id) {
    if (set.isPresent()) {
      lines.add(Json.bytes(new AnswerLine(id, new AnswerWithSet(decision, set.get()))));
    } else {
      lines.add(DecisionJson.fields(Optional.of(id), decision));
    }
  }

  /** Labels of the set; none where none was asked for. */
  List<String> labels() {
    return set.map(LabelSet::labels).orElse(List.of());
  }
}
