package io.micromap.rails.jsonl;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.rails.denoise.DenoiseMethod;
import io.micromap.rails.denoise.StreamingDenoiser;
import io.micromap.rails.denoise.TemporalDenoiser;
import io.micromap.rails.fitted.FittedParse;
import io.micromap.rails.fitted.FittedParser;
import io.micromap.rails.fitted.LabelledTraces;
import io.micromap.rails.fitted.TraceModel;
import io.micromap.rails.reference.ReferenceParser;
import io.micromap.rails.trace.Traces;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.Field;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Answers lines of {@code rails parse}: traces with their parse, and the samples of one stream with
 * their smoothed form. Serves one thread.
 */
public final class TraceLines {

  /** Parsers are kept for so many pairs of windows. */
  private static final int MOST_PARSERS = 16;

  private final Optional<FittedParser> fitted;
  private final TemporalDenoiser denoiser;
  private final SampleStream stream;
  private final Map<String, ReferenceParser> parsers = new HashMap<>();

  /**
   * Answers with a fitted model, should a line ask for it.
   *
   * @param model what {@code "mode":"fitted"} parses by
   * @param denoiser of lines that do not say otherwise, and of the stream of samples
   */
  public TraceLines(Optional<TraceModel> model, TemporalDenoiser denoiser) {
    fitted = model.map(FittedParser::new);
    this.denoiser = denoiser;
    stream =
        new SampleStream(
            new StreamingDenoiser(denoiser.method(), 1 - denoiser.alpha(), denoiser.window()));
  }

  /**
   * The answer to one line, as one line.
   *
   * @param where the line is, for messages
   * @throws MicromapException with {@link ErrorCode#BAD_JSON} and what is wrong with the line
   */
  public String answer(String line, String where) {
    return read(
        line,
        where,
        request -> Json.line(request.isSample() ? stream.next(request.sample()) : parse(request)));
  }

  /**
   * Traces with their {@code truth}, to fit on.
   *
   * @param where the line is, for messages
   * @throws MicromapException with {@link ErrorCode#BAD_JSON} and what is wrong with the line
   */
  public static LabelledTraces labelled(String line, String where) {
    return read(line, where, TraceRequest::labelled);
  }

  private static <T> T read(String line, String where, Function<TraceRequest, T> reader) {
    try {
      return reader.apply(TraceRequest.of(line));
    } catch (IllegalArgumentException e) {
      throw new MicromapException(ErrorCode.BAD_JSON, where + ": " + e.getMessage() + ".", e);
    }
  }

  private ObjectNode parse(TraceRequest request) {
    request.requireObjects();
    TemporalDenoiser smoothing = request.denoiser(denoiser);
    requireOnce(request, smoothing);
    Traces traces = smoothing.smooth(request.traces());
    return switch (request.mode()) {
      case "report" -> ParseJson.of(parser(request).report(traces));
      case "prior" ->
          ParseJson.of(parser(request).withPrior(traces, request.prior(), request.gates()));
      case "stock" -> ParseJson.of(parser(request).stock(traces));
      case "fitted" -> ParseJson.of(fitted(traces));
      default ->
          throw new IllegalArgumentException("\"mode\" is none of report, prior, stock, fitted");
    };
  }

  /** A model that smooths traces itself must not get smoothed ones. */
  private void requireOnce(TraceRequest request, TemporalDenoiser smoothing) {
    boolean twice =
        request.mode().equals("fitted")
            && smoothing.method() != DenoiseMethod.OFF
            && fitted.filter(FittedParser::denoises).isPresent();
    if (twice) {
      throw new IllegalArgumentException(
          "the model smooths traces itself, so that denoising would smooth them twice; leave it"
              + " out");
    }
  }

  private FittedParse fitted(Traces traces) {
    return fitted
        .orElseThrow(
            () ->
                MicromapException.naming(
                    ErrorCode.BAD_JSON,
                    "mode 'fitted' needs a fitted model; give one with %s.",
                    new Field("model")))
        .parse(traces);
  }

  private ReferenceParser parser(TraceRequest request) {
    int sigma = request.sigma();
    int width = request.width();
    if (parsers.size() > MOST_PARSERS) {
      parsers.clear();
    }
    return parsers.computeIfAbsent(sigma + "/" + width, key -> new ReferenceParser(sigma, width));
  }
}
