package io.micromap.evaluation.quality;

/** Prompts as they may be shown: short, on one line, without personal data or hidden characters. */
final class Quote {

  private static final int SHOWN = 90;
  private static final int READ = 2000;

  private Quote() {}

  /** The beginning of a prompt in quotes. */
  static String of(String prompt) {
    String start = PersonalData.mask(prompt.length() > READ ? prompt.substring(0, READ) : prompt);
    StringBuilder text = new StringBuilder("\"");
    start
        .codePoints()
        .limit(SHOWN)
        .forEach(
            c -> {
              if (c == '\n' || c == '\r') {
                text.append(c == '\n' ? "\\n" : "\\r");
              } else if (HiddenCharacters.isHidden(c) || c == '\t') {
                text.append(HiddenCharacters.name(c));
              } else {
                text.appendCodePoint(c);
              }
            });
    boolean whole = start.codePoints().count() <= SHOWN && prompt.length() <= READ;
    return text.append(whole ? "\"" : "…\"").toString();
  }
}
