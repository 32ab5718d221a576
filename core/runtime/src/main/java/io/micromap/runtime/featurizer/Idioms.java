package io.micromap.runtime.featurizer;

import java.util.List;

/** English ways to refuse an act without a plain "not": knowledge of the language, not of data. */
final class Idioms {

  /** What follows in the clause is refused. */
  static final PhraseIndex FORWARD =
      new PhraseIndex(
          "withdraw my consent, withdraw our consent, withdraw my instruction, withdraw my instructions, withdraw my order, withdraw our order, withdraw my permission, withdraw my approval, withdrawing my consent, withdrawing our consent, withdrawing my instruction, withdrawing my order, withdrawing my request, withdrawing my approval, withdrawing my permission, dropping the request, dropping my request, dropping our request, drop my request, drop the request, drop our request, dropping the idea, mind not, forbids, prohibits, disallows, shall be no, must be no, should be no, is to be no, are to be no, decided to not, decide to not, want to not, prefer to not, false alarm, "
              + "hold off, hold back, hold fire, hold the, hold that, instead of, changed my mind,"
              + " changed our mind, change of mind, not allowed, not permitted, isn't allowed, isnt"
              + " allowed, aren't allowed, arent allowed, decided against, decide against, deciding"
              + " against, think better of, thought better of, second thoughts about, second thoughts"
              + " on, rather not, better not, prefer not, prefer you not, prefer that nothing, prefer"
              + " nothing, sooner not, refrain from, abstain from, desist from, no more, no further,"
              + " no new, hands off, keep off, keep away, keep clear, keep your hands, keep your"
              + " fingers, stay away, stay off, steer clear, stay clear, enough of, enough with,"
              + " enough, done with, tired of, sick of, fed up, had enough, say no to, a no to, it's"
              + " no to, pass on, count me out, i take back, we take back, i'd take back, take that"
              + " back, i'm taking back, i withdraw my, i withdraw the, we withdraw our, we withdraw"
              + " the, i retract, we retract, i hereby retract, call off, calling off, put off, spare"
              + " me, spare us, spare yourself, save yourself, save your, forget about, forget the,"
              + " forget my, forget our, forget that, forget it, forget what, never mind, nevermind,"
              + " ignore my, ignore our, ignore the, ignore what, ignore that, please ignore,"
              + " disregard, pay no attention, pay no heed, belay, strike that, scratch that, negative"
              + " on, veto on, i veto, we veto, wait with, not interested in, no interest in, not keen"
              + " on, not keen to, not into, do without, no point in, no sense in, no use, no reason,"
              + " i'm against, we're against, i am against, we are against, opposed to, i object, we"
              + " object, not in favour, not in favor, not willing, unwilling, reluctant, no"
              + " intention, no intentions, no plans, no desire, no wish, no appetite, not going to,"
              + " not gonna, not about to, not planning, not ready to, not prepared to, drop the idea,"
              + " drop the plan, drop the thought, drop that, scrap the idea, scrap the plan, scrap"
              + " that, kill the idea, kill the plan, bin the idea, bin the plan, ditch the idea,"
              + " ditch the plan, shelve the idea, shelve the plan, lay off, leave off, back off, over"
              + " my dead body, i'd hate, i would hate, i forbid, we forbid, god forbid, heaven"
              + " forbid, not a single, by no means, in no way, under no circumstance, on no account,"
              + " in no case, in no event, whatever you do, not so fast, easy with, slow down with,"
              + " easy on, no one, none of, neither of, let's not, lets not, better leave, best not,"
              + " best to leave, i beg you not, not to be, not supposed to, not meant to, it's"
              + " forbidden, it is forbidden, it's not necessary, it is not necessary, it isn't"
              + " necessary, it's unnecessary, it is unnecessary, there's no call, there is no call, i"
              + " said nothing about, nobody asked, nobody said, i never asked, i never said, i didn't"
              + " ask, i didnt ask, i did not ask, i didn't say, who told you to, who asked you to,"
              + " who said, w o, minus the, forget doing, drop doing, i refuse, we refuse, i waive,"
              + " i'm not asking, i am not asking, i'd rather you, i'd rather the, i'd rather my, i"
              + " would rather you, i'd sooner, i would sooner, nothing must, nothing should, nothing"
              + " is to, nothing may, nothing shall, nothing gets, nothing comes, nothing goes,"
              + " nothing will, nothing here should, nothing here must, nothing else, hold on to, no"
              + " change, no changes, nothing to, withdraw my request, i hereby withdraw, put away,"
              + " you not, me no want, you don't have to, you dont have to, you do not have to, you"
              + " don't need to, you dont need to, you do not need to, you needn't, not going ahead,"
              + " not going through with, not comfortable with, not happy with, not happy to, take out"
              + " no, leave me out, leave us out, leave out, keep me out, keep us out, no part in, no"
              + " part of, sit on, sitting on, hold on with, hold off on, holding off, put a hold on,"
              + " put a stop to, don't bother, dont bother, do not bother, no touching, if you did"
              + " not, if you didn't, if you didnt, if nobody, if no one, grateful if nothing, hold"
              + " your horses, rather keep, rather leave, prefer to keep, prefer to leave, prefer"
              + " keeping, prefer leaving, prefer you didn't, prefer you didnt, rather you didn't,"
              + " rather you didnt, let's wait, lets wait, let us wait, let's hold, lets hold, let's"
              + " postpone, lets postpone, let's delay, lets delay, let's defer, lets defer, let's"
              + " leave, lets leave, let's keep, lets keep, let's shelve, lets shelve, let's pause,"
              + " let's park, putting off, no permission, not authorised to, not authorized to,"
              + " unauthorised, unauthorized, the last thing, not something, isn't something, isnt"
              + " something, not an option, isn't an option, isnt an option, wouldn't dream of,"
              + " wouldnt dream of, wouldn't hear of, not keen, no time for, too early to, too early"
              + " for, too soon to, too soon for, too late to, over and done with, against it, dead"
              + " set against, have no business, has no business, no business, withhold from,"
              + " i oppose, we oppose, hardly a reason, hardly the time, hardly time to, isn't time to,"
              + " isnt time to, is not time to, not the time to, not the moment to, not the day to,"
              + " not the right time, isn't the time to, isn't the moment to, too risky to, too"
              + " dangerous to, resist the urge, resist the temptation, daren't, dare not,"
              + " rather than, i hesitate to, remind me to, remind us to, ask me before, ask us before,"
              + " check with me before, tell me before, warn me before, wait before, i doubt, can't"
              + " decide, cant decide, cannot decide, not sure whether, not sure if, unsure whether");

