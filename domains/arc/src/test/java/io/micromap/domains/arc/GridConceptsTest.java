package io.micromap.domains.arc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GridConceptsTest {

  @Test
  void synonymsAreOneNotionAndNeighboursMakeRuns() {
    assertEquals(
        List.of(
            "mirror",
            "vertical",
            "mirror vertical",
            "axis",
            "vertical axis",
            "mirror vertical axis",
            "angle",
            "axis angle",
            "vertical axis angle"),
        features("reflect it about the vertical line, 90"));
  }

  @Test
  void aNegationReachesTwoWordsAndEndsAtAContrast() {
    assertEquals(
        List.of("not left", "right", "not left right"), features("not the left, to the right"));
    assertEquals(List.of("not up", "down", "not up down"), features("don't up but down"));
    assertEquals(List.of("left"), features("not a b left"));
    assertEquals(List.of("x"), features("91x91 18 ninety"));
  }

  private static List<String> features(String text) {
    List<String> sent = new ArrayList<>();
    new GridConcepts().featurize(text, (name, value) -> sent.add(name));
    return sent;
  }
}
