package io.micromap.mcp;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.micromap.spi.Label;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code list_categories} answers.
 *
 * @param categories the mapper's labels, in its order
 * @param categoryDescriptions by label; left out where there are none
 */
record Categories(
    List<String> categories,
    @JsonInclude(Include.NON_EMPTY) Map<String, String> categoryDescriptions) {

  static Categories of(List<Label> labels) {
    Map<String, String> descriptions = new LinkedHashMap<>();
    for (Label label : labels) {
      if (!label.description().isEmpty()) {
        descriptions.put(label.name(), label.description());
      }
    }
    return new Categories(labels.stream().map(Label::name).toList(), descriptions);
  }
}
