package io.micromap.service.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Decision;
import io.micromap.service.api.Reply.Streamed;
import io.micromap.service.fault.ServiceException;
import io.micromap.service.model.Inquiry;
import io.micromap.service.wire.Fields;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Many prompts in one request, each a text or an object with a {@code prompt} and perhaps an {@code
 * id}. One that is neither is answered with its fault, and the others are answered all the same.
 * Answers are made while they are sent, on all processors unless other batches have them.
 *
 * @param inquiry how the mapper is asked
 * @param most prompts at most
 * @param atWork how many batches are answered at this moment
 */
record Batch(Inquiry inquiry, int most, AtomicInteger atWork) {

  private static final Set<String> LINES =
      Set.of("application/x-ndjson", "application/ndjson", "application/jsonl");

  private static final int CHUNK = 512;

  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  /** How a fault in a line begins, which is no body with lines of its own. */
  private static final Pattern BODY = Pattern.compile("^The body is not JSON: (line [0-9]+: )?");

  private static final String NO_PROMPT =
      "is no prompt; give a text, or an object with a text as 'prompt'.";

  /** The answer to what is no prompt. */
  private record BadPrompt(
      Optional<Object> id,
      int schemaVersion,
      String status,
      Optional<String> label,
      int line,
      String error,
      String message) {}

  /** Whether a call's body is JSON lines. */
  static boolean isLines(Call call) {
    return LINES.contains(call.contentType());
  }

  /** Whether a content type can be that of a batch of lines. */
  static boolean isLines(String contentType) {
    return LINES.contains(contentType);
  }

  /** Answers a JSON array with a JSON array. */
  Reply array(byte[] body) {
    JsonNode prompts = Fields.parse(body);
    if (!prompts.isArray()) {
      throw ServiceException.unprocessable(
          "The body must be a JSON array of prompts, or JSON lines of type application/x-ndjson.");
    }
    List<Item<JsonNode>> nodes = new ArrayList<>();
    prompts.forEach(node -> nodes.add(new Item<>(nodes.size() + 1, nodes.size() + 1, node)));
    return reply(Reply.JSON, nodes, new Frame("[", ",\n", "]\n"), this::answer);
  }

  /** Answers JSON lines with JSON lines; empty lines are passed over. */
  Reply lines(byte[] body) {
    List<Item<byte[]>> lines = new ArrayList<>();
    int number = 0;
    for (int from = 0; from < body.length; ) {
      int to = from;
      while (to < body.length && body[to] != '\n') {
        to++;
      }
      number++;
      byte[] line = Arrays.copyOfRange(body, from, to);
      if (!isBlank(line)) {
        lines.add(new Item<>(lines.size() + 1, number, line));
      }
      from = to + 1;
    }
    return reply("application/x-ndjson", lines, new Frame("", "\n", "\n"), this::answerLine);
  }

  private static boolean isBlank(byte[] line) {
    for (byte each : line) {
      if (each != ' ' && each != '\t' && each != '\r') {
        return false;
      }
    }
    return true;
  }

  /** What stands around and between the answers. */
  private record Frame(String before, String between, String behind) {}

  /**
   * A prompt of the batch.
   *
   * @param row its number among the prompts, from 1
   * @param line number of its line, from 1; of an array its number
   */
  private record Item<T>(int row, int line, T value) {}

  private <T> Reply reply(
      String type, List<Item<T>> values, Frame frame, Function<Item<T>, byte[]> answer) {
    if (values.size() > most) {
      throw new ServiceException(
          ServiceException.TOO_LARGE,
          "too_many_prompts",
          "The batch has " + values.size() + " prompts; give at most " + most + ".");
    }
    return new Reply(
        Reply.OK, type, Map.of(), new Streamed(out -> write(out, values, frame, answer)));
  }

  private <T> void write(
      OutputStream out, List<Item<T>> values, Frame frame, Function<Item<T>, byte[]> answer)
      throws IOException {
    boolean alone = atWork.incrementAndGet() < PROCESSORS;
    try {
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      text.writeBytes(bytes(frame.before));
      byte[] between = bytes(frame.between);
      for (int from = 0; from < values.size(); from += CHUNK) {
        append(text, between, chunk(values, from, answer, alone), from == 0);
        text.writeTo(out);
        text.reset();
      }
      text.writeBytes(bytes(values.isEmpty() && frame.before.isEmpty() ? "" : frame.behind));
      text.writeTo(out);
    } finally {
      atWork.decrementAndGet();
    }
  }

  private static void append(
      ByteArrayOutputStream text, byte[] between, List<byte[]> answers, boolean first) {
    boolean leads = first;
    for (byte[] each : answers) {
      if (!leads) {
        text.writeBytes(between);
      }
      text.writeBytes(each);
      leads = false;
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static <T> List<byte[]> chunk(
      List<Item<T>> values, int from, Function<Item<T>, byte[]> answer, boolean alone) {
    IntStream numbers = IntStream.range(from, Math.min(values.size(), from + CHUNK));
    return (alone ? numbers.parallel() : numbers)
        .mapToObj(i -> answer.apply(values.get(i)))
        .toList();
  }

  private byte[] answerLine(Item<byte[]> line) {
    try {
      JsonNode node = Fields.parse(line.value());
      return answer(new Item<>(line.row(), line.line(), node));
    } catch (ServiceException e) {
      return bad(Optional.empty(), line.line(), e);
    }
  }

  private byte[] answer(Item<JsonNode> item) {
    JsonNode node = item.value();
    Optional<Object> number = Optional.of(Integer.toString(item.row()));
    Optional<Object> row = number;
    JsonNode prompt = node.isTextual() ? node : node.path("prompt");
    try {
      Fields fields = new Fields(node, "");
      row = fields.id().or(() -> number);
      requireOfAllRows(fields);
      if (!prompt.isTextual()) {
        throw ServiceException.unprocessable(NO_PROMPT);
      }
      return MapEndpoints.answer(inquiry, prompt.textValue(), row);
    } catch (ServiceException e) {
      return bad(row, item.line(), e);
    } catch (MicromapException e) {
      throw e; // the log cannot be written: no decision is given, and the batch breaks off
    } catch (RuntimeException | StackOverflowError e) {
      return bad(row, item.line(), ServiceException.internal(e)); // the other prompts get theirs
    }
  }

  /** What is asked of the whole batch stands in the query; of a row it would not be done. */
  private static void requireOfAllRows(Fields row) {
    row.requireNoneNear("prompt", "id", "model", "threshold", "slots", "context");
    for (String name : List.of("slots", "context")) {
      if (row.node().has(name)) {
        throw ServiceException.unprocessable(
            "'" + name + "' is obeyed by /v1/map alone: ask that for this prompt.");
      }
    }
    for (String name : List.of("model", "threshold")) {
      if (row.node().has(name)) {
        throw ServiceException.unprocessable(
            "'" + name + "' is one for all rows: give it in the query, ?" + name + "=…");
      }
    }
  }

  private static byte[] bad(Optional<Object> id, int number, ServiceException fault) {
    String message = BODY.matcher(fault.getMessage()).replaceFirst("is not JSON: ");
    boolean internal = fault.status() == ServiceException.INTERNAL;
    return Json.bytes(
        new BadPrompt(
            id,
            Decision.SCHEMA_VERSION,
            "ERROR",
            Optional.empty(),
            number,
            internal ? fault.type() : "bad_json",
            "line " + number + ": " + message));
  }
}
