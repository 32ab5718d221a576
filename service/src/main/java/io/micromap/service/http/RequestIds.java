package io.micromap.service.http;

import io.micromap.service.fault.ServiceException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ids of requests: the client's own where it gives one, else one that no other process gives. */
final class RequestIds {

  private static final Pattern USABLE = Pattern.compile("[ -~]{1,128}");

  private final String process = UUID.randomUUID().toString().substring(0, 8);
  private final AtomicLong count = new AtomicLong();

  String id(@Nullable String given) {
    return given != null && isUsable(given) ? given : process + "-" + count.incrementAndGet();
  }

  /**
   * Refuses an id that could not be given back.
   *
   * @throws ServiceException with status 400
   */
  void requireUsable(@Nullable String given) {
    if (given != null && !isUsable(given)) {
      throw new ServiceException(
          ServiceException.BAD_REQUEST,
          "bad_request_id",
          "'x-request-id' must have 1 to 128 characters, all of them printable ASCII.");
    }
  }

  private static boolean isUsable(String given) {
    return USABLE.matcher(given).matches();
  }
}