  /** All of the clause is refused, or the one before where it has no words of its own. */
  static final PhraseIndex BACKWARD =
      new PhraseIndex(
          "can do without, could do without, off the queue, off the agenda, off the schedule, be skipped, be omitted, is not what, isn't what, isnt what, are not what, no longer allowed, no longer permitted, no longer accepted, left alone, left completely alone, left well alone, left entirely alone, left untouched, left strictly alone, false alarm, "
              + "out of the question, off the table, hard pass, no thanks, no thank you, no thx,"
              + " thanks but no, thank you but no, nope, no way, nah, negative, not happening, isn't"
              + " happening, won't happen, wont happen, not gonna happen, will not happen, no go, no"
              + " no, a no from, is a no, that's a no, it's a no, a hard no, count me out, count us"
              + " out, forbidden, prohibited, off limits, is banned, are banned, not necessary, not"
              + " needed, not required, isn't needed, isn't required, isn't necessary, isnt needed,"
              + " isnt required, isnt necessary, aren't needed, aren't required, aren't necessary,"
              + " unnecessary, needless, superfluous, not wanted, undesired, isn't wanted, isn't"
              + " welcome, not welcome, can wait, has to wait, have to wait, must wait, should wait,"
              + " will wait, is called off, are called off, was called off, is cancelled, is canceled,"
              + " is postponed, are postponed, been postponed, on ice, is not to be, are not to be,"
              + " isn't to be, aren't to be, isnt to be, over my dead body, so don't, so dont, a bad"
              + " idea, a terrible idea, a silly idea, a stupid idea, the wrong idea, forget it, let"
              + " it be, let them be, let him be, skip it, skip that, scrap that, scratch that, strike"
              + " that, ignore it, ignore that, disregard it, disregard that, i'm good, we're good, i"
              + " pass, i'll pass, not for me, not for us, no longer needed, no longer wanted, no"
              + " longer necessary, no longer required, stays, remains, stay, remain, ought to remain,"
              + " ought to stay, is to stay, are to stay, is to be left, are to be left, be left as,"
              + " be left where, be left alone, be left in, can sit, may sit, can rest, may rest, has"
              + " to stay, have to stay, must stay, can stay, may stay, should stay, is to remain, are"
              + " to remain, must remain, has to remain, have to remain, should remain, is ruled out,"
              + " are ruled out, no chance, not a chance, fat chance, not on my watch, vetoed, is off,"
              + " are off, not in the cards, not on the cards, makes no sense, is pointless, would be"
              + " pointless, would be wrong, is wrong here, drop it, do nothing, nothing for now,"
              + " nothing for today, nothing right now, not going ahead with it, not going through"
              + " with it, leave me out of it, leave us out of it, leave it all, leave them all, leave"
              + " everything, count that out, would prefer to wait, would rather wait, i'd rather"
              + " wait, i'd prefer to wait, prefer to wait, rather wait, we'll wait, back burner, on"
              + " hold, for another day, some other day, another time, not after all, not anymore, not"
              + " any more, cancel it, cancel that, abort it, abort that, cross it out, cross that"
              + " out, leave that out, leave it out, leave this out, a miss, ain't happening, aint"
              + " happening, cancelled please, was a mistake, not what i asked, not what we asked,"
              + " isn't what i asked, isnt what i asked, absolutely not, certainly not, definitely"
              + " not, most certainly not, of course not, please no, is never to, are never to, is"
              + " dropped, are dropped, be dropped, be abandoned, be shelved, be postponed, be put"
              + " off, is abandoned, are abandoned, is shelved, are shelved, got postponed, postponed"
              + " till, postponed until, postponed to, postponed by, deferred till, deferred until,"
              + " deferred to, not an option, isn't an option, isnt an option, the last thing we, the"
              + " last thing i, the last thing anyone, the last thing anybody, is unwise, is not"
              + " something, isn't something, isnt something, wouldn't dream of it, wouldnt dream of"
              + " it, wouldn't hear of it, perish the thought, not in a million years, not in my"
              + " lifetime, when hell freezes over, when pigs fly, would ruin, would spoil, would be a"
              + " mistake, is a mistake, would be foolish, is too early, is too soon, too risky, off"
              + " thanks, off please, not on your life, for the bin, i don't any more, i don't"
              + " anymore, i dont any more, i dont anymore, we don't any more, we don't anymore, i no"
              + " longer do, we no longer do, never again");

