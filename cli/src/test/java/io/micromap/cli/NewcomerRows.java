package io.micromap.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What somebody brings along on the first day: 320 short tickets of a help desk in 12 classes, many
 * of which share their words, and a few rows out of scope. Always the same rows for a seed.
 */
public final class NewcomerRows {

  /** Rows. */
  public static final int ROWS = 320;

  /** Of those, out-of-scope rows. */
  public static final int OUT_OF_SCOPE = 30;

  private static final Map<String, List<String>> THINGS = new LinkedHashMap<>();

  static {
    THINGS.put("password", List.of("password", "login", "account", "credentials"));
    THINGS.put("printer", List.of("printer", "print queue", "toner", "scanner"));
    THINGS.put("vpn", List.of("vpn", "remote access", "tunnel", "gateway"));
    THINGS.put("email", List.of("mailbox", "email", "calendar", "inbox"));
    THINGS.put("laptop", List.of("laptop", "notebook", "battery", "screen"));
    THINGS.put("software", List.of("software", "license", "installer", "update"));
    THINGS.put("network", List.of("wifi", "network", "cable", "gateway"));
    THINGS.put("phone", List.of("phone", "headset", "voicemail", "screen"));
    THINGS.put("access", List.of("shared folder", "permissions", "account", "drive"));
    THINGS.put("order", List.of("new monitor", "keyboard", "laptop", "headset"));
    THINGS.put("leave", List.of("vacation", "sick day", "calendar", "time off"));
    THINGS.put("status", List.of("ticket", "request", "order", "update"));
  }

  private static final List<String> LABELS = List.copyOf(THINGS.keySet());

  private static final List<String> SHAPES =
      List.of(
          "i cannot use my %s %s",
          "%s is not working %s",
          "please help with the %s %s",
          "need a %s %s",
          "the %s stopped %s",
          "problem with my %s %s",
          "where is my %s %s");

  private static final List<String> ENDS =
      List.of("today", "since monday", "in room 12", "at home", "after lunch", "again", "urgently");

  private static final List<String> OTHERS =
      List.of("tell me a joke about a %s %s", "i like my %s %s", "who invented the %s %s");

  private NewcomerRows() {}

  /** The rows as CSV with the columns prompt and label. */
  public static String csv(long seed) {
    Random random = new Random(seed);
    Map<String, String> rows = new LinkedHashMap<>();
    while (rows.size() < ROWS) {
      boolean outside = rows.size() >= ROWS - OUT_OF_SCOPE;
      String label = any(LABELS, random);
      // One ticket in five is about a thing that another class talks of, as people write them.
      List<String> things = THINGS.get(random.nextInt(5) == 0 ? any(LABELS, random) : label);
      String shape = any(outside ? OTHERS : SHAPES, random);
      String prompt = shape.formatted(any(things, random), any(ENDS, random));
      rows.putIfAbsent(prompt, outside ? "oos" : label);
    }
    StringBuilder csv = new StringBuilder("prompt,label\n");
    rows.forEach((prompt, label) -> csv.append(prompt).append(',').append(label).append('\n'));
    return csv.toString();
  }

  private static <T> T any(List<T> some, Random random) {
    return some.get(random.nextInt(some.size()));
  }
}
