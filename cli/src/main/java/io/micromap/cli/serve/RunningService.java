package io.micromap.cli.serve;

import io.micromap.cli.console.Console;
import io.micromap.cli.console.Inputs;
import io.micromap.service.api.Limits;
import io.micromap.service.api.Service;
import io.micromap.service.api.ServiceSettings;
import io.micromap.service.http.HttpServer;
import io.micromap.service.http.HttpSettings;
import io.micromap.service.metrics.ServiceMetrics;
import io.micromap.service.model.ServedMapper;
import io.micromap.service.model.ServedMappers;
import io.micromap.service.stdio.LineService;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * A service at work.
 *
 * @param mappers that it serves
 * @param service that answers
 */
record RunningService(ServedMappers mappers, Service service) {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  static RunningService of(ServedMappers mappers, Limits limits) {
    String version = RunningService.class.getPackage().getImplementationVersion();
    ServiceSettings settings =
        new ServiceSettings(
            mappers,
            limits,
            new ServiceMetrics(mappers),
            event -> {},
            version == null ? "(not from a jar)" : version);
    return new RunningService(mappers, new Service(settings));
  }

  /** Answers lines until standard input ends. */
  void overStandardStreams(Console console) {
    console.message("Ready on the standard streams: " + names());
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try {
      new LineService(service).serve(lines, answer -> console.data(answer + "\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Answers requests until the process is told to stop, or the thread is interrupted. */
  void overHttp(String host, int port, Optional<Path> tokenFile, Console console) {
    Optional<String> token = tokenFile.map(RunningService::token);
    HttpServer server = HttpServer.start(service, new HttpSettings(host, port, token));
    if (token.isEmpty() && !isLoopback(host)) {
      console.message("Anybody who reaches " + host + " may ask; --token-file demands a token.");
    }
    console.message("Ready at " + server.address() + ": " + names());
    Thread stop = new Thread(() -> server.stop(PATIENCE));
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Runtime.getRuntime().removeShutdownHook(stop);
      server.stop(PATIENCE);
    }
  }

  private String names() {
    return String.join(", ", mappers.all().stream().map(ServedMapper::name).toList());
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static String token(Path file) {
    return Inputs.source(file).text().strip();
  }
}