  /** What refuses the clause before where nothing else stands in its own. */
  static final PhraseIndex ANSWERS =
      new PhraseIndex(
          "that i can do without, that we can do without, that i could do without, which i can do without, i don't think so, i dont think so, i do not think so, don't think so, i think not, i would rather you didn't, i'd rather you didn't, i would rather you did not, i'd prefer you didn't, consider it void, consider it cancelled, consider it canceled, consider it withdrawn, consider that void, consider that cancelled, consider that withdrawn, consider this void, consider this cancelled, consider this withdrawn, treat it as void, treat it as cancelled, treat that as cancelled, i refuse to, i refuse, we refuse, we refuse to, refuse, i won't, we won't, i will not, we will not, i am not going to, i'm not going to, false alarm, "
              + "no need, no, don't, dont, do not, never, nope, nah, negative, leave it, leave them, "
              + "leave that, leave be, skip it, skip that, skip them, drop it, drop that, "
              + "forget it, forget that, keep it, keep them, keep that, not now, not today, "
              + "not yet, not tonight, not this time, not ever, not necessary, not needed, "
              + "not interested, i'd rather not, rather not, better not, hands off, no go, "
              + "hold off, hold it, never mind, nevermind, "
              + "not a good idea, bad idea, pass, hard pass, i decline, veto, "
              + "leave it all, leave them all, do nothing, nothing for now, not after all, not anymore, "
              + "better don't, better dont, abort, scrap it, scrap that, cancel it, cancel that, not");

  /** At the end of a prompt, behind no sign: all that was said is taken back. */
  static final PhraseIndex TAILS =
      new PhraseIndex(
          "but i refuse to, but i refuse, but i won't, so i won't, but i will not, but we won't, so we won't, but i don't want to, but i'd rather not, but i would rather not, nvm, nevermind, jk, lol jk, hypothetical, sarcasm, not before i confirm, not until i"
              + " confirm, not until i say, do not execute, don't execute, dont execute, do not"
              + " run, just an example, only an example, not really, just kidding, only kidding,"
              + " only joking, just joking, already done, done already, not an order, this is not"
              + " an order");

