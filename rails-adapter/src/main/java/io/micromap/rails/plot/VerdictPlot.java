package io.micromap.rails.plot;

import io.micromap.rails.audit.Verdict;
import io.micromap.rails.detect.MovingAverage;
import io.micromap.rails.trace.Traces;
import java.awt.BasicStroke;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Draws one verdict: the smoothed channels (those kept in colour), their matched-filter peaks, and
 * the null band.
 *
 * <p>The band reaches up to the mean plus two deviations of all channels' samples. Shifting a
 * channel around a circle keeps its samples and only moves them, so that is where its null lies.
 */
public final class VerdictPlot {
  private static final int WIDTH = 1000;
  private static final int HEIGHT = 520;

  /** Every third sample is drawn: the channels are smooth. */
  private static final int STEP = 3;

  private static final double BAND = 2;
  private static final Color IDLE = new Color(190, 190, 190);
  private static final Color NULL = new Color(110, 110, 110);
  private static final Color[] KEPT = {
    new Color(0, 114, 178),
    new Color(213, 94, 0),
    new Color(0, 158, 115),
    new Color(204, 121, 167),
    new Color(86, 180, 233),
    new Color(230, 159, 0)
  };
  private static final float KEPT_WIDTH = 2.5f;
  private static final BasicStroke DASHES =
      new BasicStroke(
          1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10f, new float[] {6f, 4f}, 0f);
  private static final Pattern CLIP = Pattern.compile("clip[0-9]+");

  private final XYChart chart;
  private final int samplesPerWord;

  private VerdictPlot(XYChart chart, int samplesPerWord) {
    this.chart = chart;
    this.samplesPerWord = samplesPerWord;
  }

  /**
   * The picture as SVG; equal verdicts give equal text.
   *
   * @param samplesPerWord of the traces ({@link io.micromap.rails.text.ChannelOptions#samples})
   */
  public static String svg(Traces traces, Verdict verdict, int samplesPerWord) {
    VerdictPlot plot = new VerdictPlot(chart(verdict), samplesPerWord);
    List<double[]> smooth = new ArrayList<>();
    int kept = 0;
    for (int k = 0; k < traces.names().size(); k++) {
      String name = traces.names().get(k);
      double[] curve =
          Arrays.copyOf(
              MovingAverage.of(traces.channel(k), verdict.statistics().sigma()), traces.length());
      smooth.add(curve);
      if (verdict.sequence().keep().contains(name)) {
        Color color = KEPT[kept++ % KEPT.length];
        plot.line(name, curve, color, KEPT_WIDTH);
        plot.peak(name, curve, verdict.statistics().channels().get(name).peakIdx(), color);
      } else {
        plot.line(name, curve, IDLE, 1f);
      }
    }
    plot.band(smooth);
    return text(plot.chart);
  }

  private static XYChart chart(Verdict verdict) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title(verdict))
            .xAxisTitle("words")
            .yAxisTitle("evidence")
            .build();
    chart
        .getStyler()
        .setPlotGridLinesVisible(false)
        .setLegendPosition(LegendPosition.OutsideE)
        .setChartBackgroundColor(Color.WHITE);
    return chart;
  }

  private static String title(Verdict verdict) {
    String found =
        verdict.order().isEmpty() ? "nothing found" : String.join(" > ", verdict.order());
    return verdict.conclusion().decision() + " (" + verdict.reason().code() + "): " + found;
  }

  private XYSeries line(String name, double[] y, Color color, float width) {
    double[] x =
        IntStream.range(0, y.length)
            .mapToDouble(sample -> sample / (double) samplesPerWord)
            .toArray();
    XYSeries series = chart.addSeries(name, thinned(x), thinned(y));
    series.setMarker(SeriesMarkers.NONE).setLineColor(color).setLineWidth(width);
    return series;
  }

  private void peak(String name, double[] smooth, int peak, Color color) {
    int at = Math.min(peak, smooth.length - 1);
    XYSeries series =
        chart.addSeries(
            name + ", peak",
            new double[] {at / (double) samplesPerWord},
            new double[] {smooth[at]});
    series.setMarker(SeriesMarkers.DIAMOND).setMarkerColor(color).setShowInLegend(false);
  }

  private void band(List<double[]> smooth) {
    double[] all = smooth.stream().flatMapToDouble(Arrays::stream).toArray();
    double[] level = new double[smooth.get(0).length];
    Arrays.fill(level, mean(all) + BAND * deviation(all));
    line("null band", level, NULL, 1f).setLineStyle(DASHES);
  }

  /** The SVG with the clips' names, which the library takes from hash codes, numbered in order. */
  private static String text(XYChart chart) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      VectorGraphicsEncoder.saveVectorGraphic(chart, bytes, VectorGraphicsFormat.SVG);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> names = new LinkedHashMap<>();
    return CLIP.matcher(bytes.toString(StandardCharsets.UTF_8))
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    names.computeIfAbsent(found.group(), name -> "clip-" + names.size())));
  }

  private static double[] thinned(double[] values) {
    return IntStream.range(0, values.length)
        .filter(i -> i % STEP == 0 || i == values.length - 1)
        .mapToDouble(i -> values[i])
        .toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }

  private static double deviation(double[] values) {
    double mean = mean(values);
    return Math.sqrt(
        Arrays.stream(values).map(value -> (value - mean) * (value - mean)).average().orElse(0));
  }
}
