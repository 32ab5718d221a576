package io.micromap.rails.fitted;

import io.micromap.rails.denoise.TemporalDenoiser;
import io.micromap.rails.trace.Traces;
import java.util.HashSet;
import java.util.List;

/**
 * Traces whose answer is known.
 *
 * @param truth the channels that hold a signal, in order; may be empty
 */
public record LabelledTraces(Traces traces, List<String> truth) {
  /** Checks that the truth names channels of the traces, each once. */
  public LabelledTraces {
    truth = List.copyOf(truth);
    for (String name : truth) {
      if (!traces.names().contains(name)) {
        throw new IllegalArgumentException(
            "The truth names channel '" + name + "'; the traces have " + traces.names());
      }
    }
    if (new HashSet<>(truth).size() != truth.size()) {
      throw new IllegalArgumentException("The truth names a channel twice: " + truth);
    }
  }

  LabelledTraces smoothed(TemporalDenoiser denoiser) {
    return new LabelledTraces(denoiser.smooth(traces), truth);
  }
}
