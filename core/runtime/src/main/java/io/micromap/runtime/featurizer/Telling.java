package io.micromap.runtime.featurizer;

import java.util.Set;
import java.util.function.IntFunction;

/** Tells clauses that report what somebody did or does. */
final class Telling {

  static final Set<String> SUBJECTS =
      WordSet.of("i we you he she they it someone somebody everyone everybody nobody who");

  private static final Set<String> PERFECT =
      WordSet.of("i've we've you've he's she's they've ive weve youve theyve");

  /** "i've been meaning to" may ask for an act. */
  private static final Set<String> SPEAKING = WordSet.of("i've we've ive weve");

  private static final Set<String> HAVE = WordSet.of("have has had 've got");

  private static final Set<String> BEING = WordSet.of("was were been being");

  /** Before the participle of an act that is done. */
  private static final Set<String> BEFORE_DONE = WordSet.of("is are been was were gets");

  /** Of whatever act: the end of one may be awaited that is not ordered. */
  private static final Set<String> ENDED =
      WordSet.of("done finished completed confirmed over executed approved ended");

  private static final Set<String> DOING =
      WordSet.of("are were was is they're you're he's she's theyre youre");

  private static final Set<String> OTHERS = WordSet.of("you he she they someone somebody");

  /** Of whom "put" is said in the past alone. */
  private static final Set<String> SINGULAR = WordSet.of("he she someone somebody everyone");

  private static final Set<String> ADVERBS =
      WordSet.of(
          "already just also once only finally recently then accidentally wrongly never always"
              + " else even actually both all have has had been simply later again successfully"
              + " manually personally apparently eventually immediately quickly previously kindly");

  private static final Set<String> DETERMINERS =
      WordSet.of(
          "the a an my our your his her their its some all every each this that these those both"
              + " everyone's someone's half most nothing everything it them him us me");

  static final Set<String> BREAKS =
      WordSet.of(
          "to must should be need needs want wants please you i we that which who if when with"
              + " from of get have let make can could would will shall may might is are and or as"
              + " into onto by for until what whatever it they he she having given gets becomes");

  private static final Set<String> STARTS =
      WordSet.of("the a an my our your his her their some this that these those every each one");

  /** Behind a participle: "the grid turned to the left" tells of no act. */
  private static final Set<String> BEHIND_PARTICIPLES =
      WordSet.of(
          "to by on in at from into onto with about over left right up down and or as of for like");

  /** In the past as in the present, but for "the bot put". */
  private static final Set<String> UNCHANGED = WordSet.of("put cut set let shut split hit");

  /** Before a participle: the act is over. */
  private static final Set<String> DONE_BY_NOW = WordSet.of("just already finally recently");

  /** Behind "put" or "set": these are in the past. */
  private static final PhraseIndex LAST =
      new PhraseIndex(
          "yesterday, last night, last nite, last week, last month, last year, ago, earlier today");

  private static final Set<String> TIMES =
      WordSet.of("yesterday last in on this once earlier back before after during");

  private static final PhraseIndex BY_THEN =
      new PhraseIndex(
          "yesterday, ago, last night, last nite, last week, last month, last year, last time, last spring, "
              + "last summer, last autumn, last fall, last winter, last quarter, last monday, "
              + "last tuesday, last wednesday, last thursday, last friday, last saturday, "
              + "last sunday, last sprint, already, earlier, overnight, previously, this morning, "
              + "back in, back then, on monday, on tuesday, on wednesday, on thursday, on friday, "
              + "on saturday, on sunday, in january, in february, in march, in april, in may, "
              + "in june, in july, in august, in september, in october, in november, in december, "
              + "by mistake, by accident, by itself, on its own, at noon, at lunch, at midnight, "
              + "for years, in the past, once upon, before i, before we, after the, recently, "
              + "an hour, the other day, in 2017, in 2018, in 2019, in 2020, in 2021, in 2022, "
              + "in 2023, in 2024, in 2025, long ago, twice, in genesis, all by, without asking, "
              + "without telling");

