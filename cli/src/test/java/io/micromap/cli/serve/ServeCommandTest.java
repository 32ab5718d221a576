package io.micromap.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.cli.Main;
import io.micromap.cli.ProgramRun;
import io.micromap.cli.TrainedSample;
import io.micromap.service.log.DecisionLog;
import io.micromap.service.log.PromptForm;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ServeCommandTest extends TrainedSample {

  @Test
  void servesOverHttpUntilItIsInterrupted() throws Exception {
    PipedInputStream messages = new PipedInputStream();
    PrintStream err =
        new PrintStream(new PipedOutputStream(messages), true, StandardCharsets.UTF_8);
    String[] args = {"serve", "--mapper-path", mapper.toString(), "--port", "0"};
    FutureTask<Integer> run = new FutureTask<>(() -> Main.run(args, System.out, err));
    Thread thread = new Thread(run);
    thread.start();
    String ready =
        new BufferedReader(new InputStreamReader(messages, StandardCharsets.UTF_8)).readLine();

    assertThat(ready).matches("Ready at http://127\\.0\\.0\\.1:\\d+: custom");
    URI address = URI.create(ready.split(" ", -1)[2].replaceFirst(":$", ""));
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(address.resolve("/v1/map"))
                    .POST(BodyPublishers.ofString("{\"prompt\":\"\"}"))
                    .build(),
                BodyHandlers.ofString());
    assertThat(answer.body()).contains("\"reason\":\"empty\"");
    thread.interrupt();
    assertThat(run.get(60, TimeUnit.SECONDS)).isZero();
  }

  @Test
  void tellsWhetherItCouldServe() throws IOException {
    Path token = write("token", "s3cret\n");

    ProgramRun run =
        ProgramRun.of(
            "serve", "--mapper-path", mapper, "--port", 0, "--token-file", token, "--check");

    assertThat(run.assertDone().err()).startsWith("Answers at http://127.0.0.1:");
  }

  @Test
  void aCheckWritesNoLog() throws IOException {
    Path log = folder.resolve("checked.jsonl");

    ProgramRun.of("serve", "--mapper-path", mapper, "--port", 0, "--log", log, "--check")
        .assertDone();

    assertThat(log).doesNotExist();
  }

  @Test
  void whatNoHeaderCanHoldIsNoTokenAndIsNotShown() throws IOException {
    for (String text : List.of("s3cret\nother\n", "s3 cret", "s\u00f6cret", "s3cret\tx")) {
      Path token = write("bad", text);
      ProgramRun run =
          ProgramRun.of("serve", "--mapper-path", mapper, "--token-file", token, "--check");
      run.assertFails(3, "holds no token");
      assertThat(run.err()).doesNotContain("cret\nother", "s3 cret", "s\u00f6cret");
    }
  }

  @Test
  void answersLinesOnTheStandardStreams() {
    String lines =
        "{\"id\":1,\"path\":\"/v1/map\",\"body\":{\"prompt\":\"\"}}\n{\"path\":\"/no\"}\n";

    ProgramRun run =
        withInput(
            new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)),
            "serve",
            "--mapper-path",
            mapper,
            "--stdio");

    assertThat(run.assertDone().out().lines())
        .hasSize(2)
        .satisfiesExactly(
            first -> assertThat(first).startsWith("{\"id\":1,\"status\":200,"),
            second -> assertThat(second).contains("\"status\":404"));
  }

  @Test
  void countsWhereACandidateWouldAnswerOtherwise() {
    String lines = "{\"path\":\"/v1/map\",\"body\":{\"prompt\":\"\"}}\n{\"path\":\"/metrics\"}\n";

    ProgramRun run =
        withInput(
            new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)),
            "serve",
            "--mapper-path",
            mapper,
            "--shadow",
            mapper,
            "--stdio");

    assertThat(run.assertDone().out())
        .contains("micromap_shadow_total{agree=\\\"true\\\",candidate=\\\"\\\"");
  }

  @Test
  void aCandidateForOtherLabelsIsRefused() throws IOException {
    Path rows = write("other.csv", "prompt,label\n" + "dim it,lights\nwater it,water\n".repeat(20));
    Path other = folder.resolve("other.mapper");
    ProgramRun.of("train", "--mapper-path", other, "--labels-csv", rows).assertDone();

    fails(
        4,
        List.of("serve", "--mapper-path", mapper, "--shadow", other, "--stdio"),
        "other.mapper cannot stand beside",
        "it has none of the labels");
  }

  @Test
  void logsDecisionsThatCanBeVerified() throws IOException {
    Path log = folder.resolve("log.jsonl");
    String line = "{\"path\":\"/v1/map\",\"body\":{\"prompt\":\"secret\"}}\n";
    withInput(
            new ByteArrayInputStream(line.repeat(3).getBytes(StandardCharsets.UTF_8)),
            "serve",
            "--mapper-path",
            mapper,
            "--stdio",
            "--log",
            log)
        .assertDone();

    String logged = Files.readString(log);
    assertThat(logged).doesNotContain("secret");
    String held = ProgramRun.of("log", "verify", log).assertDone().out();
    assertThat(held).startsWith("3 lines hold; the last digest is ");
    String last = held.strip().substring(held.lastIndexOf(' ') + 1);
    Files.writeString(log, logged.substring(0, logged.lastIndexOf("{")));
    assertThat(ProgramRun.of("log", "verify", log, "--last", last).code()).isEqualTo(1);
    fails(2, List.of("log", "verify", log, "--last", "zzz"), "--last must be a digest");
    Files.writeString(log, logged.replaceFirst("\"seq\":2", "\"seq\":3"));
    fails(1, List.of("log", "verify", log), "log.jsonl, line 2", "changed");
    fails(3, List.of("log", "verify", folder.resolve("none")), "no such file");
    fails(3, List.of("log", "verify", folder), "is a folder");
    Files.write(log, new byte[] {(byte) 0xc3, '\n'});
    fails(1, List.of("log", "verify", log), "behind line 0: is no UTF-8 text");
  }

  @Test
  void aCheckFindsFilesThatCouldNotBeWritten() throws IOException {
    Path nowhere = folder.resolve("nowhere").resolve("x.jsonl");
    for (String option : List.of("--log", "--fell-through")) {
      List<Object> check =
          List.of("serve", "--mapper-path", mapper, "--port", 0, "--check", option, nowhere);
      fails(5, check, "x.jsonl", "there is no folder");
    }
  }

  @Test
  void aCheckRefusesALogThatTheStartWouldRefuse() throws IOException {
    Path used = folder.resolve("used.jsonl");
    List<Object> check =
        List.of("serve", "--mapper-path", mapper, "--port", 0, "--check", "--log", used);
    try (DecisionLog log = DecisionLog.open(used, PromptForm.NOTHING, Clock.systemUTC())) {
      assertThat(log.warnings()).isEmpty();
      fails(5, check, "used.jsonl", "another service writes it");
    }
    Files.writeString(used, "no line of a log\n");
    fails(3, check, "cannot go on behind the last line");
    assertThat(used).hasContent("no line of a log");
    Files.delete(used);
    List<Object> salted = new ArrayList<>(check);
    salted.addAll(List.of("--log-salt-file", folder.resolve("no.salt")));
    fails(3, salted, "no.salt");
  }

  @Test
  void aCertificateInDerIsRefusedWithWhatMakesPemOfIt() throws IOException {
    Path der = folder.resolve("cert.der");
    Files.write(der, new byte[] {0x30, (byte) 0x82, 1, 2, 3});

    fails(
        3,
        List.of("serve", "--mapper-path", mapper, "--tls-cert", der, "--tls-key", der, "--check"),
        "cert.der: is DER",
        "openssl x509 -inform der");
  }

  @Test
  void whatItLeftOpenIsKeptForLabelling() throws IOException {
    Path open = folder.resolve("open.jsonl");
    String line = "{\"path\":\"/v1/map\",\"body\":{\"prompt\":\"who won the match?\"}}\n";
    withInput(
            new ByteArrayInputStream(line.repeat(2).getBytes(StandardCharsets.UTF_8)),
            "serve",
            "--mapper-path",
            mapper,
            "--stdio",
            "--fell-through",
            open)
        .assertDone();
    assertThat(Files.readAllLines(open))
        .hasSize(2)
        .allMatch(each -> each.contains("\"prompt\":\"who won the match?\",\"mapper\":"))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("{\"id\":\"1\","),
            second -> assertThat(second).startsWith("{\"id\":\"2\","));

    Path given = write("given.csv", "label\noos\noos\n");
    ProgramRun check =
        ProgramRun.of("data", "check", "--prompts-jsonl", open, "--labels-csv", given);
    assertThat(check.err()).contains("compared 2 rows");
  }

  @Test
  void servesAllMappersOfAFolderByNamesOfTheirOwn() throws IOException {
    Files.copy(mapper, folder.resolve("one.mapper"));
    Files.copy(mapper, folder.resolve("two.mapper"));
    String lines = "{\"path\":\"/v1/models\"}\n";

    ProgramRun run =
        withInput(
            new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)),
            "serve",
            "--mappers",
            folder,
            "--stdio");

    assertThat(run.assertDone().out()).contains("\"id\":\"one\"", "\"id\":\"two\"");
  }

  @Test
  void whatMakesNoSenseIsRefusedBeforeAnythingIsLoaded() throws IOException {
    Path token = write("token", " \n");
    fails(2, List.of("serve"), "--mapper-path", "--mappers");
    fails(2, List.of("serve", "--mappers", folder, "--rails", "x"), "--rails would be ignored");
    fails(2, List.of("serve", "--mappers", folder, "--mapper-path", mapper), "one of them");
    fails(2, List.of("serve", "--mapper-path", mapper, "--host", ""), "--host must be");
    fails(2, List.of("serve", "--mapper-path", mapper, "--catch-all", " "), "--catch-all must be");
    fails(
        5,
        List.of("serve", "--mapper-path", mapper, "--log", folder.resolve("no/x.jsonl"), "--stdio"),
        "there is no folder " + folder.resolve("no"));
    fails(2, List.of("serve", "--mapper-path", mapper, "--port", "70000"), "65535");
    fails(2, List.of("serve", "--mapper-path", mapper, "--concurrency", "0"), "1 or more");
    fails(2, List.of("serve", "--mapper-path", mapper, "--stdio", "--port", "1"), "--port");
    fails(2, List.of("serve", "--mappers", folder, "--shadow", "x"), "--shadow would be ignored");
    fails(2, List.of("serve", "--mapper-path", mapper, "--log-prompts"), "give --log too");
    fails(2, List.of("serve", "--mapper-path", mapper, "--tls-cert", token), "--tls-key together");
    fails(
        3,
        List.of("serve", "--mapper-path", mapper, "--tls-cert", token, "--tls-key", token),
        "token: ");
    fails(2, List.of("serve", "--mapper-path", mapper, "--fallback-model", "m"), "--fallback too");
    fails(2, List.of("serve", "--mapper-path", "none", "--fallback", "x"), "models.example");
    fails(
        2,
        List.of("serve", "--mapper-path", mapper, "--catch-all", "swap_asset", "--stdio"),
        "--catch-all would be ignored: 'swap_asset' is a label");
    fails(3, List.of("serve", "--mappers", folder), "no *.mapper");
    fails(3, List.of("serve", "--mappers", folder.resolve("none")), "none: no such folder");
    fails(4, List.of("serve", "--mapper-path", token), "token");
    fails(3, List.of("serve", "--mapper-path", mapper, "--token-file", token), "is empty");
  }
}
