package io.micromap.runtime.folder;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/**
 * The JSON Schema of {@code domain.json}, as in {@code docs/domain.schema.json}.
 *
 * <p>Its validator is optional: a mapper needs no folder domain, so an application that only maps
 * does without.
 */
final class DomainSchema {

  private static final String VALIDATOR = "com.networknt.schema.SchemaRegistry";

  private DomainSchema() {}

  /**
   * What breaks the schema, each fault led by its JSON path; empty if nothing does.
   *
   * @throws MicromapException if the validator is not on the class path
   */
  static List<String> faults(JsonNode tree) {
    requireValidator();
    return Loaded.SCHEMA.validate(tree).stream()
        .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
        .sorted()
        .toList();
  }

  private static void requireValidator() {
    try {
      Class.forName(VALIDATOR, false, DomainSchema.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new MicromapException(
          ErrorCode.BAD_PLUGIN,
          FolderDomain.FILE
              + ": cannot be checked, because the JSON Schema validator is not on the class path."
              + " Add com.networknt:json-schema-validator to it.",
          e);
    }
  }

  /** Apart, because only this class needs the validator. */
  private static final class Loaded {

    private static final Schema SCHEMA = load();

    private static Schema load() {
      SchemaRegistryConfig config =
          SchemaRegistryConfig.builder().pathType(PathType.JSON_PATH).locale(Locale.ROOT).build();
      SchemaRegistry registry =
          SchemaRegistry.withDefaultDialect(
              SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(config));
      try (InputStream in = DomainSchema.class.getResourceAsStream("domain.schema.json")) {
        return registry.getSchema(Json.mapper().readTree(in));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
