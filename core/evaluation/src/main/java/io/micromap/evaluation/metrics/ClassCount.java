package io.micromap.evaluation.metrics;

/** Counts the rows of one class and the answers that name it. Not thread-safe. */
final class ClassCount {

  private int rows;
  private int correct;
  private int fired;
  private int answers;

  /** Counts a row of the class. */
  void row(Outcome outcome) {
    rows++;
    correct += outcome.isCorrect() ? 1 : 0;
    fired += outcome.answer().isPresent() ? 1 : 0;
  }

  /** Counts an answer that names the class, to a row of any class. */
  void answer() {
    answers++;
  }

  ClassBalance.Line line(String label, String oosLabel) {
    return new ClassBalance.Line(label, rows, correct, fired, answers, label.equals(oosLabel));
  }
}
