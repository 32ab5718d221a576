package io.micromap.evaluation.quality;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Kinds of personal data and secrets that can be told by their form. Found ones are counted and
 * masked, never shown.
 */
enum PersonalData {
  /** A private key in PEM. */
  PRIVATE_KEY("-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----"),
  /** Tokens of well-known services, and JSON web tokens. */
  ACCESS_KEY(
      "\\b(?:(?:AKIA|ASIA)[A-Z0-9]{16}|gh[pousr]_[A-Za-z0-9]{36,}|xox[abprs]-[A-Za-z0-9-]{10,}"
          + "|sk-[A-Za-z0-9_-]{20,}|eyJ[A-Za-z0-9_-]{8,}\\.eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]+)"),
  /** 64 hexadecimal digits: a private key, or the hash of a transaction. */
  HEX_KEY("(?<![0-9A-Za-z])(?:0x)?[0-9a-fA-F]{64}(?![0-9A-Za-z])"),
  /** 12 to 24 words of three to eight letters in a row, none of them a common short word. */
  SEED_PHRASE("(?<![\\p{L}'])[a-z]{3,8}(?:[ ,]{1,2}[a-z]{3,8}){11,23}(?![\\p{L}'])"),
  /** An e-mail address. */
  EMAIL(
      "(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\\.){1,8}[A-Za-z]{2,24}\\b"),
  /** An account number with valid check digits (ISO 13616, ISO 7064). */
  IBAN("\\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\\b"),
  /** A card number with a valid check digit (Luhn, ISO 7812). */
  CARD_NUMBER("(?<![0-9.,-])[2-6][0-9]{3}(?:[ -]?[0-9]){9,15}(?![0-9]|[.,-][0-9])"),
  /** A phone number: international, or in the form 212-555-0123. */
  PHONE(
      "(?<![0-9A-Za-z+])(?:\\+[1-9][0-9]{0,2}(?:[ .-]?\\(?[0-9]{1,4}\\)?){2,6}"
          + "|(?:\\([0-9]{3}\\) ?|[0-9]{3}[ .-])[0-9]{3}[ .-][0-9]{4})(?![0-9A-Za-z])");

  /** The exclamation mark, the first of the full-width characters. */
  private static final int FULL_WIDTH = 0xFF01;

  private static final Set<String> COMMON_WORDS =
      Set.of(
          "the", "and", "for", "with", "from", "are", "was", "were", "have", "has", "had", "not",
          "how", "what", "when", "where", "which", "why", "who", "does", "did", "they", "been",
          "being", "could", "would", "want", "get", "but", "your", "about", "into", "some",
          "please", "need", "make", "know", "there", "its");

  private final Pattern pattern;

  PersonalData(String pattern) {
    this.pattern = Pattern.compile(pattern);
  }

  /** The name in reports. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How many of this kind a text holds. */
  int count(String text) {
    return (int) pattern.matcher(plain(text)).results().filter(this::accepts).count();
  }

  /**
   * The text with every find of any kind as its name in brackets; full-width characters and the
   * digits of all scripts are then those of ASCII.
   */
  static String mask(String text) {
    String masked = masked(text);
    String plain = plain(text);
    String plainMasked = plain.equals(text) ? masked : masked(plain);
    return plainMasked.equals(plain) ? masked : plainMasked;
  }

  /** Full-width characters and the digits of all scripts as those of ASCII. */
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints().map(PersonalData::plain).forEach(plain::appendCodePoint);
    return plain.toString();
  }

  private static int plain(int c) {
    if (c >= FULL_WIDTH && c <= FULL_WIDTH + ('~' - '!')) {
      return c - FULL_WIDTH + '!';
    }
    return c >= 0x80 && Character.isDigit(c) ? '0' + Character.digit(c, 10) : c;
  }

  private static String masked(String text) {
    String masked = text;
    for (PersonalData kind : values()) {
      masked =
          kind.pattern
              .matcher(masked)
              .replaceAll(
                  match ->
                      Matcher.quoteReplacement(
                          kind.accepts(match) ? "[" + kind.code() + "]" : match.group()));
    }
    return masked;
  }

  private boolean accepts(MatchResult match) {
    return switch (this) {
      case SEED_PHRASE -> isSeedPhrase(match.group());
      case IBAN -> isIban(match.group());
      case CARD_NUMBER -> isCard(match.group());
      case PHONE -> isPhone(match.group());
      case PRIVATE_KEY, ACCESS_KEY, HEX_KEY, EMAIL -> true;
    };
  }

  private static boolean isSeedPhrase(String text) {
    String[] words = text.split("[ ,]+");
    return words.length % 3 == 0 && Arrays.stream(words).noneMatch(COMMON_WORDS::contains);
  }

  private static boolean isCard(String text) {
    String digits = text.replaceAll("[^0-9]", "");
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = i % 2 == 0 ? digit : 2 * digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return digits.chars().distinct().count() > 1 && sum % 10 == 0;
  }

  private static boolean isIban(String text) {
    String plain = text.replace(" ", "");
    if (plain.length() < 15 || plain.length() > 34) {
      return false;
    }
    StringBuilder digits = new StringBuilder();
    (plain.substring(4) + plain.substring(0, 4))
        .chars()
        .forEach(c -> digits.append(Character.digit(c, 36)));
    return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
  }

  private static boolean isPhone(String text) {
    long digits = text.chars().filter(c -> c >= '0' && c <= '9').count();
    return digits >= 9 && digits <= 15;
  }
}
