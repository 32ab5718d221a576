package io.micromap.cli.stream;

import io.micromap.evaluation.dataset.BadLine;
import io.micromap.evaluation.dataset.Prompt;
import io.micromap.evaluation.dataset.PromptReceiver;
import io.micromap.evaluation.dataset.UnreadPrompt;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Answers rows that follow each other, by one thread. */
final class AnswerBatch implements PromptReceiver {

  /** Most answers are shorter. */
  private static final int BYTES_OF_ANSWER = 800;

  private final AnswerLines lines;
  private final PromptReceiver receiver;
  private int rows;
  private int bad;
  private Optional<BadLine> first = Optional.empty();

  private AnswerBatch(Function<AnswerLines, PromptReceiver> answers, int rows) {
    this.lines = new AnswerLines(rows * BYTES_OF_ANSWER);
    this.receiver = answers.apply(lines);
  }

  /** Answers the rows up to the first that fails. */
  static Answered of(List<UnreadPrompt> unread, Function<AnswerLines, PromptReceiver> answers) {
    AnswerBatch batch = new AnswerBatch(answers, unread.size());
    Optional<Throwable> failure = batch.read(unread);
    return new Answered(batch.lines.toByteArray(), batch.rows, batch.bad, batch.first, failure);
  }

  /** What stopped the work; empty if nothing did. */
  private Optional<Throwable> read(List<UnreadPrompt> unread) {
    try {
      unread.forEach(row -> row.read(this));
      return Optional.empty();
    } catch (RuntimeException | Error e) {
      return Optional.of(e);
    }
  }

  @Override
  public void prompt(Prompt prompt, String json) {
    receiver.prompt(prompt, json);
    rows++;
  }

  @Override
  public void bad(BadLine line) {
    receiver.bad(line);
    rows++;
    bad++;
    first = first.or(() -> Optional.of(line));
  }
}
