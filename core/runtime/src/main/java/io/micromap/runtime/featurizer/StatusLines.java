package io.micromap.runtime.featurizer;

import io.micromap.runtime.featurizer.Utterance.Gap;
import java.util.Set;

/** Tells lines of logs and notices: "repay event: 4,000 usdc", "node-7 drained at 11:20". */
final class StatusLines {

  /** Before a colon: what follows is a line of a log. */
  private static final Set<String> NOTICES =
      WordSet.of(
          "log alert notification note bulletin newsletter memo bot notes changelog recap telemetry"
              + " announcement logbook diary");

  /** Begins what stands before such a colon. */
  static final PhraseIndex OPENINGS =
      new PhraseIndex(
          "figure, fig, caption, inset, picture, chapter, patch notes, release notes, status update,"
              + " shift log, spec sheet, event, alert, warning, log, handover, working paper,"
              + " definition of, meaning of, press release, notification, notice, audit trail, timeline,"
              + " stand-up, standup, postmortem, post-mortem, minutes of");

  /** Before a colon: how an act went that the words before name: "loan closed: 50,000". */
  private static final Set<String> WENT =
      WordSet.of(
          "received completed succeeded executed settled finished closed opened withdrawn updated filled"
              + " failed processed reached detected triggered included");

  /** Of what was found, not done. */
  private static final Set<String> SEEN =
      WordSet.of("recorded detected observed reported announced logged noted seen");

  /** Before a participle that is wished for, or tells things apart: "any node drained at 11:20". */
  private static final Set<String> WISHES =
      WordSet.of(
          "want wants need needs get please pls plz have make let see must should to would like any"
              + " all which that who when if with as not asap now");

  /** Behind a participle at a time: "at 11:20", "at height". */
  private static final Set<String> PLACES = WordSet.of("height tick block");

  /** At the end of a clause: how an act went, or stands. */
  static final PhraseIndex OUTCOMES =
      new PhraseIndex(
          "failed, has failed, is stuck, are stuck, got stuck, is still stuck, is pending,"
              + " is still pending, went through, went thru, never went through, reverted, keeps failing,"
              + " completed, has completed, succeeded, has succeeded, was successful, done,"
              + " is done, complete, is complete, finished, has finished, is finished, in progress,"
              + " still running, is running, is still running, finished without errors");

  /** Before an outcome that is asked for: "needs to be done". */
  private static final Set<String> ASKED_FOR =
      WordSet.of("be get getting gets it them that this to have having job work all");

  /** Before a colon: what follows is told of. */
  static final PhraseIndex HEADINGS =
      new PhraseIndex(
          "chore, feat, refactor, release notes, changelog, headline, breaking news, breaking, commit"
              + " message, definition, glossary, audit log, error log, recap, minutes,"
              + " pending, history, in progress, last transaction, transaction successful, transaction"
              + " completed, transaction failed, completed, finished, done, already done, log"
              + " entry, example, for example, e.g, title, docs, the docs, in the docs, per the docs,"
              + " from the docs, wiki, the wiki, in the wiki, from the wiki, runbook, the runbook,"
              + " in the runbook, from the runbook, per the runbook, readme, in the readme");

  /** Of a tool: what it gave. */
  private static final Set<String> FOUND =
      WordSet.of("found returned printed matched showed counted listed yielded");

  private static final Set<String> NONE = WordSet.of("no nothing zero none");

  private static final Set<String> SAYING =
      WordSet.of("says said say wrote writes reads asked answered replied");

  private static final int LONGEST_HEADING = 4;

  private final Wording utterance;

  StatusLines(Wording utterance) {
    this.utterance = utterance;
  }

  /** Whether a word may tell one. */
  static boolean mayTell(String word) {
    return NOTICES.contains(word)
        || SAYING.contains(word)
        || WENT.contains(word)
        || SEEN.contains(word)
        || OPENINGS.begins(word);
  }

