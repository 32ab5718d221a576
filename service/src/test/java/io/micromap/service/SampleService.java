package io.micromap.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.evaluation.dataset.ConflictPolicy;
import io.micromap.evaluation.dataset.DatasetReader;
import io.micromap.evaluation.dataset.Source;
import io.micromap.evaluation.traffic.ObservedDecision;
import io.micromap.evaluation.traffic.TrafficCounts;
import io.micromap.rails.text.RailsFitOptions;
import io.micromap.rails.text.TextModelFit;
import io.micromap.rails.text.TextModelFormat;
import io.micromap.rails.text.TextRow;
import io.micromap.runtime.bundle.BundleFormat;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.Domain;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.service.api.Limits;
import io.micromap.service.api.Service;
import io.micromap.service.api.ServiceSettings;
import io.micromap.service.fallback.Fallback;
import io.micromap.service.fallback.FallbackSettings;
import io.micromap.service.http.HttpServer;
import io.micromap.service.http.HttpSettings;
import io.micromap.service.metrics.ServiceMetrics;
import io.micromap.service.model.DecisionListener;
import io.micromap.service.model.MapperFiles;
import io.micromap.service.model.MapperReload;
import io.micromap.service.model.MapperSource;
import io.micromap.service.model.ServedMappers;
import io.micromap.service.traffic.TrafficWatch;
import io.micromap.spi.Label;
import io.micromap.spi.Thresholds;
import io.micromap.spi.Verifier;
import io.micromap.training.trainer.Trainer;
import io.micromap.training.trainer.TrainingOptions;
import io.micromap.training.trainer.TrainingTask;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** A service over a small trained mapper, asked over HTTP as any client would. */
public final class SampleService implements AutoCloseable {

  /** Answered with {@code lights}. */
  public static final String LIGHTS = "please dim the lamp";

  /** Belongs to no label. */
  public static final String STRANGE = "who won the match yesterday";

  private static final DomainRegistry NO_DOMAINS = DomainRegistry.of(List.of(), List.of());

  private static final List<List<String>> VERBS =
      List.of(
          List.of("water", "sprinkle", "soak", "pour water on", "give water to"),
          List.of("dim", "switch on", "turn off", "light up", "switch off"),
          List.of("play", "put on", "listen to", "start playing", "shuffle"));
  private static final List<List<String>> THINGS =
      List.of(
          List.of("the roses", "my tulips", "the lawn", "all plants", "the herbs", "the palm"),
          List.of("the lamp", "the kitchen lights", "the hall light", "all bulbs", "the spots"),
          List.of("some jazz", "my favourite songs", "the new album", "a waltz", "the radio"));
  private static final List<String> LABELS = List.of("water", "lights", "music");
  private static final List<String> OTHERS =
      List.of(
          "what is the capital of peru",
          "book a table for two",
          STRANGE,
          "translate this letter",
          "how tall is the tower",
          "send an email to the office",
          "is it going to rain",
          "buy a train ticket to rome",
          "what does this word mean",
          "remind me of the meeting",
          "tell me a joke",
          "how do i get to the station");

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  private final HttpServer server;

  private SampleService(HttpServer server) {
    this.server = server;
  }

  /** An answer of the service. */
  public record Answer(HttpResponse<String> response) {

    /** Its status. */
    public int status() {
      return response.statusCode();
    }

    /** Its body as JSON. */
    public JsonNode json() {
      try {
        return Json.parse(response.body());
      } catch (JsonProcessingException e) {
        throw new AssertionError(response.body(), e);
      }
    }

    /** A header; empty where there is none. */
    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  /** Writes a mapper's file. */
  public static Path writeMapper(Path file) {
    return writeMapper(file, rows());
  }

  /** Writes the file of a mapper that learnt from fewer rows. */
  public static Path writeOtherMapper(Path file) {
    return writeMapper(file, rows().subList(0, rows().size() - 2));
  }

