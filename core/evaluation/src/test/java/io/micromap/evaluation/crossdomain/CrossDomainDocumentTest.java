package io.micromap.evaluation.crossdomain;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.evaluation.AnyText;
import io.micromap.evaluation.crossdomain.CrossDomain.DataLine;
import io.micromap.evaluation.crossdomain.CrossDomain.MapperLine;
import io.micromap.evaluation.crossdomain.InDomain.AtCoverage;
import io.micromap.evaluation.crossdomain.InDomain.PerClass;
import io.micromap.evaluation.crossdomain.OperatingPoint.Rule;
import io.micromap.evaluation.crossdomain.Overlap.SharedLabel;
import io.micromap.evaluation.crossdomain.Overlap.SharedPrompt;
import io.micromap.evaluation.dataset.Source;
import io.micromap.runtime.error.MicromapException;
import io.micromap.spi.Thresholds;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** {@code cross_domain.json} as bytes. */
class CrossDomainDocumentTest {

  private static final String FILE = "c.json";

  @Property(tries = 100, seed = "12", edgeCases = EdgeCasesMode.NONE)
  void everyDocumentIsReadBackAsItWasWritten(@ForAll("documents") CrossDomain document) {
    assertThat(read(CrossDomainFiles.json(document))).isEqualTo(document);
  }

  @Property(tries = 300, seed = "12", edgeCases = EdgeCasesMode.NONE)
  void aDamagedFileIsReadOrRefusedByName(@ForAll("damaged") String text) {
    try {
      read(text.getBytes(StandardCharsets.UTF_8));
    } catch (MicromapException e) {
      assertThat(e).hasMessageStartingWith(FILE);
    }
  }

  private static CrossDomain read(byte[] bytes) {
    return CrossDomain.read(Source.of(FILE, new ByteArrayInputStream(bytes)));
  }

  @Provide
  Arbitrary<String> damaged() {
    Arbitrary<String> files =
        documents()
            .map(document -> new String(CrossDomainFiles.json(document), StandardCharsets.UTF_8));
    return AnyText.damaged(files);
  }

  @Provide
  Arbitrary<CrossDomain> documents() {
    return Combinators.combine(mappers().list().ofMaxSize(2), data().list().ofMaxSize(2))
        .flatAs(CrossDomainDocumentTest::documents);
  }

  private static Arbitrary<CrossDomain> documents(List<MapperLine> mappers, List<DataLine> data) {
    Arbitrary<Key> keys = keys(mappers, data);
    return Combinators.combine(
            parts().optional(),
            numbers(),
            cells(keys).list().ofMaxSize(2),
            inDomain(keys).list().ofMaxSize(2),
            overlaps().optional(),
            gates(keys).list().ofMaxSize(2))
        .as(
            (coverage, number, cells, inDomain, overlap, gates) ->
                new CrossDomain(
                    1,
                    mappers,
                    data,
                    new PointChoice(coverage, coverage.map(share -> number)),
                    cells,
                    inDomain,
                    overlap,
                    gates));
  }

  private static Arbitrary<MapperLine> mappers() {
    return Combinators.combine(
            AnyText.texts(),
            AnyText.texts().list().ofMaxSize(2),
            Arbitraries.of(Rule.class),
            thresholds(),
            thresholds().optional(),
            shares())
        .as(
            (id, labels, rule, without, with, share) ->
                new MapperLine(id, "a1", labels, rule, without, share, with, share));
  }

  private static Arbitrary<DataLine> data() {
    return Combinators.combine(AnyText.texts(), counts(), parts(), parts(), AnyText.texts())
        .as(
            (id, rows, outOfScope, trainedOn, hash) ->
                new DataLine(id, rows, part(outOfScope, rows), part(trainedOn, rows), hash));
  }

