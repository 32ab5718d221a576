package io.micromap.service.fallback;

import io.micromap.service.fault.ServiceException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The services that a request came through, each with an id of its own; a request that comes back
 * to one of them would go round for ever.
 *
 * @param ids in the order of the services
 */
public record Trail(List<String> ids) {

  /** The header that carries a trail from one service to the next. */
  public static final String HEADER = "x-micromap-via";

  /** Of a request that came from no other service. */
  private static final Trail NONE = new Trail(List.of());

  private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");

  /** Services that may stand one behind the other. */
  private static final int MOST = 8;

  /** Copies. */
  public Trail {
    ids = List.copyOf(ids);
  }

  /**
   * The trail of a request.
   *
   * @param header its value; empty where there is none. What is no id in it is passed over
   */
  public static Trail of(String header) {
    if (header.isEmpty()) {
      return NONE;
    }
    return new Trail(
        Arrays.stream(header.split(",", -1))
            .map(String::strip)
            .filter(id -> ID.matcher(id).matches())
            .toList());
  }

  /**
   * This trail with one more service.
   *
   * @throws ServiceException with status 508 if the service is on it already, or it is too long
   */
  Trail with(String id) {
    if (ids.contains(id) || ids.size() >= MOST) {
      throw new ServiceException(
          ServiceException.LOOP_DETECTED,
          "loop",
          "The request came back through the fallbacks of services; let the last one have none.");
    }
    return new Trail(Stream.concat(ids.stream(), Stream.of(id)).toList());
  }

  /** The value of the header. */
  String header() {
    return String.join(",", ids);
  }
}