  static final PhraseIndex THANKS =
      new PhraseIndex(
          "thanks for, thank you for, thx for, thanks a lot for, many thanks for, congratulations on,"
              + " congrats on, i apologise for, i apologize for, apologies for, blame me for");

  static final PhraseIndex HEARSAY =
      new PhraseIndex(
          "i remember, we remember, he remembers, she remembers, remember when, i recall, we"
              + " recall, rumour has it, rumor has it, legend has it, a study, studies show,"
              + " studies say, research shows, researchers, they say, people say, they say that,"
              + " word is, word has it, he said, she said, they said, he says, she says, it says,"
              + " somebody said, someone said, my friend says, my friend said, the article says,"
              + " the guide says, the docs say, the tweet says, the book says, reportedly,"
              + " allegedly, according to, back when, breaking, they want to, they wanted to,"
              + " users should, people should, everyone should, most users, most people, many"
              + " users, many people, i can't, i cannot, i cant, i couldn't, i could not, unable"
              + " to, i'm unable to, i am unable to, i'm not able to, error while, i regret,"
              + " sorry for, i notice that, i noticed, we observe, i observe, i dreamt, i dreamed,"
              + " i heard, we heard, i'm told, i am told, i was told, we were told, everyone says,"
              + " everybody says, some say, many say, experts say, what i'm seeing is,"
              + " i'm too scared to, i'm afraid to, i am afraid to, i hate to, my boss"
              + " wants, my boss said, my boss told, my colleague wants, my friend wants");

  /** Behind a name: what it is about to do. */
  static final PhraseIndex INTENTIONS =
      new PhraseIndex(
          "wants to, wanted to, is going to, was going to, plans to, intends to, is about to,"
              + " is planning to, asked for");

  /** Of whom no intention is reported: who speaks or is spoken to, or a thing. */
  private static final Set<String> NEAR = WordSet.of("i we you it this that which who there");

  private static final Set<String> GETTING = WordSet.of("be get have see know");

  private static final Set<String> UNITS =
      WordSet.of(
          "degrees degree deg times x cells cell rows row columns column steps step percent"
              + " pixels squares by");

  /** What is then done is still to be ordered: "once you've swapped it, stake it". */
  static final PhraseIndex AWAITED =
      new PhraseIndex(
          "once you've, once you have, once youve, after you've, after you have, after youve,"
              + " as soon as you've, as soon as you have, when you've, when you have");

  private static final Set<String> NOT_DOING =
      WordSet.of(
          "bring ring wring string spring sling fling swing sting cling sing king wing thing");

  private static final Set<String> NOT_PAST =
      WordSet.of(
          "need feed speed seed exceed proceed hundred indeed embed shed red bed fed unused used"
              + " weed breed bleed greed reed deed ned ted zed med led unnamed supposed"
              + " sped asked decided wanted needed");

  private static final Set<String> IRREGULAR =
      WordSet.of(
          "sold bought took lent drew got went made did ran paid spun slid gave came told kept"
              + " lost found held built brought caught chose fell flew forgot grew knew met rose"
              + " said saw spent stood swept threw undid withdrew wrote began broke drove froze hid"
              + " shook shrank spoke stole swore tore repaid rebuilt resent undertook overtook"
              + " taken given sent drawn withdrawn done undone gone worn chosen driven frozen hidden"
              + " broken written thrown shown swung wound rewound");

  static final int FARTHEST = 7;

  private final Wording utterance;
  private final Definition definition;
  private final Habits habits;
  private final Attribution attribution;
  private final StatusLines statusLines;

  Telling(Wording utterance) {
    this.utterance = utterance;
    this.definition = new Definition(utterance);
    this.habits = new Habits(utterance);
    this.attribution = new Attribution(utterance);
    this.statusLines = new StatusLines(utterance);
  }

