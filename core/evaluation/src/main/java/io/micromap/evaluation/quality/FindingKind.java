package io.micromap.evaluation.quality;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Faults that labelled prompts can have, the gravest first. */
public enum FindingKind {
  /** Rows whose form cannot be read. */
  UNREAD_ROWS(
      Severity.ERROR,
      "rows cannot be read, which stops training; nothing else was looked for in them",
      "give each row every column of the header, or every field; write whole characters, and values"
          + " in place of a spreadsheet's errors"),
  /** Labels and ids that no artifact could hold. */
  BAD_NAMES(
      Severity.ERROR,
      "a label or an id is empty or has a form that no file can hold, which stops training; nothing"
          + " else was looked for in these rows",
      "correct it in each of these rows"),
  /** Rows without a prompt. */
  BLANK_PROMPTS(
      Severity.ERROR,
      "the prompt is blank, which stops training",
      "write the prompt, or leave the row out"),
  /** Ids of several rows. */
  SAME_IDS(
      Severity.ERROR,
      "another row has the id, which stops training; nothing else was looked for in these rows",
      "write each id once, leave out the column, or name another as the column of the ids"),
  /** One prompt under several labels. */
  CONFLICTING_LABELS(
      Severity.ERROR,
      "one prompt has several labels, which stops training",
      "keep the right label, or train with another conflict policy: drop, keep or majority"),
  /** Evaluation rows whose words are also trained on. */
  OVERLAP(
      Severity.ERROR,
      "evaluation rows are also training rows, so every metric on them is optimistic",
      "remove them from one of the two; './micromap data split' keeps them apart"),
  /** Labels that the domain does not have. */
  UNKNOWN_LABELS(
      Severity.ERROR, "the domain has no such class", "correct the label, or add the class"),
  /** Labels that people would take for one. */
  SAME_LABELS(
      Severity.ERROR,
      "labels differ in nothing but case, blanks, Unicode's form or the script of their letters;"
          + " training stops at them",
      "write each label in one way"),
  /** A class in another word for out of scope. */
  OUT_OF_SCOPE_NAMES(
      Severity.ERROR,
      "a label says out of scope in another word than out-of-scope rows carry; training stops at it",
      "name that word as the out-of-scope label, or write one word in all of these rows"),
  /** Fewer rows or classes than training takes. */
  UNTRAINABLE(
      Severity.ERROR,
      "training takes two classes or more with two rows or more, a recipe with three or more that"
          + " are no near duplicates",
      "add rows, or leave the class out"),
  /** E-mail addresses, numbers of cards and accounts, phone numbers, keys. */
  PERSONAL_DATA(
      Severity.WARNING,
      "prompts seem to contain personal data or secrets, which end up in rows.csv and"
          + " features",
      "replace them by made-up ones"),
  /** Labels that models fitted on the other rows contradict. */
  SUSPICIOUS_LABELS(
      Severity.WARNING,
      "out-of-fold models give another class a much higher score, which is no probability",
      "read each, and correct the label or the row's words; about half of them are correct as they"
          + " are; where most rows are listed, the labels as a whole do not follow the words"),
  /** Rows that a model fitted on them answers with another label. */
  ANSWERED_OTHERWISE(
      Severity.WARNING,
      "a mapper trained on these very rows ranks another class first",
      "correct the label, or add rows that show what sets the two classes apart"),
  /** Nearly the same prompt under several labels. */
  NEAR_CONFLICTS(
      Severity.WARNING,
      "nearly the same words have several labels",
      "correct one label, or add rows that show the difference"),
  /** Evaluation rows nearly like training rows. */
  NEAR_OVERLAP(
      Severity.WARNING,
      "evaluation rows are nearly like training rows, so metrics on them are optimistic",
      "split the rows with './micromap data split', which keeps near duplicates together"),
  /** Classes in words that may say that a row belongs to none. */
  VAGUE_LABELS(
      Severity.WARNING,
      "a label may say that its rows belong to no class, and becomes a class that is answered",
      "if they belong to none, write one word in all such rows, and name it as the out-of-scope"
          + " label"),
  /** Labels that are nearly another label. */
  LABEL_NAMES(
      Severity.WARNING,
      "a rare label is spelt nearly like a frequent one, or like another but for marks",
      "correct it, if it is a typo"),
  /** The same prompt under the same label. */
  DUPLICATES(
      Severity.WARNING,
      "a prompt occurs several times under its label and counts that often",
      "keep one, unless the prompt is that frequent in use"),
  /** Nearly the same prompt under the same label. */
  NEAR_DUPLICATES(
      Severity.WARNING,
      "groups of prompts differ in little but numbers, case, marks or a word",
      "fewer would teach as much; split with './micromap data split', or metrics are optimistic"),
  /** Characters that were lost or read in the wrong encoding. */
  DAMAGED_TEXT(
      Severity.WARNING,
      "characters were lost, read in a wrong encoding, or left as HTML",
      "read the source again as UTF-8 and resolve HTML entities"),
  /** Control characters and characters nobody sees. */
  HIDDEN_CHARACTERS(
      Severity.WARNING,
      "prompts contain control or invisible characters, which break words apart",
      "remove them"),
  /** Look-alike letters of several scripts in one word. */
  LOOKALIKE_LETTERS(
      Severity.WARNING,
      "words mix letters that look alike but are different ones, such as Latin and Cyrillic a",
      "retype the words"),
  /** Rows in another language or script than the others. */
  FOREIGN_TEXT(
      Severity.WARNING,
      "rows share no word, or not even the script, with any other row: another language, or noise",
      "check that they are meant; a single row of a language teaches nothing"),
  /** Prompts without words, or longer than a mapper reads. */
  UNREADABLE(
      Severity.WARNING,
      "prompts without a word, or above 32,768 characters: a mapper always abstains on those",
      "leave them out"),
  /** Fewer rows or classes than recommended. */
  CLASS_SIZES(
      Severity.WARNING,
      "about 30 rows are enough for a first look, 1,000 and 8 classes for a start, 5,000 for"
          + " production",
      "add rows, of the smallest classes first");

  /** Whether a finding fails the check. */
  public enum Severity {
    /** It does. */
    ERROR,
    /** It does not. */
    WARNING;

    /** The name in reports. */
    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Severity severity;
  private final String meaning;
  private final String fix;

  FindingKind(Severity severity, String meaning, String fix) {
    this.severity = severity;
    this.meaning = meaning;
    this.fix = fix;
  }

  /** Whether it fails the check. */
  public Severity severity() {
    return severity;
  }

  /** What it means, half a sentence. */
  public String meaning() {
    return meaning;
  }

  /** What to do, half a sentence. */
  public String fix() {
    return fix;
  }

  /** The name in reports. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
