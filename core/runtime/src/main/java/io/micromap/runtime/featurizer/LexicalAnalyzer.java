package io.micromap.runtime.featurizer;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** Splits a prompt into words by Unicode's rules, folds accents and lower-cases. Thread-safe. */
final class LexicalAnalyzer {

  private final Analyzer analyzer =
      new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
          Tokenizer words = new StandardTokenizer();
          return new TokenStreamComponents(
              words, new StableLowerCaseFilter(new ASCIIFoldingFilter(words)));
        }
      };

  private final boolean maskNumbers;

  LexicalAnalyzer(boolean maskNumbers) {
    this.maskNumbers = maskNumbers;
  }

  /** The words of a text with their places in it. */
  Words analyze(String text) {
    Words words = new Words(text.length());
    try (TokenStream stream = analyzer.tokenStream("prompt", text)) {
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