  /** Whether a word may be the verb of a report; phrases may tell one as well. */
  static boolean mayTell(String word) {
    return isPast(word)
        || BEING.contains(word)
        || UNCHANGED.contains(word)
        || DOING.contains(word)
        || PERFECT.contains(word)
        || Definition.mayTell(word)
        || Habits.mayTell(word)
        || Attribution.mayTell(word)
        || StatusLines.mayTell(word);
  }

  boolean isIn(int from, int to) {
    String first = utterance.word(from);
    if (AWAITED.isAt(utterance, from)) {
      return false;
    }
    if (thanks(from)
        || HEARSAY.isAt(utterance, from)
        || habits.isIn(from, to)
        || tellsOfIntention(from)
        || statusLines.isIn(from, to)
        || attribution.isIn(from, to)
        || closes(from, to)
        || definition.isIn(from, to)) {
      return true;
    }
    if (PERFECT.contains(first)) {
      String verb = utterance.word(behindAdverbs(from + 1, to));
      boolean doing = !SPEAKING.contains(first) && isDoing(verb);
      return isPast(verb) || doing;
    }
    if (SUBJECTS.contains(first)) {
      int verb = behindAdverbs(from + 1, to);
      String word = utterance.word(verb);
      return isPast(word)
          || (UNCHANGED.contains(word) && (SINGULAR.contains(first) || isAct(verb, to)))
          || BEING.contains(word)
          || (OTHERS.contains(first) && isProgressive(from + 1));
    }
    if (isPast(first)) {
      return isAct(from, to) || isDone(from, to) || (from == 1 && utterance.word(0).equals("just"));
    }
    if (DONE_BY_NOW.contains(first) && isPast(utterance.word(from + 1))) {
      return true;
    }
    if (isSomebodys(from) && isPast(utterance.word(from + 2)) && isSomeAct(from + 2, to)) {
      return true;
    }
    if (UNCHANGED.contains(first) && isOfBefore(from, to)) {
      return true;
    }
    if (TIMES.contains(first) && hasToldSubject(from, to)) {
      return true;
    }
    if (BREAKS.contains(first)) {
      return false;
    }
    return hasPastVerb(from, to) || (DOING.contains(first) && isProgressive(from));
  }

  /** Whether a clause is a heading of what is told. */
  boolean isHeading(int from, int to) {
    return statusLines.isHeading(from, to);
  }

  /** Whether a clause says no more than where the next one stands: "according to the docs". */
  boolean opens(int from, int to) {
    return attribution.opens(from, to);
  }

  /** Whether a clause tells what stands before it: "says the guide", "delegation: the act of". */
  boolean closes(int from, int to) {
    return attribution.closes(from, to) || definition.explains(from);
  }

  /** See {@link MoodReader#tellsDone}. */
  static boolean isDone(int from, int to, IntFunction<String> word) {
    for (int i = from + 1; i + 1 < to; i++) {
      String done = word.apply(i + 1);
      if (BEFORE_DONE.contains(word.apply(i)) && isPast(done)) {
        return !ENDED.contains(done);
      }
    }
    return false;
  }

  /** "swapped 2 eth", "deployed v2.3 to production"; but "rotated 90 degrees". */
  private boolean isDone(int verb, int to) {
    String amount = utterance.word(verb + 1);
    int digit = amount.startsWith("v") ? 1 : 0;
    return verb == 0
        && verb + 2 < to
        && amount.length() > digit
        && Character.isDigit(amount.charAt(digit))
        && amount.indexOf('x') < 0
        && !UNITS.contains(utterance.word(verb + 2));
  }

  /** "thanks for watering them"; but "thanks for the roses". */
  private boolean thanks(int from) {
    int behind = THANKS.length(utterance, from);
    return behind > 0 && isDoing(utterance.word(from + behind));
  }

  /** "bob wants to restart it"; but "auth wants to be restarted". */
  private boolean tellsOfIntention(int from) {
    int behind = INTENTIONS.length(utterance, from + 1);
    return behind > 0
        && !NEAR.contains(utterance.word(from))
        && !utterance.begins(from + 1)
        && !GETTING.contains(utterance.word(from + 1 + behind));
  }

