package io.micromap.contract;

import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.Callable;

/** Calls code in another place: with a Turkish locale and an Indian time zone. */
final class ForeignPlace {

  private ForeignPlace() {}

  static <T> T call(Callable<T> code) throws Exception {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
    try {
      return code.call();
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }
}
