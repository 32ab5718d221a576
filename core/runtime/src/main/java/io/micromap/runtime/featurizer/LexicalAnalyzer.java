package io.micromap.runtime.featurizer;

import io.micromap.runtime.text.NormalizedText;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** Splits a normalised prompt into words by Unicode's rules. Thread-safe. */
final class LexicalAnalyzer {

  private final Analyzer analyzer =
      new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
          return new TokenStreamComponents(new StandardTokenizer());
        }
      };

  private final boolean maskNumbers;

  LexicalAnalyzer(boolean maskNumbers) {
    this.maskNumbers = maskNumbers;
  }

  /** The words of a prompt with their places in it. */
  Words analyze(NormalizedText prompt) {
    Words words = new Words(prompt);
    analyze(prompt, words);
    return words;
  }

  /** As above, in place of the words that some object had before. */
  void analyze(NormalizedText prompt, Words words) {
    words.open(prompt);
    if (!AsciiWords.read(prompt.text(), words)) {
      words.open(prompt);
      tokenize(prompt.text(), words);
    }
    if (maskNumbers) {
      words.maskDigits();
    }
    words.close();
  }

  /** Lucene's words. */
  void tokenize(String text, Words words) {
    try (TokenStream stream = analyzer.tokenStream("prompt", text)) {
      OffsetAttribute offset = stream.getAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        words.add(text, offset.startOffset(), offset.endOffset());
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
