package io.micromap.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which package may see which: the layout of {@code docs/architecture.md}. */
@AnalyzeClasses(
    packages = "io.micromap",
    importOptions = {
      ImportOption.DoNotIncludeTests.class,
      ArchitectureTest.DoNotIncludeTestJars.class
    })
class ArchitectureTest {

  /** Leaves out what other modules lend to tests. */
  static final class DoNotIncludeTestJars implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }

  private static final String[] TRIBUO = {
    "org.tribuo..", "de.bwaldvogel.liblinear..", "com.oracle.labs.."
  };
  private static final String COMMONS_CSV = "org.apache.commons.csv..";
  private static final String LUCENE = "org.apache.lucene..";

  /** What is left of Lucene in the jar of {@code runtime}. */
  private static final String SHADED_LUCENE = "micromap.shaded.lucene..";

  private static final String SCHEMA_VALIDATOR = "com.networknt..";
  private static final String MUSTACHE = "com.samskivert.mustache..";
  private static final String COMMONMARK = "org.commonmark..";
  private static final String[] GUICE = {"com.google.inject..", "jakarta.inject.."};
  private static final String PICOCLI = "picocli..";

  /** Annotations for the compiler, of which nothing is left to load when a program runs. */
  private static final String NULLNESS = "org.jspecify.annotations..";

  @ArchTest
  static final ArchRule spiSeesTheJdkAlone =
      classes()
          .that()
          .resideInAPackage("io.micromap.spi..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("io.micromap.spi..", NULLNESS, "java..");

  /**
   * What each package may see of the other packages of {@code io.micromap}; an indented line goes
   * on with the one before. A package that is not here fails, and so does a permission nobody uses.
   */
  private static final String PACKAGES =
      """
      spi ->
      runtime.bundle -> runtime.encoder runtime.error runtime.featurizer runtime.json spi
      runtime.decisionmodel -> runtime.encoder runtime.error runtime.json runtime.mapper
          runtime.text
      runtime.encoder -> runtime.error
      runtime.error ->
      runtime.featurizer -> runtime.error runtime.text spi
      runtime.folder -> runtime.error runtime.json spi
      runtime.json -> runtime.error
      runtime.mapper -> runtime.bundle runtime.encoder runtime.error runtime.featurizer
          runtime.json runtime.registry runtime.text spi
      runtime.registry -> runtime.error runtime.featurizer runtime.folder spi
      runtime.text ->
      evaluation.artifact -> evaluation.dataset evaluation.metrics runtime.error
          runtime.json runtime.mapper
      evaluation.crossdomain -> evaluation.artifact evaluation.dataset evaluation.metrics
          runtime.bundle runtime.error runtime.featurizer runtime.json runtime.mapper spi
      evaluation.dataset -> evaluation.spreadsheet runtime.bundle runtime.error
          runtime.featurizer runtime.json runtime.mapper runtime.registry runtime.text spi
      evaluation.drift -> evaluation.artifact evaluation.dataset evaluation.metrics runtime.error
          runtime.json runtime.mapper runtime.registry runtime.text
      evaluation.guarantee -> evaluation.dataset evaluation.metrics runtime.bundle
          runtime.error runtime.json runtime.mapper spi
      evaluation.metrics -> evaluation.dataset runtime.bundle runtime.featurizer
          runtime.json runtime.mapper spi
      evaluation.quality -> evaluation.artifact evaluation.dataset runtime.error
          runtime.featurizer runtime.json runtime.mapper runtime.text
      evaluation.replay -> evaluation.dataset evaluation.drift runtime.bundle runtime.error
          runtime.featurizer runtime.json runtime.mapper runtime.text
      evaluation.robustness -> evaluation.dataset evaluation.drift evaluation.guarantee
          runtime.bundle runtime.json runtime.mapper spi
      evaluation.spreadsheet -> runtime.error
      evaluation.sweep -> evaluation.artifact evaluation.dataset evaluation.guarantee
          evaluation.metrics runtime.bundle runtime.error runtime.json runtime.mapper runtime.text
          spi
      evaluation.traffic -> evaluation.drift runtime.bundle runtime.error runtime.json
          runtime.mapper spi
      training.crossdomain -> evaluation.crossdomain evaluation.dataset evaluation.metrics
          runtime.bundle runtime.error runtime.mapper runtime.registry spi training.trainer
      training.lock -> evaluation.artifact evaluation.dataset evaluation.guarantee
          evaluation.metrics evaluation.sweep evaluation.traffic runtime.bundle
          runtime.encoder runtime.error runtime.json runtime.mapper runtime.registry
          runtime.text spi training.selection training.trainer
      training.quality -> evaluation.dataset evaluation.quality runtime.bundle runtime.error
          spi training.trainer
      training.recipe -> evaluation.artifact evaluation.dataset evaluation.guarantee
          evaluation.metrics evaluation.sweep runtime.bundle runtime.error runtime.json
          runtime.mapper runtime.registry spi training.lock training.selection training.trainer
      training.selection -> evaluation.dataset evaluation.metrics evaluation.sweep runtime.bundle
          runtime.error runtime.featurizer runtime.mapper runtime.registry runtime.text
          training.trainer
      training.trainer -> evaluation.dataset evaluation.metrics runtime.bundle runtime.encoder
          runtime.error runtime.featurizer runtime.json runtime.mapper runtime.registry
          runtime.text spi
      rails ->
      rails.audit -> rails.detect rails.text rails.trace rails.warp runtime.bundle
          runtime.decisionmodel runtime.encoder runtime.error runtime.featurizer
          runtime.mapper runtime.registry spi
      rails.denoise -> rails.detect rails.trace runtime.json
      rails.detect ->
      rails.fitted -> rails.denoise rails.detect rails.format rails.trace rails.warp
          runtime.bundle runtime.json
      rails.format -> runtime.error runtime.json
      rails.jsonl -> rails.audit rails.denoise rails.detect rails.fitted rails.reference
          rails.text rails.trace rails.warp runtime.error runtime.json
      rails.plot -> rails.audit rails.detect rails.trace
      rails.reference -> rails.detect rails.trace rails.warp
      rails.text -> rails.detect rails.format rails.trace rails.warp runtime.bundle
          runtime.encoder runtime.error runtime.featurizer runtime.json runtime.text spi
      rails.trace ->
      rails.warp ->
      report -> evaluation.crossdomain evaluation.guarantee evaluation.metrics evaluation.quality
          evaluation.sweep runtime.bundle runtime.error runtime.json runtime.mapper runtime.text
      contract -> evaluation.dataset runtime.bundle runtime.error runtime.mapper
          runtime.registry runtime.text spi training.trainer
      contract.scaffold -> evaluation.artifact runtime.error
      domains.arc -> spi
      domains.clusterops -> spi
      domains.defi -> spi
      cli -> cli.bench cli.console cli.data cli.domains cli.encoder cli.options cli.rails cli.serve
          cli.verbs runtime.error runtime.mapper runtime.registry
      cli.bench -> cli.console cli.options evaluation.dataset evaluation.guarantee
          evaluation.metrics evaluation.robustness runtime.json runtime.mapper runtime.registry
          runtime.text spi training.quality training.trainer
      cli.console -> evaluation.artifact evaluation.dataset runtime.error runtime.json
          runtime.mapper
      cli.data -> cli.console cli.options evaluation.artifact evaluation.dataset
          evaluation.quality runtime.json runtime.registry spi training.quality
          training.trainer
      cli.domains -> cli.console cli.options contract contract.scaffold evaluation.artifact
          evaluation.dataset runtime.bundle runtime.error runtime.json runtime.registry spi
      cli.encoder -> cli.console cli.options evaluation.artifact runtime.bundle
          runtime.error
      cli.options -> cli.console cli.stream evaluation.artifact evaluation.crossdomain
          evaluation.dataset evaluation.drift evaluation.guarantee evaluation.replay
          evaluation.sweep rails.denoise runtime.encoder runtime.error runtime.mapper
          runtime.registry runtime.text spi training.crossdomain training.trainer
      cli.rails -> cli.console cli.options cli.stream evaluation.artifact
          evaluation.crossdomain evaluation.dataset evaluation.metrics rails.audit rails.fitted rails.jsonl
          rails.plot rails.text runtime.bundle runtime.error runtime.json runtime.mapper
          runtime.registry spi
      cli.serve -> cli.console cli.options evaluation.dataset evaluation.replay
          runtime.error runtime.json runtime.mapper runtime.registry service.api
          service.fallback service.http service.log service.metrics service.model
          service.shadow service.stdio service.traffic
      cli.stream -> cli.console evaluation.dataset runtime.error runtime.json
      cli.verbs -> cli.console cli.options cli.rails cli.stream evaluation.artifact
          evaluation.crossdomain evaluation.dataset evaluation.drift evaluation.guarantee
          evaluation.metrics evaluation.quality evaluation.replay evaluation.sweep
          evaluation.traffic mcp rails.audit report runtime.bundle runtime.error runtime.json
          runtime.mapper runtime.registry runtime.text spi training.crossdomain training.lock
          training.recipe training.selection training.trainer
      langchain4j -> runtime.decisionmodel runtime.error runtime.json runtime.mapper
      mcp -> rails.audit runtime.decisionmodel runtime.error runtime.json runtime.mapper spi
      service.api -> rails.audit rails.jsonl rails.plot rails.text runtime.decisionmodel
          runtime.error runtime.json runtime.mapper service.fallback service.fault
          service.metrics service.model service.page service.traffic service.wire
      service.fallback -> runtime.error runtime.json runtime.mapper service.fault
          service.model
      service.fault -> runtime.error
      service.http -> runtime.error service.api service.fallback service.fault service.wire
      service.log -> evaluation.dataset evaluation.replay runtime.bundle runtime.error runtime.json
          runtime.mapper service.model
      service.metrics -> evaluation.traffic runtime.mapper service.model service.traffic
      service.model -> evaluation.dataset rails.audit rails.text runtime.decisionmodel
          runtime.error runtime.mapper runtime.registry service.fault spi
      service.page ->
      service.shadow -> runtime.mapper service.metrics service.model
      service.stdio -> runtime.json service.api service.fallback service.fault service.wire
      service.traffic -> evaluation.traffic runtime.bundle runtime.mapper service.model
      service.wire -> runtime.decisionmodel runtime.error runtime.json runtime.mapper service.fallback
          service.fault service.model
      """;

  @ArchTest
  static void packagesSeeWhatTheTableSays(JavaClasses classes) {
    Map<String, Set<String>> seen = new TreeMap<>();
    for (JavaClass type : classes) {
      Set<String> others = seen.computeIfAbsent(room(type), room -> new TreeSet<>());
      type.getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass().getBaseComponentType())
          .filter(target -> target.getPackageName().startsWith("io.micromap."))
          .map(ArchitectureTest::room)
          .filter(room -> !room.equals(room(type)))
          .forEach(others::add);
    }
    assertThat(lines(seen)).containsExactlyInAnyOrderElementsOf(lines(table()));
  }

  private static String room(JavaClass type) {
    return type.getPackageName().substring("io.micromap.".length());
  }

  private static Map<String, Set<String>> table() {
    Map<String, Set<String>> table = new TreeMap<>();
    for (String line : PACKAGES.replaceAll("\n +", " ").lines().toList()) {
      String[] sides = line.split(" ->", -1);
      table.put(sides[0], new TreeSet<>(List.of(sides[1].strip().split(" +"))));
      table.get(sides[0]).remove("");
    }
    return table;
  }

  private static List<String> lines(Map<String, Set<String>> table) {
    return table.entrySet().stream()
        .map(row -> row.getKey() + " -> " + String.join(" ", row.getValue()))
        .toList();
  }

  @ArchTest
  static final ArchRule runtimeSeesItsOwnLibrariesAlone =
      classes()
          .that()
          .resideInAPackage("io.micromap.runtime..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.micromap..",
              "com.fasterxml.jackson..",
              LUCENE,
              SHADED_LUCENE,
              SCHEMA_VALIDATOR,
              NULLNESS,
              "java..");

  @ArchTest
  static final ArchRule domainsSeeTheJdkAlone =
      classes()
          .that()
          .resideInAPackage("io.micromap.domains..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("io.micromap..", "java..");

  @ArchTest
  static final ArchRule templatesAndMarkdownStayInTheReport =
      onlyIn(resideInAPackage("io.micromap.report.."), MUSTACHE, COMMONMARK);

  @ArchTest
  static final ArchRule solversStayWhereEvidenceIsLearnt =
      onlyIn(
          resideInAPackage("io.micromap.training.trainer..")
              .or(resideInAPackage("io.micromap.rails.text..")),
          TRIBUO);

  @ArchTest
  static final ArchRule csvStaysInDatasetAndArtifact =
      onlyIn(
          resideInAPackage("io.micromap.evaluation.dataset..")
              .or(resideInAPackage("io.micromap.evaluation.artifact..")),
          COMMONS_CSV);

  @ArchTest
  static final ArchRule luceneStaysWithPromptsAndTheirWords =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.micromap.runtime.featurizer..", "io.micromap.runtime.text..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(LUCENE, SHADED_LUCENE)
                  .and(DescribedPredicate.not(nameMatching(".*\\.lucene\\.util\\.Version"))));

  @ArchTest
  static final ArchRule theVersionOfLuceneIsAlsoInTheBundle =
      onlyIn(
          resideInAPackage("io.micromap.runtime.featurizer..")
              .or(resideInAPackage("io.micromap.runtime.text.."))
              .or(resideInAPackage("io.micromap.runtime.bundle..")),
          LUCENE,
          SHADED_LUCENE);

  @ArchTest
  static final ArchRule theSchemaValidatorStaysWithFolderDomains =
      onlyIn(resideInAPackage("io.micromap.runtime.folder.."), SCHEMA_VALIDATOR);

  @ArchTest
  static final ArchRule guiceAndPicocliStayInTheCommandLine =
      onlyIn(resideInAPackage("io.micromap.cli.."), GUICE[0], GUICE[1], PICOCLI);

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("io.micromap.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule namesSayWhatAClassIs =
      noClasses()
          .should()
          .haveNameMatching(".*(Utils?|Helpers?|Impl|Manager|Common)(\\$.*)?")
          .because("a class is named by the term of its field");

  @ArchTest
  static final ArchRule standardStreamsAndExitAreForTheCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.micromap.cli..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .accessField(System.class, "in")
          .orShould()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Throwable.class, "printStackTrace");

  @ArchTest
  static final ArchRule onlyMainEndsTheProgramAndOpensTheStreams =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(Main.class.getName())
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(System.class, "exit", int.class);

  @Test
  void everyPackageSaysWhatItIsFor() throws IOException {
    for (Path root : Repository.sources("src/main/java")) {
      try (Stream<Path> files = Files.walk(root)) {
        List<Path> without =
            files
                .filter(file -> file.toString().endsWith(".java"))
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                .toList();
        assertThat(without).as("packages without package-info.java").isEmpty();
      }
    }
  }

  private static ArchRule onlyIn(DescribedPredicate<JavaClass> home, String... libraries) {
    return noClasses()
        .that(DescribedPredicate.not(home))
        .and(resideOutsideOfPackages(libraries))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries);
  }
}
