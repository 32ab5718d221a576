package io.micromap.runtime.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.featurizer.LexicalOptions;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.registry.PluginLoader;
import io.micromap.spi.Dataset;
import io.micromap.spi.Dataset.Split;
import io.micromap.spi.FeaturizerDefinition;
import io.micromap.spi.Label;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FolderDomainTest {

  @TempDir private Path folder;

  private FolderDomain read(String json) throws IOException {
    Files.writeString(folder.resolve("domain.json"), json);
    return FolderDomain.read(folder);
  }

  @Test
  void everythingInTheFileIsRead() throws IOException {
    Files.writeString(folder.resolve("labels.csv"), "label\na\n");
    Files.writeString(folder.resolve("prompts.jsonl"), "{\"prompt\": \"x\"}\n");
    Files.writeString(folder.resolve("eval_labels.csv"), "prompt,label\ny,b\n");
    FolderDomain domain =
        read(
            """
            {"id": "x", "version": "7", "description": "About x.",
             "labels": [{"name": "a", "description": "An a.", "cues": ["aa"]}, {"name": "b"}],
             "featurizers": [{"name": "lexical", "options": {"words": 3, "mask_numbers": true}}],
             "thresholds": {"global": 0.4, "per_class": {"b": 0.9}}, "seed": 5}
            """);
    assertThat(domain.id()).isEqualTo("x");
    assertThat(domain.version()).isEqualTo("7");
    assertThat(domain.labels()).containsExactly(Label.of("a", "An a.", "aa"), Label.of("b"));
    assertThat(domain.featurizers())
        .containsExactly(
            FeaturizerDefinition.lexical(Map.of("words", "3", "mask_numbers", "true")));
    assertThat(domain.defaultThresholds().forLabel("a")).isEqualTo(0.4);
    assertThat(domain.defaultThresholds().forLabel("b")).isEqualTo(0.9);
    assertThat(domain.seed()).isEqualTo(5);
    assertThat(domain.datasets())
        .extracting(Dataset::split)
        .containsExactly(Split.TRAINING, Split.EVALUATION);
    assertThat(domain.datasets().get(0).prompts()).isPresent();
  }

  @Test
  void whatIsLeftOutHasTheDefaultsOfTheContract() throws IOException {
    FolderDomain domain =
        read("{\"id\": \"x\", \"labels\": [{\"name\": \"a\"}, {\"name\": \"b\"}]}");
    assertThat(domain.version()).isEqualTo("1");
    assertThat(domain.defaultThresholds().global()).isEqualTo(0.5);
    assertThat(domain.featurizers()).containsExactly(FeaturizerDefinition.lexical());
    assertThat(domain.seed()).isEqualTo(42);
    assertThat(domain.datasets()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'labels': [{'name': 'a'}, {'name': 'b'}]} | domain.json: $: required property 'id'",
        "{'id': 'X', 'labels': [{'name': 'a'}, {'name': 'b'}]} | domain.json: $.id:",
        "{'id': 'x', 'labels': [{'name': 'a'}]} | domain.json: $.labels:",
        "{'id': 'x', 'labels': [{'name': 'a'}, {'nane': 'b'}]} | domain.json: $.labels[1]:",
        "{'id': 'x', 'labels': [{'name': 'a'}, {'name': 3}]} | domain.json: $.labels[1].name:",
        "{'id': 'x', 'labels': [{'name': 'a'}, {'name': 'b,c'}]} | domain.json: $.labels[1].name:",
        "{'id': 'x', 'labels': [{'name': 'a'}, {'name': 'b'}], 'thresholds': {'global': 2}}"
            + " | domain.json: $.thresholds.global:",
        "{'id': 'x', 'labels': [{'name': 'a'}, {'name': 'b'}], 'thresholds': {'per_class': {'a':"
            + " -1}}} | domain.json: $.thresholds.per_class.a:",
        "{'id': 'x', 'labels': [{'name': 'a'}, {'name': 'b'}], 'featurizers': [{'name': 'bert'}]}"
            + " | domain.json: $.featurizers[0].name:",
        "{'id': 'x',\\n'labels': [ | domain.json, line 2: malformed JSON"
      })
  void aFaultNamesFileAndPath(String json, String message) {
    assertThatThrownBy(() -> read(json.replace("\\n", "\n").replace('\'', '"')))
        .isInstanceOf(MicromapException.class)
        .hasMessageContaining(message);
  }

  @Test
  void theSchemaKnowsEveryOptionOfTheLexicalFeaturizer() throws IOException {
    try (InputStream in = FolderDomain.class.getResourceAsStream("domain.schema.json")) {
      JsonNode options =
          Json.mapper()
              .readTree(in)
              .at("/properties/featurizers/items/properties/options/properties");
      assertThat(options.fieldNames())
          .toIterable()
          .containsExactlyInAnyOrderElementsOf(LexicalOptions.DEFAULTS.toMap().keySet());
    }
  }

  @Test
  void promptsWithoutLabelsAreAFault() throws IOException {
    Files.writeString(folder.resolve("prompts.jsonl"), "{\"prompt\": \"x\"}\n");
    assertThatThrownBy(
            () -> read("{\"id\": \"x\", \"labels\": [{\"name\": \"a\"}, {\"name\": \"b\"}]}"))
        .hasMessageContaining("prompts.jsonl: has no labels.csv beside it");
  }

  @Test
  void aBrokenFolderIsAProblemOfThePluginLoader() throws IOException {
    Files.writeString(
        folder.resolve("domain.json"),
        "{\"id\": \"x\", \"labels\": [{\"name\": \"a\"}, {\"name\": \"a\"}]}");
    var found =
        new PluginLoader(FolderDomainTest.class.getClassLoader(), PluginLoader.LIMIT)
            .plugin(folder);
    assertThat(found.domains()).isEmpty();
    assertThat(found.problems().toString()).contains("(domain 'x')", "names 'a' twice");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'labels': [{'name': 'a'}, {'name': 'a'}] | $.labels names 'a' twice",
        "'labels': [{'name': 'a'}, {'name': 'b'}], 'thresholds': {'per_class': {'c': 0.5}} |"
            + " $.thresholds.per_class names 'c', which $.labels does not have",
        "'labels': [{'name': 'a'}, {'name': 'b'}], 'featurizers': [{'name': 'lexical'}, {'name':"
            + " 'lexical'}] | $.featurizers names 'lexical' twice",
        "'labels': [{'name': 'a'}, {'name': 'b'}], 'featurizers': [{'name': 'lexical', 'options':"
            + " {'chars_min': 5, 'chars_max': 3}}] | $.featurizers: option 'chars_max'"
      })
  void aBreachOfTheContractIsToldInJsonPaths(String fields, String message) throws IOException {
    Files.writeString(
        folder.resolve("domain.json"), ("{'id': 'x', " + fields + "}").replace('\'', '"'));

    var found =
        new PluginLoader(FolderDomainTest.class.getClassLoader(), PluginLoader.LIMIT)
            .plugin(folder);

    assertThat(found.problems().toString()).contains("domain.json: ", message).doesNotContain("()");
  }

  @Test
  void aWholeNumberMayBeWrittenAsAFraction() throws IOException {
    FolderDomain domain =
        read(
            "{\"id\": \"x\", \"labels\": [{\"name\": \"a\"}, {\"name\": \"b\"}],"
                + " \"featurizers\": [{\"name\": \"lexical\", \"options\": {\"words\": 2.0}}]}");

    assertThat(domain.featurizers())
        .containsExactly(FeaturizerDefinition.lexical(Map.of("words", "2")));
  }

  @Test
  void anEmptyFileIsCalledEmpty() {
    assertThatThrownBy(() -> read(" ")).hasMessageContaining("domain.json: is empty");
  }

  @Test
  void withoutTheSchemaValidatorAFolderSaysWhichLibraryIsMissing() throws Exception {
    Files.writeString(folder.resolve("domain.json"), "{\"id\": \"x\"}");
    try (URLClassLoader bare = classPathWithoutTheValidator()) {
      Method read = bare.loadClass(FolderDomain.class.getName()).getMethod("read", Path.class);

      assertThatThrownBy(() -> read.invoke(null, folder))
          .hasRootCauseInstanceOf(ClassNotFoundException.class)
          .cause()
          .hasMessageContaining("Add com.networknt:json-schema-validator");
    }
  }

  private static URLClassLoader classPathWithoutTheValidator() throws MalformedURLException {
    List<URL> kept = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (!entry.contains("json-schema-validator")) {
        kept.add(Path.of(entry).toUri().toURL());
      }
    }
    return new URLClassLoader(kept.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }
}