  /** At the end of a prompt and alone: takes back all that was said. */
  static final PhraseIndex TAKEN_BACK =
      new PhraseIndex(
          List.of(
              new PhraseIndex(
                  "forget it, forget that, forget about it, never mind, scrap it, scrap that,"
                      + " cancel it, cancel that, abort, ignore that, ignore this, strike that,"
                      + " scratch that, belay that, on second thought no, on second thoughts no,"
                      + " actually no, actually don't, actually dont, let's not, lets not, better"
                      + " not, we'll see, changed my mind, i changed my mind, i take it back, i"
                      + " take that back, drop it, skip it, forget i said it, forget i said that,"
                      + " forget i said so, forget i said anything, forget i asked, forget i"
                      + " mentioned it, forget what i said, forget what i asked, forget i ever"
                      + " said, forget i ever asked, i didn't say that, pretend i didn't, pretend"
                      + " i said nothing, i don't any more, i don't anymore, i dont any more, i"
                      + " dont anymore, not any more, not anymore, i no longer do, i no longer"
                      + " want it, i no longer want that, i no longer want this, i no longer need"
                      + " it, i no longer need that, we no longer want it, we no longer need it,"
                      + " take that back, i've changed my mind, ive changed my mind, changed our"
                      + " minds, i've thought better of it, i thought better of it, i retract"
                      + " that, i withdraw that, disregard, disregard that, disregard this, i was"
                      + " kidding, hell no, heck no, absolutely not, i'm just kidding, i'm"
                      + " kidding, i am kidding, kidding, stop, stop it, stop that, stop stop,"
                      + " oops, whoops, oops wrong window, oops wrong chat, wrong window, wrong"
                      + " chat, wrong channel, wrong tab, wrong person, my mistake, my bad, that"
                      + " was a mistake, this was a mistake, it was a mistake, that was in error,"
                      + " sent in error, sent by mistake, later, failed, reverted, wait for my"
                      + " confirmation, wait for my signal, wait for my go, wait for my ok, wait"
                      + " for my word, wait for my approval, wait for me, wait for approval, wait"
                      + " till i say so, wait until i say so, but not before i confirm, but not"
                      + " until i confirm, not until i say so, ask me first, ask us first, check"
                      + " with me first, confirm with me first, hold on, hold that, hold it, hold"
                      + " that thought, belay that order, rescinded, revoked, retracted,"
                      + " withdrawn, void, null and void, denied, rejected, vetoed, false,"
                      + " disregard the above, ignore the above, ignore all of the above, this is"
                      + " an example, this was an example, do not execute this, don't execute"
                      + " this, do not do it, don't do it, don't do that, do not do that, that is"
                      + " not an order, that's not an order, done yesterday, cancel both, cancel"
                      + " all, cancel all of it, cancel all of that, cancel them, cancel"
                      + " everything, forget both, forget it all, forget all of it, forget all of"
                      + " that, forget all that, forget everything, scrap both, scrap all of it,"
                      + " scrap it all, none of that, nothing of that, neither of them, neither of"
                      + " those, only a test, just a test, this was a test, that was a test, just"
                      + " testing, only testing"),
              TAILS));

  /** Between two orders: the first is not meant. */
  static final PhraseIndex CORRECTIONS =
      new PhraseIndex(
          "no wait, wait no, i mean, i meant, sorry i mean, sorry i meant, no i mean, no i meant,"
              + " correction, no sorry, sorry no, oops, oops no, whoops, make that, or rather, no"
              + " actually, actually no, scratch that, strike that, i misspoke, wrong");

  /** What leaves a thing as it is, behind the thing: "leave the vault alone". */
  static final PhraseIndex LEFT =
      new PhraseIndex(
          "alone, as, at, empty, blank, hollow, running, full, untouched, unchanged,"
              + " unmodified, unaltered, undisturbed, as it is, as they are, as is, as it was, as it"
              + " stands, as they stand, as i have, where it is, where they are, where it sits, where"
              + " they sit, where it stands, exactly as, just as, the way it is, the way they are, the"
              + " way it was, in place, intact, put, in peace, like that, like this, like it is, out"
              + " of it, out of this, be, in the order they, in the orientation it, at rest, in"
              + " service, in use, in play, open, closed, for tomorrow, for later, for now, for"
              + " monday, for another day, for next week, for the moment, for someone else, out of,"
              + " where you found, the same, steady, locked, unlocked, staked, borrowed, together,"
              + " separate, apart, upright, still, idle, going, growing, working, serving, taking, in"
              + " the pool, in the vault, to itself, to themselves, sit, pile up, rest, stay, wait, accrue");

  private Idioms() {}
}
