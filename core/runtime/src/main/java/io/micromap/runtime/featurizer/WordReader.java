package io.micromap.runtime.featurizer;

import io.micromap.runtime.text.NormalizedText;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the words of a text as the lexical featurizer does: accents folded, lower case, each run of
 * digits one {@code 0}. Deterministic and thread-safe.
 */
public final class WordReader {

  private final LexicalAnalyzer analyzer = new LexicalAnalyzer(true);

  /**
   * A normalised word and its place.
   *
   * @param text normalised, not empty
   * @param start of the word in the source, in UTF-16 units
   * @param end behind the word in the source
   */
  public record Word(String text, int start, int end) {}

  /** The words in order. */
  public List<Word> read(String text) {
    return list(analyzer.analyze(NormalizedText.of(text)));
  }

  /** The words in order; the parts of known words are joined. */
  public List<Word> read(String text, KnownWords known) {
    Words words = analyzer.analyze(NormalizedText.of(text));
    NormalizedText joined = new WordJoiner(known).join(words, new WordJoiner.Room());
    return list(joined == words.prompt() ? words : analyzer.analyze(joined));
  }

  private static List<Word> list(Words words) {
    List<Word> read = new ArrayList<>();
    for (int i = 0; i < words.count(); i++) {
      read.add(new Word(words.text(i), words.sourceStart(i), words.sourceEnd(i)));
    }
    return read;
  }
}
