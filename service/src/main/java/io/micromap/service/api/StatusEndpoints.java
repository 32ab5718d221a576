package io.micromap.service.api;

import io.micromap.service.api.Route.Work;
import io.micromap.service.fallback.Fallback;
import io.micromap.service.model.ServedMapper;
import io.micromap.service.page.Page;
import io.micromap.service.traffic.ModelTraffic;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What the service says of itself. */
final class StatusEndpoints {

  private final ServiceSettings settings;

  StatusEndpoints(ServiceSettings settings) {
    this.settings = settings;
  }

  /** That the process lives. */
  private record Health(String status) {}

  /** That requests are answered, and by whom. */
  private record Ready(String status, List<String> models, List<String> warnings) {}

  /** What the decisions are like. */
  private record Traffic(List<ModelTraffic> models) {}

  /** What runs. */
  private record Version(String version, List<Model> models) {}

  /** A mapper that runs. */
  private record Model(String name, String sha256) {

    static Model of(ServedMapper mapper) {
      return new Model(mapper.name(), mapper.mapper().model().sha256());
    }
  }

  List<Route> routes() {
    Reply health = Reply.json(new Health("ok"));
    Reply openApi = Reply.text(Reply.OK, Reply.JSON, resource("openapi.json"));
    Page shipped = Page.shipped();
    Reply page =
        Reply.text(Reply.OK, "text/html; charset=utf-8", shipped.html()).with(shipped.headers());
    return List.of(
        Route.get("/", Work.OPEN, call -> page),
        Route.get("/health", Work.OPEN, call -> health),
        Route.get("/ready", Work.OPEN, this::ready),
        Route.get("/version", Work.OPEN, this::version),
        Route.get("/v1/traffic", Work.LIGHT, this::traffic),
        Route.get("/metrics", Work.LIGHT, this::metrics),
        Route.get("/openapi.json", Work.OPEN, call -> openApi));
  }

  private Reply ready(Call call) {
    List<String> names = settings.mappers().all().stream().map(ServedMapper::name).toList();
    return Reply.json(new Ready("ready", names, warnings()));
  }

  private List<String> warnings() {
    return Stream.of(
            settings.warnings().get(),
            settings.fallback().map(Fallback::warnings).orElse(List.of()),
            settings.traffic().warnings())
        .flatMap(List::stream)
        .toList();
  }

  private Reply traffic(Call call) {
    return Reply.json(new Traffic(settings.traffic().all()));
  }

  private Reply version(Call call) {
    List<Model> models = settings.mappers().all().stream().map(Model::of).toList();
    return Reply.json(new Version(settings.version(), models));
  }

  private Reply metrics(Call call) {
    return Reply.text(
        Reply.OK,
        "text/plain; version=0.0.4; charset=utf-8",
        settings.metrics().scrape(settings.traffic().states()));
  }

  private static String resource(String name) {
    try (InputStream in = StatusEndpoints.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
