package io.micromap.service.stdio;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.micromap.runtime.json.Json;
import io.micromap.service.api.Call;
import io.micromap.service.api.Reply;
import io.micromap.service.api.Route;
import io.micromap.service.api.Service;
import io.micromap.service.fallback.Trail;
import io.micromap.service.fault.ServiceException;
import io.micromap.service.wire.Fields;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The service over lines of JSON: a request {@code {"id", "path", "body"}} a line, and perhaps
 * {@code "query"}; its answer {@code {"id", "status", "body"}} a line, in the order of the
 * requests.
 */
public final class LineService {

  private final Service service;

  /** Lines to and from a service. */
  public LineService(Service service) {
    this.service = service;
  }

  /** The answer to a line. */
  private record Answer(
      @JsonInclude(JsonInclude.Include.ALWAYS) JsonNode id, int status, Object body) {}

  /** Answers all lines; empty ones are passed over. */
  public void serve(InputStream lines, Consumer<String> answers) throws IOException {
    InputStream in = new BufferedInputStream(lines);
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0 || line.size() > 0; next = in.read()) {
      if (next >= 0 && next != '\n') {
        line.write(next);
      } else {
        if (!line.toString(StandardCharsets.UTF_8).isBlank()) {
          answers.accept(answer(line.toByteArray()));
        }
        line.reset();
      }
    }
  }

  /** The answer to a line, as a line. */
  String answer(byte[] line) {
    JsonNode id = NullNode.getInstance();
    Reply reply;
    try {
      Fields request = Fields.of(line);
      id = request.optional("id").orElse(id);
      request.requireWhole("id", id.asText());
      reply = reply(request, id);
    } catch (ServiceException e) {
      reply = Reply.refusal(e);
    }
    return Json.line(new Answer(id, reply.status(), content(reply)));
  }

  private Reply reply(Fields request, JsonNode id) {
    request.requireNoneNear("id", "path", "body", "query");
    boolean hasBody = request.optional("body").isPresent();
    Route route = route(request.text("path"), hasBody);
    byte[] body =
        hasBody
            ? Json.line(request.required("body")).getBytes(StandardCharsets.UTF_8)
            : new byte[0];
    service.requireReadable(route, Reply.JSON, body.length);
    return service.answer(
        route,
        new Call(
            route.method(),
            route.path(),
            query(request),
            Reply.JSON,
            body,
            id.asText(),
            new Trail(List.of())));
  }

  private Route route(String path, boolean hasBody) {
    try {
      return service.route(hasBody ? "POST" : "GET", path);
    } catch (ServiceException e) {
      if (e.status() != ServiceException.METHOD_NOT_ALLOWED) {
        throw e;
      }
      throw ServiceException.unprocessable(
          hasBody
              ? path + " takes no 'body'."
              : "The request lacks 'body', which " + path + " takes.");
    }
  }

  private static Map<String, String> query(Fields request) {
    Map<String, String> query = new HashMap<>();
    request.map("query").forEach((name, value) -> query.put(name, String.valueOf(value)));
    return query;
  }

  /** JSON as it is; other content as a text. */
  private static Object content(Reply reply) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      reply.content().writeTo(bytes);
      return reply.contentType().equals(Reply.JSON)
          ? Json.mapper().readTree(bytes.toByteArray())
          : bytes.toString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
