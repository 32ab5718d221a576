package io.micromap.rails.fitted;

import io.micromap.rails.denoise.DenoiseMethod;
import io.micromap.rails.denoise.TemporalDenoiser;
import io.micromap.rails.fitted.HardTraces.Noise;
import io.micromap.rails.reference.ReferenceParser;
import java.util.List;
import java.util.Locale;

/**
 * Measures what denoising does to the exact order found on hard traces, by noise and method: for
 * the reference's report, for a detector fitted on plain traces of the reference's noise, and for
 * one fitted on traces of the same noise, which denoises by itself.
 */
public final class DenoisedOrder {
  private static final int FITTED = 2000;
  private static final int UNSEEN = 2000;
  private static final List<Noise> NOISES =
      List.of(
          Noise.REFERENCE,
          new Noise(0.1, 0),
          new Noise(0.2, 0),
          new Noise(0.4, 0),
          new Noise(0.02, 0.02),
          new Noise(0.02, 0.1));

  private DenoisedOrder() {}

  /** Reports on standard output: a line per noise and method. */
  public static void main(String[] arguments) {
    FittedParser plain = new FittedParser(TraceModelFit.fit(HardTraces.generate(FITTED, 1)));
    System.out.println("noise  spikes method  report fitted refitted");
    for (Noise noise : NOISES) {
      List<LabelledTraces> training = HardTraces.generate(FITTED, 1, noise);
      List<LabelledTraces> unseen = HardTraces.generate(UNSEEN, 2, noise);
      for (DenoiseMethod method : DenoiseMethod.values()) {
        report(noise, TemporalDenoiser.OFF.with(method), plain, training, unseen);
      }
    }
  }

  private static void report(
      Noise noise,
      TemporalDenoiser denoiser,
      FittedParser plain,
      List<LabelledTraces> training,
      List<LabelledTraces> unseen) {
    ReferenceParser reference = new ReferenceParser(9, 160);
    List<LabelledTraces> smooth =
        unseen.stream().map(example -> example.smoothed(denoiser)).toList();
    FittedParser refitted = new FittedParser(TraceModelFit.fit(training, denoiser));
    System.out.printf(
        Locale.ROOT,
        "%.2f   %.2f   %-7s %.4f %.4f %.4f%n",
        noise.deviation(),
        noise.spikes(),
        denoiser.method().code(),
        ExactOrder.share(smooth, traces -> reference.report(traces).order()),
        ExactOrder.share(smooth, traces -> plain.parse(traces).order()),
        ExactOrder.share(unseen, traces -> refitted.parse(traces).order()));
  }
}
