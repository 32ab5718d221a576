package io.micromap.runtime.featurizer;

import io.micromap.runtime.text.NormalizedText;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
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
    try (TokenStream stream = analyzer.tokenStream("prompt", prompt.text())) {
      CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
      OffsetAttribute offset = stream.getAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        if (maskNumbers) {
          maskDigits(term);
        }
        words.add(term.buffer(), term.length(), offset.startOffset(), offset.endOffset());
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    words.close();
    return words;
  }

  private static void maskDigits(CharTermAttribute term) {
    char[] buffer = term.buffer();
    int kept = 0;
    for (int i = 0; i < term.length(); i++) {
      boolean digit = buffer[i] >= '0' && buffer[i] <= '9';
      boolean repeats = digit && kept > 0 && buffer[kept - 1] == '0';
      if (!repeats) {
        buffer[kept++] = digit ? '0' : buffer[i];
      }
    }
    term.setLength(kept);
  }
}
