package io.micromap.service.api;

import io.micromap.service.fallback.Trail;
import java.util.Map;

/**
 * A request, whatever carried it.
 *
 * @param method of HTTP, in capitals
 * @param path without the query
 * @param query the value of each parameter
 * @param contentType of the body without parameters, in lower case; empty where none was given
 * @param body empty where there is none
 * @param id of the request, for logs
 * @param trail the services that it came through
 */
public record Call(
    String method,
    String path,
    Map<String, String> query,
    String contentType,
    byte[] body,
    String id,
    Trail trail) {

  /** This request with its body. */
  public Call with(byte[] given) {
    return new Call(method, path, query, contentType, given, id, trail);
  }
}