  /** "a subject" and behind it a verb in the past that has an object, or a time that is past. */
  private boolean hasPastVerb(int from, int to) {
    boolean behindOf = false;
    for (int i = from + 1; i < Math.min(to, from + FARTHEST); i++) {
      String word = utterance.word(i);
      behindOf |= word.equals("of") && STARTS.contains(utterance.word(from));
      if (behindOf && !BEING.contains(word)) {
        continue;
      }
      if (HAVE.contains(word) && isPast(utterance.word(behindAdverbs(i + 1, to)))) {
        return true;
      }
      if ((word.equals("was") || word.equals("were"))) {
        return true;
      }
      if (isPredicate(from, i, to)) {
        return true;
      }
      if (BREAKS.contains(word)) {
        return false;
      }
      if (isPast(word) && isAct(i, to)) {
        return true;
      }
    }
    return false;
  }

  /** "put 5 eth into the vault last night"; but "put back what i had last night". */
  private boolean isOfBefore(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      String word = utterance.word(i);
      if (LAST.isAt(utterance, i)) {
        return true;
      }
      if (SUBJECTS.contains(word) || BEING.contains(word) || word.equals("that") || isPast(word)) {
        return false;
      }
    }
    return false;
  }

  /** "yesterday we flipped it", "in april the bot sold it". */
  private boolean hasToldSubject(int from, int to) {
    for (int i = from + 1; i + 1 < to; i++) {
      String word = utterance.word(i);
      boolean told = SUBJECTS.contains(word) && isPast(utterance.word(behindAdverbs(i + 1, to)));
      if (told || (i > from + 1 && STARTS.contains(word) && hasPastVerb(i, to))) {
        return true;
      }
    }
    return false;
  }

  /** "the rebalancer swapped 14 eth"; but "the staked eth" and "the grid turned to the left". */
  private boolean isPredicate(int from, int verb, int to) {
    String word = utterance.word(verb);
    return verb >= from + 2
        && verb + 1 < to
        && STARTS.contains(utterance.word(from))
        && (isPast(word) || UNCHANGED.contains(word))
        && !Character.isDigit(utterance.word(verb - 1).charAt(0))
        && !BEHIND_PARTICIPLES.contains(utterance.word(verb + 1));
  }

  /** Whether a verb in the past has an object, or its clause a time that is past. */
  private boolean isAct(int verb, int to) {
    return (verb + 1 < to && DETERMINERS.contains(utterance.word(verb + 1)))
        || BY_THEN.isIn(utterance, verb + 1, to);
  }

  /** "bob just", "marketing already"; but "the just unstaked eth", "i just". */
  private boolean isSomebodys(int from) {
    String first = utterance.word(from);
    return !STARTS.contains(first)
        && !BREAKS.contains(first)
        && DONE_BY_NOW.contains(utterance.word(from + 1));
  }

  /** Whether an act is named with its object, be it an amount. */
  private boolean isSomeAct(int verb, int to) {
    return isAct(verb, to)
        || (verb + 1 < to && Character.isDigit(utterance.word(verb + 1).charAt(0)));
  }

  private int behindAdverbs(int from, int to) {
    int at = from;
    while (at < to && ADVERBS.contains(utterance.word(at))) {
      at++;
    }
    return at;
  }

  private boolean isProgressive(int at) {
    return DOING.contains(utterance.word(at)) && isDoing(utterance.word(at + 1));
  }

  /** Whether a word begins a subject, in a clause that begins with it. */
  static boolean isStart(String word) {
    return STARTS.contains(word);
  }

  /** "swapping"; but "bring". */
  static boolean isDoing(String word) {
    return word.endsWith("ing") && !NOT_DOING.contains(word);
  }

  static boolean isPast(String word) {
    boolean regular = word.length() > 3 && word.endsWith("ed");
    return (regular && !NOT_PAST.contains(word) && !word.equals("unclaimed"))
        || IRREGULAR.contains(word);
  }
}