  /** Whether a clause is what stands before the line: "topup bot:", "pending:", "alice said:". */
  boolean isHeading(int from, int to) {
    if (utterance.behind(to - 1) != Gap.COLON) {
      return false;
    }
    String last = utterance.word(to - 1);
    boolean went = NOTICES.contains(last) || WENT.contains(last);
    return (went && isNoun(from, to))
        || opens(from, to)
        || HEADINGS.length(utterance, from) == to - from
        || (to - from > 1 && SAYING.contains(last));
  }

  /** "patch notes", "status update 14:02". */
  private boolean opens(int from, int to) {
    int at = from + OPENINGS.length(utterance, from);
    while (at < to && at > from && isNumber(utterance.word(at))) {
      at++;
    }
    return at == to;
  }

  /** "repay event", "refund batch 7"; but "turn it into received". */
  private boolean isNoun(int from, int to) {
    boolean noun = to - from > 1 && to - from <= LONGEST_HEADING;
    for (int i = from; i < to && noun; i++) {
      noun = !Telling.BREAKS.contains(utterance.word(i)) && !WISHES.contains(utterance.word(i));
    }
    return noun;
  }

  /** Whether a clause is a heading, or a line: "the swap failed", "node-7 drained at 11:20". */
  boolean isIn(int from, int to) {
    return isHeading(from, to)
        || tellsOfOutcome(from, to)
        || isLogged(from, to)
        || tellsWhatWasSeen(from, to)
        || tellsWhatWasFound(from, to);
  }

  /** "env drift detected", "node-7 drained at 11:20"; but "i want it drained at 11:20". */
  private boolean tellsWhatWasSeen(int from, int to) {
    if (WISHES.contains(utterance.word(from))) {
      return false;
    }
    for (int i = from + 1; i < to && !WISHES.contains(utterance.word(i)); i++) {
      String word = utterance.word(i);
      if (i >= from + 2 && SEEN.contains(word) && i + 1 == to) {
        return true;
      }
      if (Telling.isPast(word) && utterance.word(i + 1).equals("at") && isTime(i + 2, to)) {
        return true;
      }
    }
    return false;
  }

  private boolean isTime(int at, int to) {
    return at < to
        && (PLACES.contains(utterance.word(at))
            || (at + 1 < to && isNumber(utterance.word(at)) && isNumber(utterance.word(at + 1))));
  }

  /** "grep found 0 matches", "the search returned nothing"; but "return the found 3". */
  private boolean tellsWhatWasFound(int from, int to) {
    for (int i = from + 1; i + 1 < Math.min(to, from + LONGEST_HEADING); i++) {
      String word = utterance.word(i);
      String next = utterance.word(i + 1);
      if (FOUND.contains(word)) {
        return (isNumber(next) || NONE.contains(next))
            && !Telling.isStart(utterance.word(i - 1))
            && isNoun(from, i + 1);
      }
    }
    return false;
  }

  private static boolean isNumber(String word) {
    return !word.isEmpty() && Character.isDigit(word.charAt(0));
  }

  /** "secret rotated successfully"; but "i want it rotated successfully". */
  private boolean isLogged(int from, int to) {
    for (int i = from; i < to && !Telling.BREAKS.contains(utterance.word(i)); i++) {
      if (utterance.word(i).equals("successfully")) {
        return Telling.isPast(utterance.word(i - 1)) || Telling.isPast(utterance.word(i + 1));
      }
    }
    return false;
  }

  /** "my swap of 2 eth is stuck", "swapping it failed". */
  private boolean tellsOfOutcome(int from, int to) {
    String first = utterance.word(from);
    boolean subject =
        Telling.isStart(first)
            || Telling.isDoing(first)
            || utterance.word(from + 1).equals("of")
            || to - from == 2;
    for (int i = from + 1; i < to; i++) {
      int length = OUTCOMES.length(utterance, i);
      boolean told = subject || utterance.word(i).equals("went");
      if (told && length > 0 && i + length == to && !ASKED_FOR.contains(utterance.word(i - 1))) {
        return true;
      }
    }
    return false;
  }
}
