package io.micromap.service.fault;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import java.util.Locale;
import java.util.Map;

/** A request that is refused; the message says what is wrong and what to do. */
public final class ServiceException extends RuntimeException {

  /** Status of HTTP: the request is malformed. */
  public static final int BAD_REQUEST = 400;

  /** Status of HTTP: the token is missing or wrong. */
  public static final int UNAUTHORIZED = 401;

  /** Status of HTTP: there is no such path or model. */
  public static final int NOT_FOUND = 404;

  /** Status of HTTP: the path does not take this method. */
  public static final int METHOD_NOT_ALLOWED = 405;

  /** Status of HTTP: the client took too long to send the request. */
  public static final int TIMED_OUT = 408;

  /** Status of HTTP: the body or the batch is too large. */
  public static final int TOO_LARGE = 413;

  /** Status of HTTP: the body is not JSON. */
  public static final int UNSUPPORTED_MEDIA_TYPE = 415;

  /** Status of HTTP: the request asks what the model cannot answer. */
  public static final int UNPROCESSABLE = 422;

  /** Status of HTTP: too many requests at once. */
  public static final int TOO_MANY_REQUESTS = 429;

  /** Status of HTTP: a fault of the service itself. */
  public static final int INTERNAL = 500;

  /** Status of HTTP: the service stops. */
  public static final int UNAVAILABLE = 503;

  /** Status of HTTP: the request came back to a service that sent it on. */
  public static final int LOOP_DETECTED = 508;

  private final int status;
  private final String type;
  private final Map<String, String> headers;

  /**
   * A refusal.
   *
   * @param status of HTTP, 400 to 599
   * @param type code of lower-case words joined by underscores
   */
  public ServiceException(int status, String type, String message) {
    this(status, type, message, Map.of());
  }

  /**
   * A refusal with headers of its own.
   *
   * @param headers of the answer, by name
   */
  public ServiceException(int status, String type, String message, Map<String, String> headers) {
    super(message);
    this.status = status;
    this.type = type;
    this.headers = Map.copyOf(headers);
  }

  /** A request whose JSON has another shape than expected, or asks for something else. */
  public static ServiceException unprocessable(String message) {
    return new ServiceException(UNPROCESSABLE, "invalid_request", message);
  }

  /** The refusal that a failure of the runtime leads to. */
  public static ServiceException of(MicromapException e) {
    ErrorCode code = e.code();
    boolean asked = code == ErrorCode.UNKNOWN_LABEL || code == ErrorCode.UNSUPPORTED_QUESTION;
    int failed = code == ErrorCode.IO ? UNAVAILABLE : INTERNAL;
    return new ServiceException(
        asked ? UNPROCESSABLE : failed, code.name().toLowerCase(Locale.ROOT), e.getMessage());
  }

  /** The refusal that a fault of the service itself leads to. */
  public static ServiceException internal(Throwable e) {
    return new ServiceException(
        INTERNAL,
        "internal",
        "The service failed (" + e.getClass().getSimpleName() + "); please report the request.");
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /** The status of HTTP. */
  public int status() {
    return status;
  }

  /** Headers of the answer, by name. */
  public Map<String, String> headers() {
    return headers;
  }

  /** The type of the refusal, a code for programs. */
  public String type() {
    return type;
  }
}
