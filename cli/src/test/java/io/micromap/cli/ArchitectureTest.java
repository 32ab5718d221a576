package io.micromap.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
  private static final String SCHEMA_VALIDATOR = "com.networknt..";
  private static final String MUSTACHE = "com.samskivert.mustache..";
  private static final String COMMONMARK = "org.commonmark..";
  private static final String[] GUICE = {"com.google.inject..", "jakarta.inject.."};
  private static final String PICOCLI = "picocli..";

  @ArchTest
  static final ArchRule spiSeesTheJdkAlone =
      classes()
          .that()
          .resideInAPackage("io.micromap.spi..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("io.micromap.spi..", "java..");

  @ArchTest
  static final ArchRule domainsSeeSpiAlone =
      classes()
          .that()
          .resideInAPackage("io.micromap.domains..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("io.micromap.domains..", "io.micromap.spi..", "java..");

  @ArchTest
  static final ArchRule domainsDoNotSeeEachOther =
      slices().matching("io.micromap.domains.(*)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule runtimeSeesSpiAndItsOwnLibrariesAlone =
      classes()
          .that()
          .resideInAPackage("io.micromap.runtime..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.micromap.runtime..",
              "io.micromap.spi..",
              "com.fasterxml.jackson..",
              LUCENE,
              SCHEMA_VALIDATOR,
              "java..");

  @ArchTest
  static final ArchRule trainingSeesNeitherRailsNorCommandLine =
      noClasses()
          .that()
          .resideInAPackage("io.micromap.training..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.micromap.rails..",
              "io.micromap.report..",
              "io.micromap.cli..",
              "io.micromap.domains..");

  @ArchTest
  static final ArchRule railsNeverSeeTraining =
      noClasses()
          .that()
          .resideInAPackage("io.micromap.rails..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.micromap.training..", "io.micromap.cli..");

  @ArchTest
  static final ArchRule reportSeesRuntimeAndTrainingAloneAndIsSeenByTheCommandLine =
      classes()
          .that()
          .resideInAPackage("io.micromap.report..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.micromap.report..",
              "io.micromap.training..",
              "io.micromap.runtime..",
              "io.micromap.spi..",
              "com.fasterxml.jackson..",
              MUSTACHE,
              COMMONMARK,
              "java..")
          .andShould()
          .onlyHaveDependentClassesThat()
          .resideInAnyPackage("io.micromap.report..", "io.micromap.cli..");

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
          resideInAPackage("io.micromap.training.dataset..")
              .or(resideInAPackage("io.micromap.training.artifact..")),
          COMMONS_CSV);

  @ArchTest
  static final ArchRule luceneStaysInTheFeaturizer =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.micromap.runtime.featurizer..")
          .should()
          .dependOnClassesThat(
              resideInAPackage(LUCENE)
                  .and(DescribedPredicate.not(name("org.apache.lucene.util.Version"))));

  @ArchTest
  static final ArchRule theVersionOfLuceneIsAlsoInTheBundle =
      onlyIn(
          resideInAPackage("io.micromap.runtime.featurizer..")
              .or(resideInAPackage("io.micromap.runtime.bundle..")),
          LUCENE);

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
