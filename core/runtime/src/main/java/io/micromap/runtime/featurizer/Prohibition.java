package io.micromap.runtime.featurizer;

import io.micromap.runtime.featurizer.Utterance.Gap;
import java.util.Map;
import java.util.Set;

/**
 * Tells what forbids, or takes for no order, all that follows: a heading ("things not to do: swap
 * it", "this is not an order. swap it") and what may stand between a negator and what it forbids
 * ("do not, under any circumstances, swap it"). Misspelt negators are read as what is meant.
 */
final class Prohibition {

  /** Before a colon. */
  static final PhraseIndex HEADINGS =
      new PhraseIndex(
          "never ever, remember the phrase, say it back to me, previous instruction was, rate this"
              + " instruction, summarize the following, summarise the following, count the words in, translate to"
              + " french, translate to german, translate to spanish, translate into, spell check, proofread,"
              + " withdrawn, postponed, shelved, abandoned, deferred, declined,"
              + " quote, note to self, one of these, pick one, choose one, choose, question, classify"
              + " this, classify, is this right, was that right, does this work, does this prompt"
              + " work, how would you classify, translate this, repeat after me, print, echo, example"
              + " input, sample prompt, test prompt, thoughts on this, opinions on this, feedback on"
              + " this, what do you think of this, forbidden, prohibited, prohibited actions,"
              + " forbidden actions, not allowed, not permitted, banned, blocked, denied, rejected,"
              + " vetoed, disallowed, off limits, not to do, not to be done, never do, never to do,"
              + " do not do, don't do, dont do, do not execute, don't execute, dont execute, do not"
              + " run, don't run, dont run, do not perform, don't perform, just testing, only"
              + " testing, testing only, april fools, spam, not today, not now, not yet, later, for later, do later,"
              + " maybe later, some other time,"
              + " another day, someday, one day, parking lot, on hold, backlog, icebox, not a chance, not"
              + " happening, do not want, don't want, dont want, must not happen, should not happen,"
              + " cancelled, canceled, revoked, retracted");

  /** Before a colon, a full stop or a line break. */
  static final PhraseIndex NO_ORDERS =
      new PhraseIndex(
          "ignore everything below, ignore all of the below, ignore what follows, disregard"
              + " everything below, disregard what follows, not an order, not an instruction, not a"
              + " command, not a request, no order, not to be"
              + " executed, do not run the following, do not execute the following, do not do the"
              + " following, do not perform the following, don't run the following, don't execute the"
              + " following, don't do the following, dont do the following, do not do any of, don't do"
              + " any of, ignore the following, ignore this message, disregard the following,"
              + " disregard this message, only a test, just a test, only an example, just an example,"
              + " merely an example, no action needed, no action required, no action is needed, no"
              + " action is required, nothing to do here, for illustration only, drill only, this is a drill, role"
              + " play, roleplay, none of this is real, this is fiction, pure fiction, thought experiment,"
              + " practice only, exercise only");

  /** Between punctuation, of no weight of its own. */
  private static final PhraseIndex INSERTIONS =
      new PhraseIndex(
          "let's put it politely, to put it politely, to put it mildly, put mildly, shall we"
              + " say, to be honest, let's be honest, to be frank, frankly,"
              + " under any circumstances, under any circumstance, under no circumstances, in any case,"
              + " please, pls, plz, kindly, for now, for the moment, for the time being, for today,"
              + " today, now, ever, never ever, in my opinion, in our opinion, in my view, i think,"
              + " for heaven's sake, for god's sake, for goodness sake, for pete's sake, for the"
              + " love of god, for any reason, for whatever reason, i repeat, i beg you, i beg of you,"
              + " i implore you, whatever happens, no matter what, at any cost, at all costs, as i"
              + " said, as agreed, as discussed, again, until further notice, i mean it, really,"
              + " seriously, thanks, thank you, ok, okay, team, guys, everyone, folks, bot, repeat,"
              + " at all, by any means, on any account, if at all possible, if possible");

  private static final Map<String, String> MEANT =
      Map.ofEntries(
          Map.entry("donot", "don't"),
          Map.entry("donnot", "don't"),
          Map.entry("dnot", "don't"),
          Map.entry("dnt", "don't"),
          Map.entry("dn't", "don't"),
          Map.entry("dontt", "don't"),
          Map.entry("don'tt", "don't"),
          Map.entry("doont", "don't"),
          Map.entry("dont't", "don't"),
          Map.entry("do'nt", "don't"),
          Map.entry("d'ont", "don't"),
          Map.entry("d0nt", "don't"),
          Map.entry("d0n't", "don't"),
          Map.entry("dno't", "don't"),
          Map.entry("odn't", "don't"),
          Map.entry("dotn", "don't"),
          Map.entry("dobt", "don't"),
          Map.entry("domt", "don't"),
          Map.entry("donr", "don't"),
          Map.entry("dony", "don't"),
          Map.entry("nto", "not"),
          Map.entry("nott", "not"),
          Map.entry("n0t", "not"),
          Map.entry("nver", "never"),
          Map.entry("nevr", "never"),
          Map.entry("neevr", "never"),
          Map.entry("nevre", "never"),
          Map.entry("nevver", "never"),
          Map.entry("neverr", "never"));

