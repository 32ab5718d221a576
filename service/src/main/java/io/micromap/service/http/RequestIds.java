package io.micromap.service.http;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ids of requests: the client's own where it gives one, else one that no other process gives. */
final class RequestIds {

  private static final Pattern USABLE = Pattern.compile("[\\w.:-]{1,128}");

  private final String process = UUID.randomUUID().toString().substring(0, 8);
  private final AtomicLong count = new AtomicLong();

  String id(@Nullable String given) {
    return given != null && USABLE.matcher(given).matches()
        ? given
        : process + "-" + count.incrementAndGet();
  }
}
