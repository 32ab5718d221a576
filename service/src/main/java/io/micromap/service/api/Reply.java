package io.micromap.service.api;

import io.micromap.runtime.json.Json;
import io.micromap.service.fault.ServiceException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The answer to a {@link Call}.
 *
 * @param status of HTTP
 * @param contentType of the content
 * @param headers further ones
 * @param content what is answered
 */
public record Reply(int status, String contentType, Map<String, String> headers, Content content) {

  /** Content type of JSON. */
  public static final String JSON = "application/json";

  /** Status of HTTP: answered, abstentions among it. */
  public static final int OK = 200;

  /** What is answered. */
  public sealed interface Content {

    /** Writes all of it. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** Content that is there as a whole. */
  public record Whole(byte[] bytes) implements Content {

    @Override
    public void writeTo(OutputStream out) throws IOException {
      out.write(bytes);
    }
  }

  /** Content that is made while it is written. */
  public record Streamed(Writer writer) implements Content {

    @Override
    public void writeTo(OutputStream out) throws IOException {
      writer.writeTo(out);
    }
  }

  /** Makes and writes content. */
  @FunctionalInterface
  public interface Writer {

    /** Writes all of it. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * What a refusal says. Some clients show {@code error}, some {@code detail}: both are the
   * message.
   */
  private record Refusal(String error, String errorType, String detail) {}

  /** A value as JSON. */
  public static Reply json(Object value) {
    return json(OK, value);
  }

  /** A value as JSON with a status. */
  public static Reply json(int status, Object value) {
    return new Reply(status, JSON, Map.of(), new Whole(Json.bytes(value)));
  }

  /** JSON that is written already, in UTF-8. */
  static Reply written(byte[] json) {
    return new Reply(OK, JSON, Map.of(), new Whole(json));
  }

  /** A text. */
  public static Reply text(int status, String contentType, String text) {
    return new Reply(
        status, contentType, Map.of(), new Whole(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** A refusal; a client that came too often may come again in a second. */
  public static Reply refusal(ServiceException e) {
    Reply reply =
        json(e.status(), new Refusal(e.getMessage(), e.type(), e.getMessage())).with(e.headers());
    return switch (e.status()) {
      case ServiceException.TOO_MANY_REQUESTS, ServiceException.UNAVAILABLE ->
          reply.with(Map.of("retry-after", "1"));
      case ServiceException.UNAUTHORIZED -> reply.with(Map.of("www-authenticate", "Bearer"));
      default -> reply;
    };
  }

  /** This answer with headers. */
  Reply with(Map<String, String> given) {
    return new Reply(status, contentType, given, content);
  }
}
