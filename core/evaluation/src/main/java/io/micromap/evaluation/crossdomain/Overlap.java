package io.micromap.evaluation.crossdomain;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Row;
import io.micromap.spi.Dataset.Split;
import io.micromap.spi.Label;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What domains have in common.
 *
 * @param labels names that several use
 * @param prompts evaluation prompts that another domain has as one of its classes
 */
record Overlap(List<SharedLabel> labels, List<SharedPrompt> prompts) {

  /** A name and the domains that use it. */
  record SharedLabel(String label, List<String> domains) {}

  /**
   * A prompt of two domains, up to case and spaces.
   *
   * @param row number of its row in {@code data}, from 0
   * @param prompt as it stands in {@code data}
   * @param data the domain among whose evaluation rows it is
   * @param label its label there
   * @param other the other domain
   * @param otherLabel its class there
   * @param otherSplit {@code training} or {@code evaluation}
   */
  record SharedPrompt(
      @JsonIgnore int row,
      String prompt,
      String data,
      String label,
      String other,
      String otherLabel,
      String otherSplit) {}

  /** A row of a class as others see it. */
  private record Place(String label, Split split) {}

  static Overlap of(List<DomainMapper> domains) {
    return new Overlap(sharedLabels(domains), sharedPrompts(domains));
  }

  /** Numbers of a domain's evaluation rows whose prompt is also one of another's classes. */
  Set<Integer> rows(String data, String other) {
    return prompts.stream()
        .filter(prompt -> prompt.data.equals(data) && prompt.other.equals(other))
        .map(SharedPrompt::row)
        .collect(Collectors.toSet());
  }

  /** The same for any other domain. */
  Set<Integer> rows(String data) {
    return prompts.stream()
        .filter(prompt -> prompt.data.equals(data))
        .map(SharedPrompt::row)
        .collect(Collectors.toSet());
  }

  private static List<SharedLabel> sharedLabels(List<DomainMapper> domains) {
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

  private static List<SharedPrompt> sharedPrompts(List<DomainMapper> domains) {
    List<Map<String, Place>> places = domains.stream().map(Overlap::places).toList();
    List<SharedPrompt> shared = new ArrayList<>();
    for (DomainMapper data : domains) {
      for (int i = 0; i < data.evaluation().rows().size(); i++) {
        Row row = data.evaluation().rows().get(i);
        for (int k = 0; k < domains.size(); k++) {
          Place place = places.get(k).get(row.plainPrompt());
          if (place != null && !domains.get(k).id().equals(data.id())) {
            shared.add(
                new SharedPrompt(
                    i,
                    row.prompt(),
                    data.id(),
                    row.label(),
                    domains.get(k).id(),
                    place.label,
                    place.split.name().toLowerCase(Locale.ROOT)));
          }
        }
      }
    }
    return shared;
  }

  private static Map<String, Place> places(DomainMapper domain) {
    Map<String, Place> places = new HashMap<>();
    domain.training().ifPresent(rows -> add(places, rows, Split.TRAINING));
    add(places, domain.evaluation(), Split.EVALUATION);
    return places;
  }

  private static void add(Map<String, Place> places, LabelledPrompts data, Split split) {
    data.inScope()
        .forEach(row -> places.putIfAbsent(row.plainPrompt(), new Place(row.label(), split)));
  }
}
