package io.micromap.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.micromap.runtime.json.Json;
import io.micromap.service.SampleService.Answer;
import io.micromap.service.api.Limits;
import io.micromap.service.api.Service;
import io.micromap.service.model.ServedMappers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The OpenAPI document against the live service: paths, requests, answers and refusals. */
class OpenApiTest {

  @TempDir private static Path folder;
  private static ServedMappers mappers;
  private static SampleService service;
  private static JsonNode document;

  @BeforeAll
  static void start() {
    mappers = SampleService.mappers(SampleService.writeWithRails(folder));
    service = SampleService.start(mappers, Limits.DEFAULTS, Optional.empty());
    document = service.get("/openapi.json").json();
  }

  @AfterAll
  static void stop() {
    service.stop();
  }

  @Test
  void theDocumentHasThePathsOfTheServiceAndNoOthers() {
    Service live = SampleService.service(mappers, Limits.DEFAULTS);
    List<String> documented = new ArrayList<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method ->
                            documented.add(
                                method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));

    assertThat(documented)
        .containsExactlyInAnyOrderElementsOf(
            live.routes().stream()
                .filter(route -> !route.path().equals("/"))
                .map(route -> route.method() + " " + route.path())
                .toList());
  }

  @Test
  void everyAnswerHasTheShapeOfTheDocument() {
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      JsonNode get = path.getValue().path("get");
      JsonNode post = path.getValue().path("post");
      Answer answer =
          post.isMissingNode() ? service.get(path.getKey()) : example(path.getKey(), post);

      assertThat(answer.status()).as(path.getKey()).isEqualTo(200);
      JsonNode schema =
          (post.isMissingNode() ? get : post).at("/responses/200/content/application~1json/schema");
      if (!schema.isMissingNode()) {
        assertShape(path.getKey(), schema, answer.response().body());
      }
    }
  }

  @Test
  void everyRequestThatTheDocumentShowsHasItsShape() {
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      JsonNode content = path.getValue().at("/post/requestBody/content/application~1json");
      if (!content.isMissingNode()) {
        assertShape(path.getKey(), content.path("schema"), content.path("example").toString());
      }
    }
  }

  @Test
  void refusalsHaveTheShapeOfTheDocument() {
    JsonNode refusal =
        document.at("/paths/~1v1~1map/post/responses/400/content/application~1json/schema");

    assertShape("400", refusal, service.post("/v1/map", "{").response().body());
    assertShape("404", refusal, service.get("/no").response().body());
    assertShape("422", refusal, service.post("/v1/map", "{}").response().body());
  }

  private static Answer example(String path, JsonNode post) {
    JsonNode example = post.at("/requestBody/content/application~1json/example");
    assertThat(example.isMissingNode()).as("example of " + path).isFalse();
    return service.post(path, "application/json", example.toString());
  }

  private static void assertShape(String what, JsonNode schema, String json) {
    ObjectNode whole = Json.mapper().createObjectNode();
    whole.set("allOf", Json.mapper().createArrayNode().add(schema));
    whole.set("components", document.path("components"));
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole.toString(), InputFormat.JSON)
                .validate(json, InputFormat.JSON))
        .as(what + ": " + json)
        .isEmpty();
  }
}
