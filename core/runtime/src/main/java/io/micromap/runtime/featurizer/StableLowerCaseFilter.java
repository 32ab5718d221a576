package io.micromap.runtime.featurizer;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Lower-cases the scripts whose case mappings are the same in every Java from 17 (Unicode 13) to 25
 * (Unicode 16): Latin, Greek, Cyrillic, Armenian. Lucene's own filter asks the running Java, whose
 * tables grow with each Unicode version, so that one prompt could answer differently on two of
 * them.
 */
final class StableLowerCaseFilter extends TokenFilter {

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

  StableLowerCaseFilter(TokenStream input) {
    super(input);
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!input.incrementToken()) {
      return false;
    }
    char[] buffer = term.buffer();
    for (int i = 0; i < term.length(); i++) {
      char c = buffer[i];
      if (c < '\u0560' || (c >= '\u1e00' && c < '\u2000')) {
        buffer[i] = Character.toLowerCase(c);
      }
    }
    return true;
  }
}
