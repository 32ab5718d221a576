package io.micromap.rails.jsonl;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.rails.denoise.StreamingDenoiser;
import io.micromap.runtime.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One stream of samples; its first sample names the channels. Serves one thread. */
final class SampleStream {
  private final StreamingDenoiser denoiser;
  private List<String> names = List.of();

  SampleStream(StreamingDenoiser denoiser) {
    this.denoiser = denoiser;
  }

  /** The smoothed sample, its channels in the order of the first one. */
  ObjectNode next(Map<String, Double> sample) {
    if (sample.isEmpty()) {
      throw new IllegalArgumentException("\"sample\" holds no channel");
    }
    if (names.isEmpty()) {
      names = new ArrayList<>(sample.keySet());
    }
    if (sample.size() != names.size() || !sample.keySet().containsAll(names)) {
      throw new IllegalArgumentException(
          "\"sample\" has other channels than the first one of the stream");
    }
    double[] smooth = denoiser.next(names.stream().mapToDouble(sample::get).toArray());
    ObjectNode answer = Json.mapper().createObjectNode();
    ObjectNode values = answer.putObject("sample");
    for (int i = 0; i < smooth.length; i++) {
      values.put(names.get(i), smooth[i]);
    }
    return answer;
  }
}
