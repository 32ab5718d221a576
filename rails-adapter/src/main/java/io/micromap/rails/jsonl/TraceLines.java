package io.micromap.rails.jsonl;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.rails.fitted.FittedParse;
import io.micromap.rails.fitted.FittedParser;
import io.micromap.rails.fitted.LabelledTraces;
import io.micromap.rails.fitted.TraceModel;
import io.micromap.rails.reference.ChannelStatistics;
import io.micromap.rails.reference.Parse;
import io.micromap.rails.reference.ReferenceParser;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.Field;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Answers lines of {@code rails parse}. Serves one thread. */
public final class TraceLines {

  private final Optional<FittedParser> fitted;
  private final Map<String, ReferenceParser> parsers = new HashMap<>();

  /**
   * Answers with a fitted model, should a line ask for it.
   *
   * @param model what {@code "mode":"fitted"} parses by
   */
  public TraceLines(Optional<TraceModel> model) {
    fitted = model.map(FittedParser::new);
  }

  /**
   * The answer to one line, as one line.
   *
   * @throws IllegalArgumentException with what is wrong with the line
   * @throws MicromapException with {@link ErrorCode#BAD_JSON} if it asks for a model and there is
   *     none
   */
  public String answer(String line) {
    TraceRequest request = TraceRequest.of(line);
    ObjectNode answer =
        switch (request.mode()) {
          case "report" -> node(parser(request).report(request.traces()));
          case "prior" ->
              node(parser(request).withPrior(request.traces(), request.prior(), request.gates()));
          case "stock" -> node(parser(request).stock(request.traces()));
          case "fitted" -> node(fitted(request));
          default ->
              throw new IllegalArgumentException(
                  "mode '" + request.mode() + "' is none of report, prior, stock, fitted");
        };
    return Json.line(answer);
  }

  /**
   * Traces with their {@code truth}, to fit on.
   *
   * @throws IllegalArgumentException with what is wrong with the line
   */
  public static LabelledTraces labelled(String line) {
    return TraceRequest.of(line).labelled();
  }

  private FittedParse fitted(TraceRequest request) {
    return fitted
        .orElseThrow(
            () ->
                MicromapException.naming(
                    ErrorCode.BAD_JSON, "mode 'fitted' needs %s", new Field("model")))
        .parse(request.traces());
  }

  private ReferenceParser parser(TraceRequest request) {
    return parsers.computeIfAbsent(
        request.sigma() + "/" + request.width(),
        key -> new ReferenceParser(request.sigma(), request.width()));
  }

  private static ObjectNode node(Parse parse) {
    ObjectNode node = Json.mapper().createObjectNode();
    node.set("keep", Json.mapper().valueToTree(parse.keep()));
    node.set("order", Json.mapper().valueToTree(parse.order()));
    ObjectNode channels = node.putObject("channels");
    parse.channels().forEach((name, found) -> put(channels.putObject(name), found));
    return node;
  }

  private static void put(ObjectNode channel, ChannelStatistics found) {
    channel.put("peak_idx", found.peakIndex());
    putKnown(channel, "z_res", found.zResidual());
    putKnown(channel, "z_raw", found.zRaw());
    putKnown(channel, "z_cm", found.zCommon());
    putKnown(channel, "score", found.score());
    putKnown(channel, "area", found.area());
    putKnown(channel, "prior", found.prior());
  }

  private static void putKnown(ObjectNode channel, String name, double value) {
    if (!Double.isNaN(value)) {
      channel.put(name, value);
    }
  }

  private static ObjectNode node(FittedParse parse) {
    ObjectNode node = Json.mapper().createObjectNode();
    node.set("keep", Json.mapper().valueToTree(parse.keep()));
    node.set("order", Json.mapper().valueToTree(parse.order()));
    node.put("confidence", parse.confidence());
    ObjectNode channels = node.putObject("channels");
    parse
        .channels()
        .forEach(
            (name, found) -> {
              ObjectNode channel = channels.putObject(name);
              channel.put("peak_idx", found.peakIndex());
              channel.put("amplitude", found.amplitude());
              channel.put("z", found.againstNull().z());
              channel.put("probability", found.probability());
            });
    return node;
  }
}
