package io.micromap.cli.serve;

import io.micromap.cli.console.Console;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.service.api.Limits;
import io.micromap.service.api.Service;
import io.micromap.service.api.ServiceSettings;
import io.micromap.service.fallback.Fallback;
import io.micromap.service.http.HttpServer;
import io.micromap.service.http.HttpSettings;
import io.micromap.service.metrics.ServiceMetrics;
import io.micromap.service.model.DecisionListener;
import io.micromap.service.model.MapperReload;
import io.micromap.service.model.ServedMapper;
import io.micromap.service.shadow.Shadow;
import io.micromap.service.stdio.LineService;
import io.micromap.service.traffic.TrafficWatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A service at work.
 *
 * @param mappers that it serves, watched
 * @param service that answers
 */
record RunningService(MapperReload mappers, Service service) {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /**
   * A service over mappers.
   *
   * @param listener receives the decisions
   * @param candidate whose answers are counted beside those of the mapper
   * @param fallback that is asked what the mappers leave open
   */
  static RunningService of(
      MapperReload mappers,
      Limits limits,
      DecisionListener listener,
      Optional<Mapper> candidate,
      Optional<Fallback> fallback) {
    String version = RunningService.class.getPackage().getImplementationVersion();
    ServiceMetrics metrics = new ServiceMetrics(mappers.mappers());
    ServiceSettings settings =
        new ServiceSettings(
            mappers.mappers(),
            limits,
            metrics,
            new TrafficWatch(mappers.mappers()),
            candidate.map(mapper -> listener.and(new Shadow(mapper, metrics))).orElse(listener),
            () -> Stream.concat(mappers.warnings().stream(), listener.warnings().stream()).toList(),
            fallback,
            version == null ? "(not from a jar)" : version);
    return new RunningService(mappers, new Service(settings));
  }

  /** Answers lines until standard input ends. */
  void overStandardStreams(Console console) {
    console.message("Ready on the standard streams: " + names());
    tellUnwatched(console);
    try {
      new LineService(service).serve(System.in, answer -> console.data(answer + "\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Answers requests until the process is told to stop, or the thread is interrupted. */
  void overHttp(HttpSettings settings, int reloadSeconds, Console console) {
    HttpServer server = HttpServer.start(service, settings);
    if (settings.token().isEmpty() && !isLoopback(settings.host())) {
      console.message(
          "Anybody who reaches " + settings.host() + " may ask; --token-file demands a token.");
    }
    if (reloadSeconds > 0) {
      watch(reloadSeconds, console);
    }
    console.message("Ready at " + server.address() + ": " + names());
    tellUnwatched(console);
    Thread stop = new Thread(() -> server.stop(PATIENCE));
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Runtime.getRuntime().removeShutdownHook(stop);
      server.stop(PATIENCE);
    }
  }

  /**
   * Listens, asks itself and stops.
   *
   * @throws io.micromap.runtime.error.MicromapException if it cannot listen, or gives no answer
   */
  void check(HttpSettings settings, Console console) {
    HttpServer server = HttpServer.start(service, settings);
    String address = server.address();
    try {
      SelfCheck check = new SelfCheck(address, settings.token(), settings.certificate());
      mappers.mappers().all().forEach(mapper -> check.requireAnswer(mapper.name()));
    } finally {
      server.stop(PATIENCE);
    }
    console.message("Answers at " + address + ": " + names());
  }

  private void tellUnwatched(Console console) {
    List<ServedMapper> unwatched =
        mappers.mappers().all().stream().filter(mapper -> !TrafficWatch.canWatch(mapper)).toList();
    unwatched.forEach(
        mapper -> console.message(mapper.name() + ": no drift alarm; " + TrafficWatch.UNLOCKED));
  }

  private String names() {
    return String.join(", ", mappers.mappers().all().stream().map(ServedMapper::name).toList());
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private void watch(int seconds, Console console) {
    Thread watch =
        new Thread(
            () -> {
              try {
                while (true) {
                  TimeUnit.SECONDS.sleep(seconds);
                  mappers.check(console::message);
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "reload");
    watch.setDaemon(true);
    watch.start();
  }
}
