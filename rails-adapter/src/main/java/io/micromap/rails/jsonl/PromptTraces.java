package io.micromap.rails.jsonl;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.micromap.rails.audit.TextRails;
import io.micromap.rails.text.ChannelOptions;
import io.micromap.rails.trace.Traces;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The channels of a prompt, as a line of {@code rails traces} that {@code rails parse} reads.
 *
 * @param id of the prompt: a text or a number
 * @param traces values by channel
 * @param sigma width of the smoothing that fits the channels, in samples
 * @param protoWidth width of the prototype that fits them, in samples
 */
@JsonPropertyOrder({"id", "traces", "sigma", "proto_width"})
public record PromptTraces(Object id, Map<String, double[]> traces, int sigma, int protoWidth) {

  /** The line of a prompt. */
  public static PromptTraces of(Object id, String prompt, TextRails rails) {
    Traces traces = rails.traces(prompt);
    Map<String, double[]> channels = new LinkedHashMap<>();
    for (int k = 0; k < traces.names().size(); k++) {
      channels.put(traces.names().get(k), traces.channel(k));
    }
    ChannelOptions options = rails.options().channels();
    return new PromptTraces(
        id, channels, options.sigma(traces.length()), options.prototypeWidth(traces.length()));
  }
}
