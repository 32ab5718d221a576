package io.micromap.rails.fitted;

import io.micromap.rails.reference.ReferenceParser;
import io.micromap.rails.trace.Traces;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Measures how often the ordered list found is the true one, for the fitted detector and the
 * reference's parsers, on traces of other seeds than those of the fit.
 */
public final class ExactOrder {
  private ExactOrder() {}

  /** Reports on standard output. */
  public static void main(String[] arguments) {
    int fitted = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3000;
    TraceModel model = TraceModelFit.fit(HardTraces.generate(fitted, 1));
    FittedParser detector = new FittedParser(model);
    ReferenceParser reference = new ReferenceParser(9, 160);
    List<LabelledTraces> unseen = HardTraces.generate(5000, 2);
    System.out.println(model.settings() + " bins " + model.idlePositions().weak().heights().size());
    report("fitted", share(unseen, traces -> detector.parse(traces).order()));
    report("report", share(unseen, traces -> reference.report(traces).order()));
    report("stock", share(unseen, traces -> reference.stock(traces).order()));
  }

  /** The share of examples whose order is found exactly. */
  static double share(List<LabelledTraces> examples, Function<Traces, List<String>> parser) {
    long right =
        examples.stream()
            .filter(example -> parser.apply(example.traces()).equals(example.truth()))
            .count();
    return (double) right / examples.size();
  }

  private static void report(String name, double share) {
    System.out.printf(Locale.ROOT, "%-8s %.4f%n", name, share);
  }
}