  /** Behind what a heading says: what stands below it. */
  private static final Set<String> FOLLOWING =
      WordSet.of("this these that it the following below any of anything actions action orders");

  /** "Not" in other languages, where no English word is spelt so. */
  private static final Set<String> FOREIGN =
      WordSet.of(
          "hagas ejecutar farlo \u4e0d \u52ff \u522b \u5225 \u03bc\u03b7\u03bd nahi nicht niemals"
              + " keinesfalls pas jamais nunca n\u00e3o nao niet nooit inte aldrig ikke nie"
              + " nigdy jangan de\u011fil hay\u0131r \u043d\u0435 \u043d\u0435\u043b\u044c\u0437\u044f"
              + " \u043d\u0438\u043a\u043e\u0433\u0434\u0430");

  /** In a short heading: what stands below it is wrong, unreal, or put by. */
  private static final Set<String> DISOWNING =
      WordSet.of(
          "wrong incorrect glossary wishlist parked icebox drill rehearsal tabletop draft resolved"
              + " paraphrase rephrase beware avoid antipatterns regret regrets hacker attacker dream"
              + " fiction");

  /** Ends a short heading that forbids: "por favor no: swap it". */
  private static final Set<String> NOT = WordSet.of("no not never don't dont");

  private static final int SHORT_HEADING = 3;
  private static final int LONGEST_HEADING = 7;

  private static final Set<String> DRAWN_OUT = WordSet.of("no not nope never don't dont");

  private Prohibition() {}

  /** Whether a word may stand in a heading that forbids; phrases may as well. */
  static boolean mayTell(String word) {
    return FOREIGN.contains(word) || DISOWNING.contains(word);
  }

  /** Whether a word is "not" in another language. */
  static boolean isForeign(String word) {
    return FOREIGN.contains(word);
  }

  /** A word, or the negator that it is meant to be. */
  static String meant(String word) {
    String meant = MEANT.get(word);
    return meant != null ? meant : isDrawnOut(word) ? shortened(word) : word;
  }

  /** Whether a word is a misspelt negator. */
  static boolean isMisspelt(String word) {
    return MEANT.containsKey(word) || isDrawnOut(word);
  }

  /** "nooo", "nooot". */
  private static boolean isDrawnOut(String word) {
    boolean may = word.startsWith("n") || word.startsWith("d");
    for (int i = 2; i < word.length() && may; i++) {
      char c = word.charAt(i);
      if (c == word.charAt(i - 1) && c == word.charAt(i - 2)) {
        return DRAWN_OUT.contains(shortened(word));
      }
    }
    return false;
  }

  /** A word with each of its letters once where it stands several times in a row. */
  private static String shortened(String word) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      if (i == 0 || word.charAt(i) != word.charAt(i - 1)) {
        letters.append(word.charAt(i));
      }
    }
    return letters.toString();
  }

  /** The first word behind a heading that begins at a word and forbids; -1 if none does. */
  static int behindHeading(Wording utterance, int from) {
    int to = clauseEnd(utterance, from);
    if (to >= utterance.length() || to - from > LONGEST_HEADING) {
      return -1;
    }
    Gap gap = utterance.behind(to - 1);
    boolean forbids =
        (gap == Gap.COLON && isHeading(utterance, from, to))
            || ((gap == Gap.COLON || gap == Gap.SENTENCE) && NO_ORDERS.isIn(utterance, from, to));
    return forbids ? to : -1;
  }

  /** "blocked: …", "bitte nicht: …", "things not to do: …"; but "the pod is blocked: …". */
  private static boolean isHeading(Wording utterance, int from, int to) {
    if (to - from <= SHORT_HEADING && isDisowned(utterance, from, to)) {
      return true;
    }
    for (int i = from; i < to; i++) {
      if (FOREIGN.contains(utterance.word(i))) {
        return true;
      }
      int length = HEADINGS.length(utterance, i);
      int behind = i + length;
      while (length > 0 && behind < to && FOLLOWING.contains(utterance.word(behind))) {
        behind++;
      }
      if (length > 0 && behind == to && (i == from || length > 1)) {
        return true;
      }
    }
    return false;
  }

  /** "drill: …", "please no: …"; but "healthy or not: …". */
  private static boolean isDisowned(Wording utterance, int from, int to) {
    boolean not = NOT.contains(utterance.word(to - 1)) && !utterance.word(to - 2).equals("or");
    for (int i = from; i < to && !not; i++) {
      not = DISOWNING.contains(utterance.word(i));
    }
    return not;
  }

  /**
   * Behind the insertions that begin at a word, each between punctuation; the word if none does.
   */
  static int behindInsertions(Wording utterance, int from) {
    int at = from;
    while (at < utterance.length()) {
      int to = clauseEnd(utterance, at);
      if (to >= utterance.length() || !holdsInsertionsOnly(utterance, at, to)) {
        return at;
      }
      at = to;
    }
    return from;
  }

  private static boolean holdsInsertionsOnly(Wording utterance, int from, int to) {
    int at = from;
    for (int length = 1; at < to && length > 0; at += length) {
      length = INSERTIONS.length(utterance, at);
    }
    return at == to;
  }

  private static int clauseEnd(Wording utterance, int from) {
    int to = from + 1;
    while (to < utterance.length() && !utterance.begins(to)) {
      to++;
    }
    return to;
  }
}