  /** Writes the file of a mapper with other labels, of which one bears the name of one here. */
  public static Path writeShop(Path file) {
    List<TextRow> rows = new ArrayList<>();
    for (String thing : List.of("a red dress", "blue shoes", "that coat", "the scarf", "socks")) {
      for (String verb : List.of("order", "buy", "purchase", "i want to buy")) {
        rows.add(new TextRow(verb + " " + thing, Optional.of("buy")));
      }
      for (String verb : List.of("return", "send back", "refund me for", "exchange")) {
        rows.add(new TextRow(verb + " " + thing, Optional.of("return")));
      }
      for (String verb : List.of("play the video of", "play the song about", "play a clip with")) {
        rows.add(new TextRow(verb + " " + thing, Optional.of("music")));
      }
    }
    OTHERS.forEach(prompt -> rows.add(new TextRow(prompt, Optional.empty())));
    return writeMapper(file, List.of("buy", "return", "music"), rows);
  }

  /** Writes the file of a mapper with the labels of the usual one, and one more. */
  public static Path writeWider(Path file) {
    List<TextRow> rows = new ArrayList<>(rows());
    for (String thing : List.of("the bedroom", "the bath", "the hall", "the loft", "this room")) {
      rows.add(new TextRow("heat " + thing, Optional.of("heating")));
      rows.add(new TextRow("please warm up " + thing, Optional.of("heating")));
    }
    return writeMapper(file, List.of("water", "lights", "music", "heating"), rows);
  }

  private static Path writeMapper(Path file, List<TextRow> rows) {
    return writeMapper(file, LABELS, rows);
  }

  /** Writes the file of a mapper with the usual labels, which is of a domain of this id. */
  public static Path writeDomain(Path file, String id) {
    TrainingTask plain = TrainingTask.ofLabels(LABELS);
    return writeMapper(
        file,
        new TrainingTask(id, "1", plain.labels(), plain.featurizers(), plain.thresholds()),
        rows());
  }

  private static Path writeMapper(Path file, List<String> labels, List<TextRow> rows) {
    return writeMapper(file, TrainingTask.ofLabels(labels), rows);
  }

