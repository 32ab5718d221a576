package io.micromap.rails.jsonl;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.rails.fitted.FittedChannel;
import io.micromap.rails.fitted.FittedParse;
import io.micromap.rails.reference.ChannelStatistics;
import io.micromap.rails.reference.Parse;
import io.micromap.runtime.json.Json;
import java.util.List;

/** Parses as JSON. */
final class ParseJson {

  private ParseJson() {}

  static ObjectNode of(Parse parse) {
    ObjectNode node = node(parse.keep(), parse.order());
    ObjectNode channels = node.putObject("channels");
    parse.channels().forEach((name, found) -> put(channels.putObject(name), found));
    return node;
  }

  static ObjectNode of(FittedParse parse) {
    ObjectNode node = node(parse.keep(), parse.order());
    node.put("confidence", parse.confidence());
    ObjectNode channels = node.putObject("channels");
    parse.channels().forEach((name, found) -> put(channels.putObject(name), found));
    return node;
  }

  private static ObjectNode node(List<String> keep, List<String> order) {
    ObjectNode node = Json.mapper().createObjectNode();
    node.set("keep", Json.mapper().valueToTree(keep));
    node.set("order", Json.mapper().valueToTree(order));
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

  private static void put(ObjectNode channel, FittedChannel found) {
    channel.put("peak_idx", found.peakIndex());
    channel.put("amplitude", found.amplitude());
    channel.put("z", found.againstNull().z());
    channel.put("probability", found.probability());
  }
}
