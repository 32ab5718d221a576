package io.micromap.runtime.folder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.FileFault;
import io.micromap.runtime.error.FirstLine;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.json.JsonFault;
import io.micromap.spi.Dataset;
import io.micromap.spi.Dataset.Split;
import io.micromap.spi.DomainModule;
import io.micromap.spi.FeaturizerDefinition;
import io.micromap.spi.Label;
import io.micromap.spi.Thresholds;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A domain in a folder: {@value #FILE} and, beside it, {@code labels.csv} with {@code
 * prompts.jsonl} for training, {@code eval_labels.csv} with {@code eval_prompts.jsonl} for
 * evaluation and {@code golden_labels.csv} with {@code golden_prompts.jsonl}; all of these may be
 * left out, and the prompts may stand in the labels CSV.
 *
 * @param about what it says of itself
 * @param labels at least two
 * @param featurizers built-in ones alone
 * @param defaultThresholds as stated, else those of the contract
 * @param seed as stated, else that of the contract
 * @param datasets those whose files are there
 */
public record FolderDomain(
    About about,
    List<Label> labels,
    List<FeaturizerDefinition> featurizers,
    Thresholds defaultThresholds,
    long seed,
    List<Dataset> datasets)
    implements DomainModule {

  /**
   * What a domain says of itself; what is left out is as in the contract.
   *
   * @param id as stated
   * @param version as stated
   * @param description as stated, else empty
   * @param language as stated
   */
  public record About(String id, String version, String description, String language) {}

  /** The file that makes a folder a domain. */
  public static final String FILE = "domain.json";

  private static final Map<Split, String> PREFIXES =
      new TreeMap<>(Map.of(Split.TRAINING, "", Split.EVALUATION, "eval_", Split.GOLDEN, "golden_"));

  /**
   * Reads a folder.
   *
   * @throws MicromapException with {@link ErrorCode#BAD_PLUGIN}, naming file and JSON path of every
   *     fault
   */
  public static FolderDomain read(Path folder) {
    JsonNode tree = parse(folder.resolve(FILE));
    List<String> faults = DomainSchema.faults(tree);
    if (!faults.isEmpty()) {
      throw new MicromapException(
          ErrorCode.BAD_PLUGIN, FILE + ": " + String.join("; ", faults) + ".");
    }
    return new FolderDomain(
        new About(
            tree.path("id").asText(),
            tree.path("version").asText(DEFAULT_VERSION),
            tree.path("description").asText(),
            tree.path("language").asText(DEFAULT_LANGUAGE)),
        labels(tree.path("labels")),
        featurizers(tree.path("featurizers")),
        thresholds(tree.path("thresholds")),
        tree.path("seed").asLong(DEFAULT_SEED),
        datasets(folder));
  }

  /**
   * The id that a folder states, or what stands in its place; nothing else of the folder is read.
   *
   * @throws MicromapException with {@link ErrorCode#BAD_PLUGIN} if its file is not JSON
   */
  public static String idOf(Path folder) {
    return parse(folder.resolve(FILE)).path("id").asText();
  }

  @Override
  public String id() {
    return about.id;
  }

  @Override
  public String version() {
    return about.version;
  }

  @Override
  public String description() {
    return about.description;
  }

  @Override
  public String language() {
    return about.language;
  }

  /** A breach of the contract with the fields of {@value #FILE} in place of Java's methods. */
  public static String inItsWords(RuntimeException breach) {
    return FILE
        + ": "
        + FirstLine.of(breach)
            .replace("defaultThresholds()", "$.thresholds.per_class")
            .replace("labels()", "$.labels")
            .replace("featurizers()", "$.featurizers")
            .replace("id()", "$.id")
            .replaceAll(
                "(^| )Option '(\\w+)' of the lexical",
                "$1\\$.featurizers: option '$2' of the lexical");
  }

  private static JsonNode parse(Path file) {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new MicromapException(
          ErrorCode.BAD_PLUGIN,
          FILE + ": is a link, a pipe or a folder, not a file. Copy it here.");
    }
    try {
      String text = text(file);
      if (text.isBlank()) {
        throw new MicromapException(ErrorCode.BAD_PLUGIN, FILE + ": is empty.");
      }
      return Json.parse(text);
    } catch (JsonProcessingException e) {
      throw new MicromapException(ErrorCode.BAD_PLUGIN, JsonFault.malformed(FILE, e) + ".", e);
    } catch (IOException e) {
      throw new MicromapException(
          ErrorCode.BAD_PLUGIN, FILE + ": cannot be read: " + FileFault.of(e) + ".", e);
    }
  }

  /** The text without the byte order mark that some editors write. */
  private static String text(Path file) throws IOException {
    String text =
        StandardCharsets.UTF_8
            .newDecoder()
            .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
            .toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static List<Label> labels(JsonNode labels) {
    List<Label> all = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      JsonNode label = labels.get(i);
      List<String> cues = new ArrayList<>();
      label.path("cues").forEach(cue -> cues.add(cue.asText()));
      try {
        all.add(new Label(label.path("name").asText(), label.path("description").asText(), cues));
      } catch (IllegalArgumentException e) {
        throw new MicromapException(
            ErrorCode.BAD_PLUGIN, FILE + ": $.labels[" + i + "].name: " + e.getMessage(), e);
      }
    }
    return all;
  }

  private static List<FeaturizerDefinition> featurizers(JsonNode featurizers) {
    if (featurizers.isMissingNode()) {
      return List.of(FeaturizerDefinition.lexical());
    }
    List<FeaturizerDefinition> all = new ArrayList<>();
    for (JsonNode featurizer : featurizers) {
      SortedMap<String, String> options = new TreeMap<>();
      featurizer
          .path("options")
          .properties()
          .forEach(option -> options.put(option.getKey(), plain(option.getValue())));
      all.add(new FeaturizerDefinition.BuiltIn(featurizer.path("name").asText(), options));
    }
    return all;
  }

  /** The value of an option; 2.0 is the whole number that the schema takes it for. */
  private static String plain(JsonNode value) {
    return value.isFloatingPointNumber() && value.asDouble() == Math.rint(value.asDouble())
        ? Long.toString(value.asLong())
        : value.asText();
  }

  private static Thresholds thresholds(JsonNode thresholds) {
    SortedMap<String, Double> perClass = new TreeMap<>();
    thresholds
        .path("per_class")
        .properties()
        .forEach(own -> perClass.put(own.getKey(), own.getValue().asDouble()));
    return Thresholds.of(thresholds.path("global").asDouble(Thresholds.DEFAULT.global()), perClass);
  }

  private static List<Dataset> datasets(Path folder) {
    List<Dataset> datasets = new ArrayList<>();
    PREFIXES.forEach(
        (split, prefix) -> {
          Path labels = folder.resolve(prefix + "labels.csv");
          Path prompts = folder.resolve(prefix + "prompts.jsonl");
          if (Files.exists(labels)) {
            datasets.add(
                new Dataset(
                    split,
                    labels.toUri(),
                    Files.exists(prompts) ? Optional.of(prompts.toUri()) : Optional.empty()));
          } else if (Files.exists(prompts)) {
            throw new MicromapException(
                ErrorCode.BAD_PLUGIN,
                prompts.getFileName() + ": has no " + labels.getFileName() + " beside it.");
          }
        });
    return datasets;
  }
}
