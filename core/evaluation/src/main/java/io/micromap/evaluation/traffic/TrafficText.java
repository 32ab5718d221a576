package io.micromap.evaluation.traffic;

import io.micromap.evaluation.traffic.Category.Kind;
import io.micromap.evaluation.traffic.TrafficReport.Looks;
import io.micromap.evaluation.traffic.TrafficReport.SharePair;
import io.micromap.runtime.mapper.Reason;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A {@link TrafficReport} in words. */
final class TrafficText {

  private static final int NAMED = 3;
  private static final Category ANSWERED = new Category(Kind.REASON, Reason.CONFIDENT.code());

  private TrafficText() {}

  static String verdict(long prompts, Looks looks, List<SharePair> shifted) {
    if (looks.looks() == 0) {
      return format(
          "Not enough to tell: %,d prompts; at least %d are needed.",
          prompts, TrafficMonitor.SLICE);
    }
    if (!shifted.isEmpty()) {
      return "Drift: " + sentence(shifted, looks.comparedWith());
    }
    String reference = looks.comparedWith().prompts();
    return looks
        .firstAlarm()
        .map(
            alarm ->
                format(
                    "Drift earlier: %,d of %,d looks found it, the first after prompt %,d: %s The"
                        + " last prompts are answered as %s were.",
                    looks.alarms(),
                    looks.looks(),
                    alarm.prompt(),
                    sentence(alarm.shifted(), looks.comparedWith()),
                    reference))
        .orElse("No drift found: the prompts are answered as " + reference + " were.");
  }

  /** What shifted, the least probable by chance first. */
  static String sentence(List<SharePair> shifted, Baseline baseline) {
    String named =
        shifted.stream()
            .sorted(Comparator.comparingDouble(pair -> pair.p().orElse(1.0)))
            .limit(NAMED)
            .map(pair -> clause(pair, baseline))
            .collect(Collectors.joining("; "));
    int more = shifted.size() - NAMED;
    return named + (more > 0 ? format("; and %d more shares shifted.", more) : ".");
  }

  private static String clause(SharePair pair, Baseline baseline) {
    return format(
        "%s %.1f %% of the last %,d prompts, and %.1f %% of %s",
        what(pair.category()),
        100 * pair.live().rate(),
        pair.live().whole(),
        100 * pair.reference().rate(),
        baseline.prompts());
  }

  private static String what(Category category) {
    if (category.equals(ANSWERED)) {
      return "the mapper itself answers";
    }
    return switch (category.kind()) {
      case LABEL -> "'" + category.name() + "' answers";
      case REASON -> "the reason " + category.name() + " has";
      case FAMILIARITY -> "a familiarity of " + category.name() + " is that of";
    };
  }

  static String write(TrafficReport report) {
    StringBuilder text = new StringBuilder(report.verdict()).append('\n');
    Looks looks = report.looks();
    text.append(
        format(
            "%,d prompts, %,d looks at up to %,d each; %,d raised the alarm. Prompts like %s ever do"
                + " so with a probability of at most %s.\n",
            report.prompts(),
            looks.looks(),
            TrafficMonitor.WINDOW,
            looks.alarms(),
            looks.comparedWith().prompts(),
            looks.falseAlarms()));
    if (looks.looks() > 0) {
      for (Kind kind : Kind.values()) {
        appendTable(text, kind, report);
      }
    }
    return text.toString();
  }

  private static void appendTable(StringBuilder text, Kind kind, TrafficReport report) {
    List<SharePair> rows =
        report.shares().stream().filter(pair -> pair.category().kind() == kind).toList();
    String reference = report.looks().comparedWith().column();
    int width = rows.stream().mapToInt(pair -> pair.category().name().length()).max().orElse(0);
    String pattern = "%-" + Math.max(width, "familiarity".length()) + "s %10s %10s  %s";
    if (rows.stream().anyMatch(pair -> pair.live().whole() > 0)) {
      text.append('\n').append(line(pattern, kind.code(), "live", reference, "p"));
      rows.forEach(pair -> text.append(row(pattern, pair)));
    }
  }

  private static String row(String pattern, SharePair pair) {
    return line(
        pattern,
        pair.category().name(),
        format("%.4f", pair.live().rate()),
        format("%.4f", pair.reference().rate()),
        pair.p().map(String::valueOf).orElse("") + (pair.shifted() ? " shifted" : ""));
  }

  private static String line(String pattern, Object... cells) {
    return format(pattern, cells).stripTrailing() + "\n";
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
