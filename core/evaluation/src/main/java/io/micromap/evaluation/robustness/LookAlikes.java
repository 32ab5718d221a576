package io.micromap.evaluation.robustness;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Cyrillic letters that cannot be told from Latin ones by eye; the pairs are among the confusables
 * of Unicode Technical Standard 39.
 */
final class LookAlikes {

  private static final String LATIN = "aceopxyijsABCEHIKMOPTXSJ";
  private static final String CYRILLIC =
      "\u0430\u0441\u0435\u043E\u0440\u0445\u0443\u0456\u0458\u0455"
          + "\u0410\u0412\u0421\u0415\u041D\u0406\u041A\u041C\u041E\u0420\u0422\u0425\u0405\u0408";

  private LookAlikes() {}

  /** One letter is replaced. */
  static String one(String prompt, List<String> cues, Random random) {
    int at =
        Typos.choose(
            IntStream.range(0, prompt.length()).filter(i -> LATIN.indexOf(prompt.charAt(i)) >= 0),
            random);
    return at < 0
        ? prompt
        : prompt.substring(0, at) + replace(prompt.charAt(at)) + prompt.substring(at + 1);
  }

  private static char replace(char letter) {
    return CYRILLIC.charAt(LATIN.indexOf(letter));
  }
}