  private static Arbitrary<Cell> cells(Arbitrary<Key> keys) {
    Arbitrary<Cell.Answered> answered =
        Combinators.combine(counts(), parts(), parts().optional())
            .as((n, fired, coverage) -> new Cell.Answered(n, part(fired, n), coverage));
    Arbitrary<Optional<Double>> rate = parts().optional();
    Arbitrary<Cell.Rates> rates = Combinators.combine(rate, rate, rate, rate).as(Cell.Rates::new);
    Arbitrary<Cell.OutOfScopeCounts> outside =
        Combinators.combine(counts(), parts())
            .as((rows, fired) -> new Cell.OutOfScopeCounts(rows, part(fired, rows)));
    Arbitrary<Cell.OverlapCounts> shared =
        Combinators.combine(counts().optional(), counts().optional(), shares())
            .as(Cell.OverlapCounts::new);
    return Combinators.combine(keys, answered, rates, outside, shared).as(Cell::new);
  }

  private static Arbitrary<InDomain> inDomain(Arbitrary<Key> keys) {
    Arbitrary<InDomain.Quality> quality =
        Combinators.combine(counts(), shares(), shares(), shares(), shares())
            .as(InDomain.Quality::new);
    Arbitrary<AtCoverage> coverages =
        Combinators.combine(numbers(), shares(), shares()).as(AtCoverage::new);
    Arbitrary<PerClass> classes =
        Combinators.combine(AnyText.texts(), counts(), counts(), counts(), shares(), shares())
            .as(PerClass::new);
    Arbitrary<InDomain.OutOfScope> outside =
        Combinators.combine(counts(), counts(), shares(), shares(), shares())
            .as(InDomain.OutOfScope::new);
    return Combinators.combine(
            keys,
            quality,
            coverages.list().ofMaxSize(2),
            classes.list().ofMaxSize(2),
            outside.optional(),
            thresholds().optional())
        .as(InDomain::new);
  }

  private static Arbitrary<Overlap> overlaps() {
    Arbitrary<SharedLabel> labels =
        Combinators.combine(AnyText.texts(), AnyText.texts().list().ofMaxSize(2))
            .as(SharedLabel::new);
    Arbitrary<SharedPrompt> prompts =
        Combinators.combine(AnyText.texts(), AnyText.texts(), AnyText.texts(), AnyText.texts())
            .as((a, b, c, d) -> new SharedPrompt(a, b, c, d, a, b));
    return Combinators.combine(labels.list().ofMaxSize(2), prompts.list().ofMaxSize(2))
        .as(Overlap::new);
  }

  private static Arbitrary<Gate> gates(Arbitrary<Key> keys) {
    return Combinators.combine(
            AnyText.texts(), keys, numbers(), shares(), Arbitraries.of(true, false))
        .as((text, key, asked, found, passed) -> new Gate(text, key, asked, found, passed, text));
  }

  /** Of the mappers and the data that the document names, or of the router and all rows. */
  private static Arbitrary<Key> keys(List<MapperLine> mappers, List<DataLine> data) {
    List<String> answering = new ArrayList<>(List.of(Router.ID));
    mappers.forEach(mapper -> answering.add(mapper.id()));
    List<String> answered = new ArrayList<>(List.of(Router.ALL));
    data.forEach(rows -> answered.add(rows.id()));
    return Combinators.combine(
            Arbitraries.of(answering), Arbitraries.of(answered), Arbitraries.of(RailsState.class))
        .as(Key::new);
  }

  private static Arbitrary<Thresholds> thresholds() {
    return Combinators.combine(parts(), Arbitraries.maps(AnyText.encodable(), parts()).ofMaxSize(2))
        .as(Thresholds::of);
  }

  private static Arbitrary<Integer> counts() {
    return Arbitraries.integers().greaterOrEqual(0);
  }

  private static Arbitrary<Double> parts() {
    return Arbitraries.doubles().between(0, 1).ofScale(9);
  }

  private static int part(double share, int whole) {
    return (int) (share * whole);
  }

  private static Arbitrary<Double> numbers() {
    return Arbitraries.doubles().between(-1e12, 1e12).ofScale(12);
  }

  private static Arbitrary<Optional<Double>> shares() {
    return numbers().optional();
  }
}
