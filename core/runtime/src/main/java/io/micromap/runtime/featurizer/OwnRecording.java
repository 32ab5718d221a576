package io.micromap.runtime.featurizer;

import java.util.ArrayList;
import java.util.List;

/** The features that a domain's own code found in a prompt, to be sent again. */
public final class OwnRecording implements GramSink {

  private record Gram(int view, char[] text, double amount) {}

  private final List<Gram> grams = new ArrayList<>();

  OwnRecording() {}

  @Override
  public void gram(int view, char[] buffer, int offset, int length, double amount) {
    grams.add(new Gram(view, String.valueOf(buffer, offset, length).toCharArray(), amount));
  }

  /** Sends all features in their order. */
  public void send(GramSink sink) {
    for (Gram gram : grams) {
      sink.gram(gram.view(), gram.text(), 0, gram.text().length, gram.amount());
    }
  }
}
