package io.micromap.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The same document has the same bytes in every Java. */
@AnalyzeClasses(
    packages = "io.micromap",
    importOptions = {
      ImportOption.DoNotIncludeTests.class,
      ArchitectureTest.DoNotIncludeTestJars.class
    })
class FieldOrderTest {

  @ArchTest
  static final ArchRule fieldsThatAreMethodsHaveAnOrder =
      classes()
          .that(
              DescribedPredicate.describe(
                  "have several fields that are methods", FieldOrderTest::hasSeveral))
          .should()
          .beAnnotatedWith(JsonPropertyOrder.class)
          .because("Java lists methods in an order of its own, which differs from run to run");

  private static boolean hasSeveral(JavaClass type) {
    return type.getMethods().stream().filter(FieldOrderTest::isField).count() > 1;
  }

  /** The components of a record stand in their order, and their methods have their annotations. */
  private static boolean isField(JavaMethod method) {
    return method.isAnnotatedWith(JsonProperty.class)
        && method.getOwner().tryGetField(method.getName()).isEmpty();
  }
}
