package io.micromap.evaluation.crossdomain;

import static io.micromap.evaluation.Failures.assertFails;
import static io.micromap.evaluation.crossdomain.SampleDomains.LAMP;
import static io.micromap.evaluation.crossdomain.SampleDomains.PAN;
import static io.micromap.evaluation.crossdomain.SampleDomains.cell;
import static io.micromap.evaluation.crossdomain.SampleDomains.evaluate;
import static io.micromap.evaluation.crossdomain.SampleDomains.train;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.evaluation.dataset.Source;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.json.Json;
import io.micromap.spi.Thresholds;
import io.micromap.training.crossdomain.DomainData;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class CrossDomainTest {

  private static final List<DomainMapper> MAPPERS = train(1, Optional.empty(), LAMP, PAN);
  private static final CrossDomain RESULT = evaluate(GateLimits.NONE, MAPPERS);

  @Test
  void everyMapperMeetsEveryDomainAndTheRouterAllOfThem() {
    assertThat(RESULT.cells())
        .extracting(cell -> cell.key().mapper() + " on " + cell.key().data())
        .containsExactly(
            "lamp on lamp",
            "lamp on pan",
            "pan on lamp",
            "pan on pan",
            "router on lamp",
            "router on pan",
            "router on all");
  }

  @Test
  void onOwnRowsAnswersAreRightOrWrongAndRowsOutOfScopeStandApart() {
    Cell own = cell(RESULT, "lamp", "lamp", RailsState.OFF);

    assertThat(own.answered().n()).isEqualTo(6);
    assertThat(own.answered().coverage()).contains(own.answered().fired() / 6.0);
    assertThat(own.rates().accuracyOnFired()).contains(1.0);
    assertThat(own.rates().upper()).contains(1.0);
    assertThat(own.rates().lower().orElseThrow()).isBetween(0.5, 0.99);
    assertThat(own.rates().falseAcceptRate()).isEmpty();
    assertThat(own.outside().outOfScope()).isEqualTo(1);
  }

  @Test
  void onOtherRowsEveryAnswerIsAFalseAccept() {
    List<DomainMapper> eager =
        MAPPERS.stream()
            .map(
                domain ->
                    new DomainMapper(
                        domain.id(),
                        domain.mapper(),
                        new OperatingPoint(
                            OperatingPoint.Rule.OWN, Thresholds.global(0), Optional.empty()),
                        domain.pointWithRails(),
                        domain.evaluation(),
                        domain.training(),
                        domain.unseen(),
                        domain.rails()))
            .toList();

    Cell foreign = cell(evaluate(GateLimits.NONE, eager), "lamp", "pan", RailsState.OFF);

    assertThat(foreign.answered().n()).isEqualTo(6);
    assertThat(foreign.answered().fired()).isEqualTo(6);
    assertThat(foreign.rates().falseAcceptRate()).contains(1.0);
    assertThat(foreign.rates().accuracyOnFired()).isEmpty();
  }

  @Test
  void theRouterFindsDomainAndClass() {
    Cell all = cell(RESULT, "router", "all", RailsState.OFF);

    assertThat(all.answered().n()).isEqualTo(12);
    assertThat(all.answered().fired()).isGreaterThan(6);
    assertThat(all.rates().accuracyOnFired()).contains(1.0);
    assertThat(all.rates().falseAcceptRate()).contains(0.0);
  }

  @Test
  void railsOnlyTakeAnswersAway() {
    Confirmation dislikesLight = (prompt, answer) -> !prompt.contains("light");

    CrossDomain result = evaluate(GateLimits.NONE, train(1, Optional.of(dislikesLight), LAMP, PAN));

    Cell without = cell(result, "lamp", "lamp", RailsState.OFF);
    Cell with = cell(result, "lamp", "lamp", RailsState.ON);
    assertThat(with.answered().fired()).isEqualTo(without.answered().fired() - 1);
    assertThat(cell(result, "router", "all", RailsState.ON).answered().fired())
        .isEqualTo(cell(result, "router", "all", RailsState.OFF).answered().fired() - 1);
    assertThat(cell(result, "pan", "pan", RailsState.ON).answered().fired())
        .isEqualTo(cell(result, "pan", "pan", RailsState.OFF).answered().fired());
  }

  @Test
  void thresholdsWithRailsAreChosenOnWhatTheRailsPass() throws Exception {
    Confirmation dislikesLight = (prompt, answer) -> !prompt.contains("light");

    JsonNode lamp =
        json(evaluate(GateLimits.NONE, train(1, Optional.of(dislikesLight), LAMP, PAN)))
            .at("/mappers/0");

    assertThat(lamp.at("/thresholds_with_rails/global").asDouble())
        .isLessThanOrEqualTo(lamp.at("/thresholds/global").asDouble());
    assertThat(lamp.at("/chosen_coverage_with_rails").asDouble())
        .isLessThan(lamp.at("/chosen_coverage").asDouble());
  }

  @Test
  void aPromptOfTwoDomainsIsToldAndTakenOutBeside() throws Exception {
    DomainData both = SampleDomains.with(PAN, "Turn on the  lamp now", "fry");

    CrossDomain result = evaluate(GateLimits.NONE, train(1, Optional.empty(), LAMP, both));

    JsonNode shared = json(result).at("/overlap/prompts/0");
    assertThat(shared.get("other").asText()).isEqualTo("lamp");
    assertThat(shared.get("other_label").asText()).isEqualTo("on");
    assertThat(shared.get("other_split").asText()).isEqualTo("training");
    Cell foreign = cell(result, "lamp", "pan", RailsState.OFF);
    assertThat(foreign.shared().overlap()).contains(1);
    assertThat(foreign.shared().overlapFired()).contains(1);
    assertThat(foreign.rates().falseAcceptRate().orElseThrow())
        .isGreaterThanOrEqualTo(Json.round(1.0 / 7));
    assertThat(foreign.shared().falseAcceptRateApart())
        .contains(Json.round((foreign.answered().fired() - 1) / 6.0));
  }

  @Test
  void labelsThatDomainsShareAreListed() throws Exception {
    DomainData other =
        SampleDomains.data(
            "fan",
            "prompt,label\nspin,on\nwhirl,on\nhalt,off\nrest,off\n",
            "prompt,label\nspin up,on\n");

    JsonNode labels = json(evaluate(GateLimits.NONE, train(1, Optional.empty(), LAMP, other)));

    assertThat(labels.at("/overlap/labels")).hasSize(2);
    assertThat(labels.at("/overlap/labels/0/domains").toString()).isEqualTo("[\"lamp\",\"fan\"]");
  }

  @Test
  void filesAreTheSameBytesForAnyNumberOfThreads() {
    CrossDomain again = evaluate(GateLimits.NONE, train(2, Optional.empty(), LAMP, PAN));

    assertThat(CrossDomainFiles.csv(again)).isEqualTo(CrossDomainFiles.csv(RESULT));
    assertThat(CrossDomainFiles.json(again)).isEqualTo(CrossDomainFiles.json(RESULT));
    assertThat(JUnitFile.write(again)).isEqualTo(JUnitFile.write(RESULT));
  }

  @Test
  void theCsvHasALineACell() {
    List<String> lines =
        new String(CrossDomainFiles.csv(RESULT), StandardCharsets.UTF_8).lines().toList();

    assertThat(lines).hasSize(8);
    assertThat(lines.get(0))
        .isEqualTo("mapper,data,rails,n,fired,coverage,accuracy_on_fired,false_accept_rate");
    assertThat(lines.get(1)).matches("lamp,lamp,off,6,\\d,\\d\\.\\d{6},1\\.000000,");
    assertThat(lines.get(2)).matches("lamp,pan,off,6,\\d,\\d\\.\\d{6},,\\d\\.\\d{6}");
  }

  @Test
  void theJsonIsReadBackAsItWasWritten() {
    Confirmation dislikesLight = (prompt, answer) -> !prompt.contains("light");
    DomainData both = SampleDomains.with(PAN, "Turn on the  lamp now", "fry");
    GateLimits limits =
        new GateLimits(Optional.of(0.0), Optional.of(0.1), Optional.of(0.9), Optional.of(1.0));
    CrossDomain rich = evaluate(limits, train(1, Optional.of(dislikesLight), LAMP, both));
    CrossDomain poor = evaluate(GateLimits.NONE, train(1, Optional.empty(), LAMP));

    for (CrossDomain result : List.of(rich, poor)) {
      Source file = Source.of("c", new ByteArrayInputStream(CrossDomainFiles.json(result)));
      assertThat(CrossDomain.read(file)).isEqualTo(result);
    }
  }

  @Test
  void theJsonHasTheFiguresOfEveryMapper() throws Exception {
    JsonNode json = json(RESULT);

    assertThat(json.get("schema_version").asInt()).isEqualTo(1);
    assertThat(json.get("status").asText()).isEqualTo("no gate set");
    assertThat(json.at("/mappers/0/rule").asText()).isEqualTo("coverage");
    assertThat(json.at("/mappers/0/chosen_coverage").asDouble()).isGreaterThanOrEqualTo(0.95);
    assertThat(json.at("/data/0/rows_trained_on").asInt()).isZero();
    assertThat(json.at("/in_domain/0/accuracy").asDouble()).isEqualTo(1);
    assertThat(json.at("/in_domain/0/out_of_scope/rows").asInt()).isEqualTo(1);
    assertThat(json.at("/in_domain/0/per_class")).hasSize(2);
    assertThat(json.at("/in_domain/2/per_class/0/label").asText()).isEqualTo("lamp/off");
    assertThat(json.at("/in_domain/0/accuracy_at_coverage/7/coverage").asDouble()).isEqualTo(1);
  }

  @Test
  void aMissedGateIsAFailureInJUnitsFile() throws Exception {
    GateLimits strict =
        new GateLimits(Optional.of(1.0), Optional.empty(), Optional.empty(), Optional.of(1.0));
    CrossDomain result = evaluate(strict, MAPPERS);
    long missed = result.gates().stream().filter(gate -> !gate.passed()).count();

    Element suite =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(JUnitFile.write(result)))
            .getDocumentElement();

    assertThat(result.gates()).hasSize(5);
    assertThat(result.passed()).isEqualTo(missed == 0);
    assertThat(suite.getAttribute("failures")).isEqualTo(Long.toString(missed));
    assertThat(suite.getElementsByTagName("failure").getLength()).isEqualTo((int) missed);
    assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(7 + 5);
  }

  @Test
  void aGateThatHasNothingToJudgePassesAsAnUpperAndFailsAsALowerBound() {
    MapperReply unanswered = new Answers(MAPPERS.get(0), MAPPERS.get(0)).reply(0, RailsState.OFF);
    Cell silent =
        Cell.own(
            new Key("x", "x", RailsState.OFF),
            List.of(new MapperReply(unanswered.row(), false, false)));

    GateLimits limits =
        new GateLimits(Optional.empty(), Optional.empty(), Optional.of(0.9), Optional.empty());

    assertThat(limits.check(List.of(silent))).extracting(Gate::passed).containsExactly(false);
    assertThat(Gate.most("m", silent, 0, Optional.empty()).passed()).isTrue();
  }

  @Test
  void aGateThatAppliesToNoCellIsRefused() {
    GateLimits without =
        new GateLimits(Optional.of(0.1), Optional.empty(), Optional.empty(), Optional.empty());
    GateLimits with =
        new GateLimits(Optional.empty(), Optional.of(0.1), Optional.empty(), Optional.empty());

    assertFails(
        ErrorCode.USAGE, () -> without.check(List.of()), "maxFalseAccept applies to no cell");
    assertFails(ErrorCode.USAGE, () -> with.check(List.of()), "maxFalseAcceptWithRails applies");
  }

  @Test
  void namesOfTheRouterAndSecondNamesAreRefused() {
    assertFails(
        ErrorCode.USAGE,
        () -> evaluate(GateLimits.NONE, train(1, Optional.empty(), LAMP, LAMP)),
        "'lamp'");
    DomainData router =
        new DomainData(
            "router", LAMP.task(), 42, LAMP.training(), Optional.empty(), LAMP.evaluation());
    assertFails(
        ErrorCode.USAGE,
        () -> evaluate(GateLimits.NONE, train(1, Optional.empty(), router)),
        "'router'");
  }

  private static JsonNode json(CrossDomain result) throws Exception {
    return Json.parse(new String(CrossDomainFiles.json(result), StandardCharsets.UTF_8));
  }
}
