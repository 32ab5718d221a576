package io.micromap.service.metrics;

import io.micromap.service.model.DecisionEvent;
import io.micromap.service.model.DecisionListener;
import io.micromap.service.model.Handover;
import io.micromap.service.model.ServedMapper;
import io.micromap.service.model.ServedMappers;
import io.micromap.service.traffic.DriftState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Histogram;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Counts requests and decisions. Thread-safe. */
public final class ServiceMetrics implements DecisionListener {

  private static final Duration[] LATENCIES = {
    Duration.ofNanos(20_000),
    Duration.ofNanos(50_000),
    Duration.ofNanos(100_000),
    Duration.ofNanos(500_000),
    Duration.ofMillis(1),
    Duration.ofMillis(5),
    Duration.ofMillis(50)
  };

  private static final double[] CONFIDENCES = {0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99};

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final ServedMappers mappers;
  private final MultiGauge models;
  private final MultiGauge drift;
  private final MultiGauge distances;

  /** Prometheus' own: Micrometer's rounds values up to whole numbers before it counts them. */
  private final Histogram confidences;

  private final Map<Kind, Counter> decisions = new ConcurrentHashMap<>();
  private final Map<Kind, Counter> shadows = new ConcurrentHashMap<>();
  private final Map<Kind, Counter> handovers = new ConcurrentHashMap<>();
  private final Map<Kind, Counter> requests = new ConcurrentHashMap<>();
  private final Map<String, Distributions> distributions = new ConcurrentHashMap<>();

  /** What is counted together. */
  private record Kind(String subject, String status, String label, String reason) {}

  /** What is measured of a mapper. */
  private record Distributions(Timer latency, DistributionDataPoint confidence) {}

  /** Metrics of some mappers. */
  public ServiceMetrics(ServedMappers mappers) {
    this.mappers = mappers;
    this.models =
        MultiGauge.builder("micromap.model.info")
            .description("Mappers that are served.")
            .register(registry);
    this.confidences =
        Histogram.builder()
            .name("micromap_confidence")
            .help("Confidence of the top-ranked class.")
            .labelNames("model")
            .withoutExemplars()
            .classicOnly()
            .classicUpperBounds(CONFIDENCES)
            .register(registry.getPrometheusRegistry());
    this.drift =
        MultiGauge.builder("micromap.drift")
            .description("1 where the last decisions are unlike those on the validation rows.")
            .register(registry);
    this.distances =
        MultiGauge.builder("micromap.drift.distance")
            .description("Half the sum of differences of shares to those of the validation rows.")
            .register(registry);
  }

  @Override
  public void decided(DecisionEvent event) {
    Distributions of = distributions.computeIfAbsent(event.origin().model(), this::distributions);
    of.latency.record(event.nanoseconds(), TimeUnit.NANOSECONDS);
    of.confidence.observe(event.decision().confidence());
    decisions.computeIfAbsent(kind(event), this::decisions).increment();
    event.handover().ifPresent(handover -> handedOver(event.origin().model(), handover));
  }

  private void handedOver(String model, Handover handover) {
    handovers
        .computeIfAbsent(
            new Kind(model, handover.outcome(), "", ""),
            kind ->
                Counter.builder("micromap.fallback")
                    .description("Prompts that were handed to the fallback, by what it did.")
                    .tag("model", kind.subject)
                    .tag("outcome", kind.status)
                    .register(registry))
        .increment();
  }

  /** Counts a request that was answered. */
  public void answered(String path, int status) {
    requests
        .computeIfAbsent(
            new Kind(path, Integer.toString(status), "", ""),
            kind ->
                Counter.builder("micromap.requests")
                    .description("Requests that were answered.")
                    .tag("path", kind.subject)
                    .tag("status", kind.status)
                    .register(registry))
        .increment();
  }

  /**
   * Counts an answer beside that of a candidate.
   *
   * @param model name of the mapper that is served
   * @param live label that was answered, empty for an abstention
   * @param candidate the same of the candidate
   */
  public void shadowed(String model, Optional<String> live, Optional<String> candidate) {
    shadows
        .computeIfAbsent(
            new Kind(model, live.orElse(""), candidate.orElse(""), ""),
            kind ->
                Counter.builder("micromap.shadow")
                    .description("Decisions by the label of the mapper and that of a candidate.")
                    .tag("model", kind.subject)
                    .tag("live", kind.status)
                    .tag("candidate", kind.label)
                    .tag("agree", Boolean.toString(kind.status.equals(kind.label)))
                    .register(registry))
        .increment();
  }

  /**
   * All of it, as Prometheus reads it.
   *
   * @param states how far each mapper's decisions are from those on its validation rows
   */
  public String scrape(List<DriftState> states) {
    drift.register(states.stream().map(ServiceMetrics::alarm).toList(), true);
    distances.register(states.stream().flatMap(ServiceMetrics::distances).toList(), true);
    models.register(mappers.all().stream().map(ServiceMetrics::info).toList(), true);
    return registry.scrape();
  }

  private static MultiGauge.Row<Number> info(ServedMapper mapper) {
    Tags tags = Tags.of("model", mapper.name(), "sha256", mapper.mapper().model().sha256());
    return MultiGauge.Row.of(tags, 1);
  }

  private static MultiGauge.Row<Number> alarm(DriftState state) {
    return MultiGauge.Row.of(Tags.of("model", state.model()), state.alarm() ? 1 : 0);
  }

  private static Stream<MultiGauge.Row<Number>> distances(DriftState state) {
    return state.distances().entrySet().stream()
        .map(
            entry ->
                MultiGauge.Row.of(
                    Tags.of("model", state.model(), "kind", entry.getKey().code()),
                    entry.getValue()));
  }

  private static Kind kind(DecisionEvent event) {
    boolean answered = event.answered();
    return new Kind(
        event.origin().model(),
        answered ? "MAPPED" : "ABSTAINED",
        answered ? event.decision().label().orElse("") : "",
        event.reason());
  }

  private Counter decisions(Kind kind) {
    return Counter.builder("micromap.decisions")
        .description("Decisions, abstentions among them.")
        .tag("model", kind.subject)
        .tag("status", kind.status)
        .tag("label", kind.label)
        .tag("reason", kind.reason)
        .register(registry);
  }

  private Distributions distributions(String model) {
    return new Distributions(
        Timer.builder("micromap.decision")
            .description("Time to read a prompt and to decide.")
            .tag("model", model)
            .serviceLevelObjectives(LATENCIES)
            .register(registry),
        confidences.labelValues(model));
  }
}
