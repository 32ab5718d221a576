package io.micromap.evaluation.crossdomain;

import io.micromap.evaluation.crossdomain.Overlap.SharedLabel;
import io.micromap.evaluation.crossdomain.Overlap.SharedPrompt;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Row;
import io.micromap.runtime.featurizer.PromptKey;
import io.micromap.spi.Dataset.Split;
import io.micromap.spi.Label;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds what domains have in common, and in which rows. */
final class OverlapSearch {

  private final List<DomainMapper> domains;
  private final List<Found> found = new ArrayList<>();

  /** A shared prompt and the number of its row in its data, from 0. */
  private record Found(int row, SharedPrompt prompt) {}

  /** An in-scope row as other domains see it. */
  private record Place(String label, Split split) {}

  OverlapSearch(List<DomainMapper> domains) {
    this.domains = List.copyOf(domains);
    List<Map<PromptKey, Place>> places = domains.stream().map(OverlapSearch::places).toList();
    for (DomainMapper data : domains) {
      for (int row = 0; row < data.evaluation().rows().size(); row++) {
        search(data, row, places);
      }
    }
  }

  private void search(DomainMapper data, int number, List<Map<PromptKey, Place>> places) {
    Row row = data.evaluation().rows().get(number);
    for (int i = 0; i < places.size(); i++) {
      String other = domains.get(i).id();
      Place place = places.get(i).get(row.key());
      if (place != null && !other.equals(data.id())) {
        String split = place.split.name().toLowerCase(Locale.ROOT);
        found.add(
            new Found(
                number,
                new SharedPrompt(row.prompt(), data.id(), row.label(), other, place.label, split)));
      }
    }
  }

  /** What was found. */
  Overlap overlap() {
    return new Overlap(sharedLabels(), found.stream().map(Found::prompt).toList());
  }

  /** Numbers of a domain's evaluation rows whose prompt is in scope in another one. */
  Set<Integer> rows(String data, String other) {
    return rows(prompt -> prompt.data().equals(data) && prompt.other().equals(other));
  }

  /** Numbers of a domain's evaluation rows whose prompt is in scope in any other one. */
  Set<Integer> rows(String data) {
    return rows(prompt -> prompt.data().equals(data));
  }

  private Set<Integer> rows(Predicate<SharedPrompt> wanted) {
    return found.stream()
        .filter(shared -> wanted.test(shared.prompt))
        .map(Found::row)
        .collect(Collectors.toSet());
  }

  private List<SharedLabel> sharedLabels() {
    Map<String, List<String>> users = new TreeMap<>();
    for (DomainMapper domain : domains) {
      for (Label label : domain.mapper().labels()) {
        users.computeIfAbsent(label.name(), name -> new ArrayList<>()).add(domain.id());
      }
    }
    return users.entrySet().stream()
        .filter(entry -> entry.getValue().size() > 1)
        .map(entry -> new SharedLabel(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Map<PromptKey, Place> places(DomainMapper domain) {
    Map<PromptKey, Place> places = new HashMap<>();
    domain.training().ifPresent(rows -> add(places, rows, Split.TRAINING));
    add(places, domain.evaluation(), Split.EVALUATION);
    return places;
  }

  private static void add(Map<PromptKey, Place> places, LabelledPrompts data, Split split) {
    data.inScope().forEach(row -> places.putIfAbsent(row.key(), new Place(row.label(), split)));
  }
}
