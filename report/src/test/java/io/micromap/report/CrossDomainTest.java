package io.micromap.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.training.dataset.Source;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrossDomainTest {

  /** Two domains, with rails and without, and a router. */
  static final String JSON =
      """
      {"schema_version": 1,
       "mappers": [{"id": "a", "sha256": "a1", "labels": ["x"]}, {"id": "b<i>", "sha256": "b1"}],
       "data": [{"id": "a", "rows": 10, "rows_out_of_scope": 1, "sha256": "d1"},
                {"id": "b<i>", "rows": 20, "rows_out_of_scope": 0, "sha256": "d2"}],
       "coverage_asked": 0.95,
       "cells": [
        {"mapper": "a", "data": "a", "rails": "off", "n": 9, "fired": 8, "coverage": 0.888889,
         "accuracy_on_fired": 0.875, "false_accept_rate": null, "lower": 0.5, "upper": 0.97},
        {"mapper": "a", "data": "b<i>", "rails": "off", "n": 20, "fired": 3, "coverage": 0.15,
         "accuracy_on_fired": null, "false_accept_rate": 0.15, "lower": 0.05, "upper": 0.36},
        {"mapper": "b<i>", "data": "a", "rails": "off", "n": 10, "fired": 0, "coverage": 0.0,
         "accuracy_on_fired": null, "false_accept_rate": 0.0, "lower": 0.0, "upper": 0.28},
        {"mapper": "b<i>", "data": "b<i>", "rails": "off", "n": 20, "fired": 19, "coverage": 0.95,
         "accuracy_on_fired": 1.0, "false_accept_rate": null, "lower": 0.83, "upper": 1.0},
        {"mapper": "router", "data": "all", "rails": "off", "n": 29, "fired": 27,
         "coverage": 0.931034, "accuracy_on_fired": 0.9, "false_accept_rate": 0.034483,
         "lower": 0.7, "upper": 0.97}],
       "in_domain": [], "overlap": {"labels": [], "prompts": []},
       "gates": [
        {"name": "false_accept_rate", "mapper": "b<i>", "data": "a", "rails": "off",
         "asked": 0.1, "found": 0.0, "passed": true, "why": "0.0 is at most 0.1"},
        {"name": "false_accept_rate", "mapper": "a", "data": "b<i>", "rails": "off",
         "asked": 0.1, "found": 0.15, "passed": false, "why": "0.15 is above 0.1"}],
       "status": "fail"}
      """;

  @Test
  void aPageOfItsOwnHasEveryCellAndTheMissedGatesFirst() {
    String page =
        new String(HtmlReport.ofCrossDomain(source(JSON)), StandardCharsets.UTF_8)
            .replaceAll("(?s)<(script|style)>.*?</\\1>", "");

    assertThat(page)
        .contains("<title>Cross-domain report</title>", "1 of 2 gates are missed")
        .contains("b&lt;i&gt;")
        .doesNotContain("b<i>", "id=\"summary\"");
    assertThat(page.split("<td>off</td>")).hasSize(1 + 5 + 2);
    assertThat(page.indexOf("0.15 is above 0.1"))
        .isPositive()
        .isLessThan(page.indexOf("0.0 is at most 0.1"));
  }

  @Test
  void aFileThatIsNoneIsNamed() {
    for (String other :
        List.of("{}", "{", JSON.replace("\"schema_version\": 1", "\"schema_version\": 9"))) {
      assertThatThrownBy(() -> read(other))
          .isInstanceOfSatisfying(
              MicromapException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_JSON))
          .hasMessageContaining("c.json: is not a cross_domain.json of this Micromap");
    }
  }

  static Source source(String json) {
    return SampleSweep.source("c.json", json.getBytes(StandardCharsets.UTF_8));
  }

  static CrossDomain read(String json) {
    return CrossDomain.read(source(json));
  }
}
