package io.micromap.rails.text;

import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds lines that are done, comments, or somebody else's: "[x] swap it", "✓ swap it", "// swap
 * it", "&gt; swap it", "[REJECTED] swap it".
 */
final class MarkedLines {

  /** A sign in front of a line, behind that of a list's item if any, or a tick at its end. */
  private static final Pattern MARKED =
      Pattern.compile(
          "^[ \\t]*+(?:[-*+\u2022][ \\t]+|\\d+[.)][ \\t]+)?+"
              + "(?:\\[[xX\u2713\u2714-]\\]|\\([xX]\\)|[\u2611\u2612\u2705\u2713\u2714\u2716-\u2718]"
              + "|//|>(?![=>])|(?:--|%|;|REM|rem) |[\\[(](?<status>\\p{Alpha}++)[^\\])\\n]*+[\\])]).*"
              + "|^.*(?:[\u2611\u2705\u2713\u2714]|[\\[(](?<end>\\p{Alpha}++)[\\])])[ \\t]*$",
          Pattern.MULTILINE);

  /** Within brackets in front of a line or behind it: how it stands with what the line tells of. */
  private static final Set<String> ENDED =
      Set.of(
          ("done cancelled canceled rejected closed declined draft resolved wontfix obsolete example"
                  + " test blocked postponed deferred denied withdrawn expired void duplicate template"
                  + " deprecated superseded skipped kidding joking jk")
              .split(" "));

  private MarkedLines() {}

  /** The lines, without their breaks. */
  static Stream<MatchResult> in(String prompt) {
    return MARKED.matcher(prompt).results().filter(MarkedLines::tells);
  }

  private static boolean tells(MatchResult line) {
    String status = line.group(1) == null ? line.group(2) : line.group(1);
    return status == null || ENDED.contains(status.toLowerCase(Locale.ROOT));
  }
}
