package io.micromap.rails.audit;

import io.micromap.runtime.featurizer.PhraseIndex;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Words and phrases that tell of a step's place among others. */
final class PlaceWords {

  static final int UNSAID = -1;
  static final int FIRST = 0;
  static final int MIDDLE = 500;
  static final int LAST = 1000;

  /** A place by what a clause begins with. */
  static final Map<Integer, List<String>> BEGINNINGS =
      Map.of(
          FIRST,
          phrases(
              "first of all, first off, first though, first however, first, firstly,"
                  + " to start with, to begin with, start with,"
                  + " start by, begin with, begin by, start out with, start out by,"
                  + " open with, open by, we start with, we start by,"
                  + " we begin with, we begin by, up front, upfront, at the outset, at the start, at"
                  + " the very start, at the beginning, at the very beginning, the very first thing,"
                  + " first thing, before anything else, before everything else, before all else"),
          2,
          phrases("second, secondly, step two"),
          3,
          phrases("third, thirdly, step three"),
          4,
          phrases("fourth, fourthly, step four"),
          MIDDLE,
          phrases("in between, between the two, between them, between these"),
          LAST,
          phrases(
              "last thing, last of all, last step, the last step, the last thing, the"
                  + " final step, at the end, at the very end, in the end, to finish, to finish with,"
                  + " finish with, finish by, finish off by, finish off with, end with, end by, we end with, we end by,"
                  + " to end with, to close, close with, close by, to conclude, conclude with"));

  /** Begins the last step where a prompt begins with it; behind another step, what comes next. */
  static final Set<String> CLOSING = Set.of("finally", "lastly");

  /** A place by what a clause ends with. */
  static final Map<Integer, List<String>> ENDINGS =
      Map.of(
          FIRST,
          phrases(
              "first, at the outset, at the very start, up front, first of all, before anything else,"
                  + " before all else, before everything else"),
          2,
          phrases("comes second, goes second, come second, go second, is second"),
          3,
          phrases("comes third, goes third, come third, go third, is third"),
          MIDDLE,
          phrases("in between"),
          LAST,
          phrases("last, at the very end, right at the end, last of all, at the end, in the end"));

  /** Before "first" or "last" at a clause's end: a thing's own place. */
  static final Set<String> OF_THINGS =
      Set.of(
          ("the a an my our your his her its their this that these those very becomes become one"
                  + " ones at for from to on in of and or")
              .split(" "));

  /** Begins a clause whose act comes before the one in front of it. */
  static final List<String> EARLIER =
      phrases(
          "before that, before this, before doing so, before doing that, prior to that, prior to"
              + " this, ahead of that, ahead of this, prior to which, before which, ahead of which,"
              + " even before that, beforehand, preceded by, sooner than that");

  /** The same, where a clause ends behind it. */
  static final List<String> EARLIER_ALONE =
      phrases(
          "before it, ahead of it, prior to it, before you do, before you do so, before you do that,"
              + " before you do it, before doing it");

  /** What begins a clause that comes before an act which it names. */
  static final List<String> AHEAD = phrases("before, prior to, ahead of");

  /** Between a clause's beginning and a place. */
  static final Set<String> FILLERS =
      Set.of(
          ("oh and but do run well ok okay so please pls plz you should wait no actually though only"
                  + " then just or um right now")
              .split(" "));

  /** Ends a step that another one comes before. */
  static final Set<String> PUTTING_OFF = Set.of("afterwards", "afterward");

  /** Begins what is awaited. */
  static final Set<String> NAMING = Set.of("you", "i", "we", "the", "a", "an", "my", "our");

  /** Tells of an order that is not read, unless a sign that is read holds it. */
  static final PhraseIndex UNREAD =
      new PhraseIndex(
          "come before, comes before, goes before, go before, happen before, happens before,"
              + " come after, comes after, goes after, go after, happens after, until you, until i,"
              + " until we, until the, until that, until it, till you, till i, not till, not sooner,"
              + " no sooner, in reverse order of, those around, the order around, do it the other"
              + " way, do them the other way, opposite order, bottom to top, alphabetically, ahead"
              + " of, prior to, precede, precedes, preceding that, preceding this, preceded by,"
              + " previously to, earlier than, sooner than, subsequent to, initially, following a,"
              + " following the, only following, follows on, must follow, beforehand, going in"
              + " front, right behind it, even before, before even, before either, before both,"
              + " without first, step zero, opening step, closing step, first job, second job, last"
              + " job, first thing, second thing, third thing, middle one, second one first, first"
              + " one last, only the first, only the second, only the last, just one of, the last"
              + " one, the second one can, the first one can, actually the other way, working"
              + " backwards, as step, the second before, the third before, before the first, before"
              + " the second, should precede, must precede, should follow the, should follow a,"
              + " sorry typo, i meant");

  /** Tells of such an order, or of a choice, beside the acts, wherever it stands. */
  static final PhraseIndex NEVER_READ =
      new PhraseIndex(
          "reverse that, reverse this, reverse it all, reverse them, reverse these, reverse those,"
              + " reverse the order, reverse order, in reverse, last to first, not in that order, not"
              + " in this order, not necessarily in, not that order, not this order, opposite"
              + " sequence, reverse sequence, swap those two, swap these two, swap the two, swap them"
              + " around, swap the order, switch those two, switch these two, switch the order, flip"
              + " the order, one of these, one of those, one of the following, one of"
              + " the two, one of the three, one of them only, only one of, just one of, either of"
              + " these, either of those, either of the, any of these, everything but, everything except,"
              + " all but the, all except, option a, option b,"
              + " replaced by, prerequisite, not now, not yet, other way round, other way around");

  /** Puts an act off, or makes it wait for something: not all of a plan is to be done now. */
  static final PhraseIndex NOT_ALL =
      new PhraseIndex(
          "only if, on success, on failure, if needed, if required, if necessary, if it works, if that"
              + " works, and tomorrow, then tomorrow, next week, next month, then maybe, and maybe, then"
              + " perhaps, and perhaps, and i'll,"
              + " then i'll, and i will, then i will, and we'll, then we'll");

  /** Tells of an act beside the only one that is found. */
  static final PhraseIndex BESIDE =
      new PhraseIndex(
          "goes first, go first, going first, happens first, comes second, goes second, that one"
              + " first, this one first, the second one first, needs to happen before, need to happen"
              + " before, has to happen before, have to happen before, has to come before, have to"
              + " come before, until you've, until you have, not till, no sooner, without first, when"
              + " you've, subsequent to, preceded by, precede this, precede that, preceding that,"
              + " preceding this, previously to, coming beforehand, do beforehand, that beforehand,"
              + " going in front, beforehand, earlier than that, ahead of that, prior to that, before that, you"
              + " get from, you'll take out first, you'll first have to, you will first have to, first"
              + " job, second job, opening step, closing step, must follow, should precede, must precede,"
              + " should follow the, should follow a, afterwards, afterward, while you, do both, do all of it,"
              + " in between, once that, once this is, once this has, once it's,"
              + " once it is, once it has, once they, once done, with that done, with that sorted,"
              + " with that arranged, with that in, with that out, with this done, with this in,"
              + " with what comes, when that's, when that is, when it's through, as soon as that,"
              + " if you've got, following that, while at it,"
              + " after you, once you have that, once you have it,"
              + " as soon as you have that, as soon as you have it, as soon as you've got that,"
              + " once you've got that, once that's");

  private PlaceWords() {}

  private static List<String> phrases(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).toList();
  }
}
