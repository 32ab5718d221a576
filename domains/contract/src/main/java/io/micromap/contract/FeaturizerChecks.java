package io.micromap.contract;

import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Row;
import io.micromap.runtime.registry.Domain;
import io.micromap.spi.Dataset.Split;
import io.micromap.spi.FeaturizerDefinition.Own;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Checks of a domain's own featurizers. */
final class FeaturizerChecks {

  private static final int THREADS = 4;
  private static final int PROMPTS = 200;
  private static final int MAX_NAME = 200;

  private static final List<String> HOSTILE =
      List.of(
          "",
          " \t\r\n",
          "\u0000\u0007\u001b[31m",
          "\uD800",
          "a\uDC00b",
          "\uD83E\uDD84\u200D\uD83D\uDD25",
          "\u202Eabc\u202C \u05E9\u05DC\u05D5\u05DD",
          "I\u0130\u0131i TITLE title",
          "e\u0301 \uFB00 \u00DF \uFF11\uFF12",
          "1,000.50 0x1F -7e-3 %$#@!",
          "\"quoted\", 'and' \\ \\n <b>{}</b>",
          "x".repeat(32_768),
          "word ".repeat(6_000));

  private final Domain domain;
  private final Map<Split, LabelledPrompts> rows;

  FeaturizerChecks(Domain domain, Map<Split, LabelledPrompts> rows) {
    this.domain = domain;
    this.rows = rows;
  }

  /** A feature that was sent. */
  private record Sent(String name, double value) {}

  List<Finding> check() {
    List<String> texts = new ArrayList<>(HOSTILE);
    rows.values().stream()
        .flatMap(data -> data.rows().stream().limit(PROMPTS))
        .map(Row::prompt)
        .forEach(texts::add);
    List<Finding> findings = new ArrayList<>();
    domain.featurizers().stream()
        .filter(Own.class::isInstance)
        .map(Own.class::cast)
        .forEach(own -> check(own, texts, findings));
    return findings;
  }

  private static void check(Own own, List<String> texts, List<Finding> findings) {
    try {
      List<List<Sent>> first = features(own, texts);
      first.stream()
          .flatMap(List::stream)
          .filter(sent -> !isFeature(sent))
          .findFirst()
          .ifPresent(
              sent ->
                  add(
                      findings,
                      own,
                      "sends "
                          + sent
                          + "; names have 1 to 200 characters, values are finite and positive."));
      requireEqual(first, features(own, texts), own, "on a second call", findings);
      requireEqual(
          first,
          ForeignPlace.call(() -> features(own, texts)),
          own,
          "under another locale and time zone",
          findings);
      for (List<List<Sent>> other : inThreads(own, texts)) {
        requireEqual(first, other, own, "in " + THREADS + " threads at once", findings);
      }
    } catch (Exception | LinkageError | StackOverflowError e) {
      add(findings, own, "throws " + root(e) + "; it must accept any text.");
    }
  }

  private static void requireEqual(
      List<List<Sent>> first, List<List<Sent>> other, Own own, String when, List<Finding> all) {
    if (!first.equals(other)) {
      add(all, own, "sends other features " + when + "; they must depend on the text alone.");
    }
  }

  private static void add(List<Finding> findings, Own own, String what) {
    Finding finding =
        Finding.error(Behaviour.FEATURIZERS, "Featurizer '" + own.name() + "' " + what);
    if (!findings.contains(finding)) {
      findings.add(finding);
    }
  }

  private static boolean isFeature(Sent sent) {
    return sent.name() != null
        && !sent.name().isEmpty()
        && sent.name().length() <= MAX_NAME
        && sent.value() > 0
        && Double.isFinite(sent.value());
  }

  private static List<List<Sent>> features(Own own, List<String> texts) {
    List<List<Sent>> all = new ArrayList<>();
    for (String text : texts) {
      List<Sent> sent = new ArrayList<>();
      own.featurizer().featurize(text, (name, value) -> sent.add(new Sent(name, value)));
      all.add(sent);
    }
    return all;
  }

  private static List<List<List<Sent>>> inThreads(Own own, List<String> texts) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      Callable<List<List<Sent>>> job = () -> features(own, texts);
      List<List<List<Sent>>> results = new ArrayList<>();
      for (Future<List<List<Sent>>> future : pool.invokeAll(Collections.nCopies(THREADS, job))) {
        results.add(future.get());
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }

  private static Throwable root(Throwable thrown) {
    return thrown.getCause() == null ? thrown : thrown.getCause();
  }
}
