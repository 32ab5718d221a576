package io.micromap.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.evaluation.crossdomain.CrossDomain;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrossDomainTest {

  /** Two domains, with rails and without, and a router. */
  static final String JSON =
      """
      {"schema_version": 1,
       "mappers": [
        {"id": "a", "sha256": "a1", "labels": ["x", "<i>y"], "rule": "coverage",
         "thresholds": {"global": 0.5, "per_class": {}}, "chosen_coverage": 0.95,
         "thresholds_with_rails": {"global": 0.4, "per_class": {"x": 0.3}},
         "chosen_coverage_with_rails": 0.94},
        {"id": "b<i>", "sha256": "b1", "labels": ["stop<b>"], "rule": "own",
         "thresholds": {"global": 0.5, "per_class": {}}, "chosen_coverage": null,
         "thresholds_with_rails": null, "chosen_coverage_with_rails": null}],
       "data": [{"id": "a", "rows": 10, "rows_out_of_scope": 1, "rows_trained_on": 0,
                 "sha256": "d1"},
                {"id": "b<i>", "rows": 20, "rows_out_of_scope": 0, "rows_trained_on": 2,
                 "sha256": "d2"}],
       "coverage_asked": 0.95,
       "cells": [
        {"mapper": "a", "data": "a", "rails": "off", "n": 9, "fired": 8, "coverage": 0.888889,
         "accuracy_on_fired": 0.875, "false_accept_rate": null, "lower": 0.5, "upper": 0.97,
         "out_of_scope": 1, "out_of_scope_fired": 0},
        {"mapper": "a", "data": "b<i>", "rails": "off", "n": 20, "fired": 3, "coverage": 0.15,
         "accuracy_on_fired": null, "false_accept_rate": 0.15, "lower": 0.05, "upper": 0.36,
         "out_of_scope": 1, "out_of_scope_fired": 0},
        {"mapper": "b<i>", "data": "a", "rails": "off", "n": 10, "fired": 0, "coverage": 0.0,
         "accuracy_on_fired": null, "false_accept_rate": 0.0, "lower": 0.0, "upper": 0.28,
         "out_of_scope": 1, "out_of_scope_fired": 0},
        {"mapper": "b<i>", "data": "b<i>", "rails": "off", "n": 20, "fired": 19, "coverage": 0.95,
         "accuracy_on_fired": 1.0, "false_accept_rate": null, "lower": 0.83, "upper": 1.0,
         "out_of_scope": 1, "out_of_scope_fired": 0},
        {"mapper": "router", "data": "all", "rails": "off", "n": 29, "fired": 27,
         "coverage": 0.931034, "accuracy_on_fired": 0.9, "false_accept_rate": 0.034483,
         "lower": 0.7, "upper": 0.97,
         "out_of_scope": 1, "out_of_scope_fired": 0}],
       "in_domain": [
        {"mapper": "a", "data": "a", "rails": "off", "rows": 9, "accuracy": 0.777778,
         "macro_f1": 0.712345, "ece": 0.123457, "aurc": 0.045678,
         "accuracy_at_coverage": [
          {"coverage": 0.5, "accuracy": 1.0, "false_accept_rate": 0.05},
          {"coverage": 0.95, "accuracy": 0.888889, "false_accept_rate": null}],
         "per_class": [
          {"label": "x", "rows": 4, "fired": 3, "correct": 2, "precision": 0.5, "recall": 0.25},
          {"label": "<i>y", "rows": 0, "fired": 0, "correct": 0, "precision": null,
           "recall": null}],
         "out_of_scope": {"rows": 1, "fired": 1, "false_accept_rate": 1.0, "lower": 0.2,
          "upper": 1.0},
         "thresholds": {"global": 0.5, "per_class": {}}},
        {"mapper": "a", "data": "a", "rails": "on", "rows": 9, "accuracy": 0.666667,
         "macro_f1": 0.612345, "ece": 0.223457, "aurc": 0.035678,
         "accuracy_at_coverage": [
          {"coverage": 0.5, "accuracy": 0.8, "false_accept_rate": 0.0},
          {"coverage": 0.95, "accuracy": 0.7, "false_accept_rate": 0.1}],
         "per_class": [
          {"label": "x", "rows": 4, "fired": 2, "correct": 1, "precision": 1.0, "recall": 0.75}],
         "out_of_scope": {"rows": 0, "fired": 0, "false_accept_rate": null, "lower": null,
          "upper": null},
         "thresholds": null},
        {"mapper": "router", "data": "all", "rails": "off", "rows": 1029, "accuracy": null,
         "macro_f1": 0.5, "ece": null, "aurc": 0.1, "accuracy_at_coverage": [],
         "per_class": [], "out_of_scope": null, "thresholds": null}],
       "overlap": {
        "labels": [{"label": "stop<b>", "domains": ["a", "b<i>"]}],
        "prompts": [
         {"prompt": "halt <img src=x onerror=window.hacked=1>", "data": "a", "label": "oos",
          "other": "b<i>", "other_label": "stop<b>", "other_split": "training"},
         {"prompt": "go on", "data": "b<i>", "label": "stop<b>",
          "other": "a", "other_label": "x", "other_split": "evaluation"}]},
       "gates": [
        {"name": "false_accept_rate", "mapper": "b<i>", "data": "a", "rails": "off",
         "asked": 0.1, "found": 0.0, "passed": true, "why": "0.0 is at most 0.1"},
        {"name": "false_accept_rate", "mapper": "a", "data": "b<i>", "rails": "off",
         "asked": 0.1, "found": 0.15, "passed": false, "why": "0.15 is above 0.1"}],
       "status": "fail"}
      """;

  @Test
  void aPageOfItsOwnHasEveryCellAndTheMissedGatesFirst() {
    String page = page(JSON);

    assertThat(page)
        .contains("<title>Cross-domain report</title>", "1 of 2 gates are missed")
        .contains("b&lt;i&gt;")
        .doesNotContain("b<i>", "id=\"summary\"");
    assertThat(page.substring(0, page.indexOf("id=\"in-domain\"")).split("<td>off</td>"))
        .hasSize(1 + 5 + 2);
    assertThat(page.indexOf("0.15 is above 0.1"))
        .isPositive()
        .isLessThan(page.indexOf("0.0 is at most 0.1"));
  }

  @Test
  void whatAFileDoesNotHaveIsNotShown() throws JsonProcessingException {
    ObjectNode old = (ObjectNode) Json.parse(JSON);
    old.remove(List.of("in_domain", "overlap"));
    ObjectNode bare = (ObjectNode) Json.parse(JSON);
    ((ObjectNode) bare.path("in_domain").get(0))
        .retain("mapper", "data", "rails", "rows", "accuracy");

    assertThat(page(Json.line(old)))
        .contains("id=\"cross-table\"")
        .doesNotContain("#in-domain", "id=\"in-domain", "#overlap", "id=\"overlap");
    assertThat(page(Json.line(bare))).contains("value=\"0.777778\"").doesNotContain("macro_f1");
  }

  @Test
  void domainsThatShareNothingAreSaidToAndOneAloneIsNot() throws JsonProcessingException {
    ObjectNode apart = (ObjectNode) Json.parse(JSON);
    ((ObjectNode) apart.path("overlap")).putArray("labels");
    ((ObjectNode) apart.path("overlap")).putArray("prompts");
    ObjectNode alone = apart.deepCopy();
    ((ArrayNode) alone.path("data")).remove(1);
    for (String table : List.of("cells", "in_domain", "gates")) {
      alone.withArray(table).removeIf(line -> line.path("data").asText().equals("b<i>"));
    }
    alone.put("status", "pass");

    assertThat(page(Json.line(apart)))
        .contains(
            "No label is used by two domains.", "No evaluation prompt of one domain is in scope")
        .doesNotContain("id=\"shared-label-table\"", "id=\"shared-prompt-table\"");
    assertThat(page(Json.line(alone))).doesNotContain("id=\"overlap\"");
  }

  @Test
  void ofManySharedPromptsTheFirstAreShownAndAllCounted() throws JsonProcessingException {
    ObjectNode many = (ObjectNode) Json.parse(JSON);
    ArrayNode prompts = (ArrayNode) many.path("overlap").path("prompts");
    for (int i = prompts.size(); i < 1234; i++) {
      prompts.add(((ObjectNode) prompts.get(0).deepCopy()).put("prompt", "prompt " + i));
    }

    assertThat(page(Json.line(many)))
        .contains("1\u202f234, the first 200 of them shown", ">prompt 199<")
        .doesNotContain(">prompt 200<");
  }

  @Test
  void aFileThatIsNoneIsNamed() {
    for (String other :
        List.of(
            "{}",
            "{",
            JSON.replace("\"schema_version\": 1", "\"schema_version\": 9"),
            JSON.replace("\"other_split\": \"training\"", "\"other_split\": null"),
            JSON.replace("\"label\": \"x\", \"rows\": 4", "\"rows\": 4"),
            JSON.replace("\"n\": 9, ", ""))) {
      assertThatThrownBy(() -> read(other))
          .isInstanceOfSatisfying(
              MicromapException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_JSON))
          .hasMessageContaining("c.json: is not a cross_domain.json of this Micromap");
    }
  }

  /** The page without its scripts and its style. */
  private static String page(String json) {
    return new String(HtmlReport.ofCrossDomain(read(json)), StandardCharsets.UTF_8)
        .replaceAll("(?s)<(script|style)>.*?</\\1>", "");
  }

  static CrossDomain read(String json) {
    return CrossDomain.read(SampleSweep.source("c.json", json.getBytes(StandardCharsets.UTF_8)));
  }
}
