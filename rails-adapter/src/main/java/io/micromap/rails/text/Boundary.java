package io.micromap.rails.text;

/** What stands between two clauses, from the weakest sign of a new step to the strongest. */
enum Boundary {
  /** A comma, a colon, a dash or "&", or what begins a subordinate clause: "after", "once". */
  COMMA,
  /** The end of a sentence, or a semicolon. */
  SENTENCE,
  /** "and", "plus", "also", "but". */
  AND,
  /** A temporal connective: "then", "after that", "finally". */
  THEN
}