  private static Path writeMapper(Path file, TrainingTask task, List<TextRow> rows) {
    StringBuilder csv = new StringBuilder("prompt,label\n");
    rows.forEach(row -> csv.append(row.prompt() + "," + row.label().orElse("oos") + "\n"));
    var labelled =
        new DatasetReader("oos", ConflictPolicy.KEEP)
            .read(
                Source.of(
                    "rows.csv",
                    new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8))),
                Optional.empty());
    Trainer trainer = new Trainer(TrainingOptions.DEFAULTS, 2, step -> {});
    return write(file, BundleFormat.write(trainer.train(task, labelled)));
  }

  /** Records in a mapper's file that all validation rows were about lights, as a lock would. */
  public static Path lock(Path file) {
    Mapper mapper = Mapper.load(file);
    ObservedDecision decision =
        ObservedDecision.of(
            mapper.map(LIGHTS),
            OptionalDouble.of(mapper.predict(LIGHTS).familiarity()),
            mapper.bundle().thresholds());
    TrafficCounts.of(mapper.labelNames(), Collections.nCopies(300, decision))
        .recordIn(mapper.bundle().provenance());
    return write(file, BundleFormat.write(mapper.bundle()));
  }

  /** Writes the files of a mapper and its rails into a folder. */
  public static MapperFiles writeWithRails(Path folder) {
    Path rails = writeRails(folder.resolve("m.rails"));
    return new MapperFiles(writeMapper(folder.resolve("m.mapper")), Optional.of(rails));
  }

  /** Writes the file of the mapper's rails. */
  public static Path writeRails(Path file) {
    RailsFitOptions options = RailsFitOptions.DEFAULTS.withFalseAccept(0.05);
    List<Label> labels = LABELS.stream().map(Label::of).toList();
    return write(
        file,
        TextModelFormat.write(
            new TextModelFit("custom", labels, "en", options, step -> {}).fit(rows())));
  }

  private static Path write(Path file, byte[] bytes) {
    try {
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<TextRow> rows() {
    List<TextRow> rows = new ArrayList<>();
    for (int k = 0; k < LABELS.size(); k++) {
      for (String verb : VERBS.get(k)) {
        for (String thing : THINGS.get(k)) {
          for (String frame : List.of("%s %s", "please %s %s", "%s %s now")) {
            rows.add(new TextRow(String.format(frame, verb, thing), Optional.of(LABELS.get(k))));
          }
        }
      }
    }
    OTHERS.forEach(prompt -> rows.add(new TextRow(prompt, Optional.empty())));
    return rows;
  }

  /** The mappers of files. */
  public static ServedMappers mappers(MapperFiles... files) {
    return reload(files).mappers();
  }

  /** The mappers of files, whose rails obey a policy. */
  public static ServedMappers mappersUnder(Verifier policy, MapperFiles... files) {
    Domain domain =
        new Domain(
            new Domain.Identity(Domain.CUSTOM, "1", "", "test"),
            "en",
            List.of(),
            List.of(),
            Thresholds.global(0),
            0,
            List.of(),
            Optional.of(policy));
    DomainRegistry domains = DomainRegistry.of(List.of(domain), List.of());
    return new MapperReload(new MapperSource(List.of(files), () -> domains, Optional.empty()))
        .mappers();
  }

  /** The same, watched. */
  public static MapperReload reload(MapperFiles... files) {
    return new MapperReload(new MapperSource(List.of(files), () -> NO_DOMAINS, Optional.empty()));
  }

  /** What answers requests to some mappers. */
  public static Service service(ServedMappers mappers, Limits limits) {
    return service(mappers, limits, event -> {}, Optional.empty());
  }

  private static Service service(
      ServedMappers mappers,
      Limits limits,
      DecisionListener listener,
      Optional<Fallback> fallback) {
    return new Service(
        new ServiceSettings(
            mappers,
            limits,
            new ServiceMetrics(mappers),
            new TrafficWatch(mappers),
            listener,
            listener::warnings,
            fallback,
            "test"));
  }

  /** Starts a service with another one behind it. */
  public static SampleService start(
      ServedMappers mappers, DecisionListener listener, FallbackSettings fallback) {
    return start(
        service(
            mappers, Limits.DEFAULTS, listener, Optional.of(new Fallback(fallback, line -> {}))));
  }

  /** Starts a service with another one behind it, about which somebody is told. */
  public static SampleService start(
      ServedMappers mappers, Limits limits, FallbackSettings fallback, Consumer<String> messages) {
    return start(
        service(mappers, limits, event -> {}, Optional.of(new Fallback(fallback, messages))));
  }

  private static SampleService start(Service service) {
    HttpSettings settings = new HttpSettings("127.0.0.1", 0, Optional.empty());
    return new SampleService(HttpServer.start(service, settings));
  }

  /** Starts a service whose decisions somebody receives. */
  public static SampleService start(ServedMappers mappers, DecisionListener listener) {
    return start(service(mappers, Limits.DEFAULTS, listener, Optional.empty()));
  }

  /** Starts a service on a free port. */
  public static SampleService start(ServedMappers mappers, Limits limits, Optional<String> token) {
    HttpSettings settings = new HttpSettings("127.0.0.1", 0, token);
    return new SampleService(HttpServer.start(service(mappers, limits), settings));
  }

  /** Where it listens. */
  public URI address() {
    return URI.create(server.address());
  }

  /** Stops it. */
  public void stop() {
    server.stop(Duration.ofSeconds(10));
  }

  /** Asks with GET. */
  public Answer get(String path) {
    return send(request(path).GET().build());
  }

  /** Asks with POST and JSON; apostrophes stand for quotes. */
  public Answer post(String path, String json) {
    return post(path, "application/json", json.replace('\'', '"'));
  }

  /** Asks with POST. */
  public Answer post(String path, String contentType, String body) {
    return send(
        request(path)
            .header("content-type", contentType)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  /** A request to be completed. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address().resolve(path)).timeout(Duration.ofSeconds(30));
  }

  /** Sends a request. */
  public Answer send(HttpRequest request) {
    try {
      return new Answer(CLIENT.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    stop();
  }

  /** Checks that a request was refused, and why. */
  static void assertRefused(Answer answer, int status, String type) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().path("error_type").asText()).isEqualTo(type);
    assertThat(answer.json().path("error").asText()).isNotEmpty();
    assertThat(answer.json().path("detail").asText()).isNotEmpty();
  }
}
