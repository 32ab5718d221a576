package io.micromap.evaluation.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micromap.evaluation.replay.LogEntry.Choice;
import io.micromap.evaluation.replay.Replay.Replayed;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Decision;
import java.util.Optional;

/**
 * An entry and its answers as one line of JSON; what is empty is left out.
 *
 * @param id of the entry
 * @param hash of a hashed entry
 * @param live the live mapper's answer
 * @param candidate the candidate's answer
 * @param choice what another system answered; null in the line where it abstained
 * @param label the truth
 * @param prompt the text, where it is asked for
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ReplayedLine(
    String id,
    Optional<String> hash,
    Optional<Answer> live,
    Answer candidate,
    Optional<Choice> choice,
    Optional<String> label,
    Optional<String> prompt) {

  /**
   * What a mapper answered.
   *
   * @param label empty where it abstained
   * @param confidence of the top-ranked class, rounded to six decimals
   * @param reason its code
   */
  public record Answer(Optional<String> label, double confidence, String reason) {

    private static Answer of(Decision decision) {
      return new Answer(
          decision.label(), Json.round(decision.confidence()), decision.reason().code());
    }
  }

  /**
   * The line of an entry.
   *
   * @param withText whether it has the prompt
   */
  public static ReplayedLine of(Replayed replayed, boolean withText) {
    LogEntry entry = replayed.entry();
    return new ReplayedLine(
        entry.id(),
        entry.hashed().map(HashedPrompt::hash),
        replayed.live().map(Answer::of),
        Answer.of(replayed.candidate()),
        entry.choice(),
        entry.label(),
        entry.prompt().filter(text -> withText));
  }
}
