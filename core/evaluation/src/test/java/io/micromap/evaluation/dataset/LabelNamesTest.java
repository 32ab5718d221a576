package io.micromap.evaluation.dataset;

import static io.micromap.evaluation.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.micromap.evaluation.SampleRows;
import io.micromap.runtime.error.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelNamesTest {

  @Test
  void aLabelThatIsTheOutOfScopeWordButForCaseIsRefusedWithBothNamed() {
    assertFails(
        ErrorCode.BAD_VALUE,
        () -> LabelNames.requireDistinct(read("a,pay\nb,OOS\nc,oos\n")),
        "The out-of-scope label 'oos' (rows.csv, line 4) and 'OOS' (rows.csv, line 3) differ in"
            + " nothing but case.",
        "Write each label in one way.");
  }

  @Test
  void whereNoRowCarriesTheWordTheOptionIsNamed() {
    assertFails(
        ErrorCode.BAD_VALUE,
        () -> LabelNames.requireDistinct(read("a,pay\nb,OOS\n")),
        "Label 'OOS' (rows.csv, line 3) says out of scope, but out-of-scope rows carry 'oos'",
        "Give oosLabel OOS, or write 'oos' in these rows.");
  }

  @Test
  void besideRowsThatCarryTheWordAnotherIsToBeWrittenAsIt() {
    assertFails(
        ErrorCode.BAD_VALUE,
        () -> LabelNames.requireDistinct(read("a,pay\nb,out_of_scope\nc,oos\n")),
        "Label 'out_of_scope' (rows.csv, line 3) says out of scope",
        "it would be a class of its own, and answered.\nWrite 'oos' in these rows.");
  }

  @Test
  void aLabelOfTheRowsMayNotLookLikeAKnownClass() {
    assertFails(
        ErrorCode.BAD_VALUE,
        () -> DatasetReader.requireLabels(read("a,Pay\nb,pay\n"), List.of("pay", "refund")),
        "Label 'pay' (rows.csv, line 3) and 'Pay' (rows.csv, line 2) differ in nothing but case.");
  }

  @Test
  void aKnownClassMayNotLookLikeTheOutOfScopeWord() {
    assertFails(
        ErrorCode.BAD_VALUE,
        () -> DatasetReader.requireLabels(read("a,pay\nb,oos\n"), List.of("pay", "OOS")),
        "The out-of-scope label 'oos' (rows.csv, line 3) and 'OOS' differ in nothing but case.");
  }

  @Test
  void labelsOfManyClassesAreComparedOnceEach() {
    assertThat(LabelNames.same(read("a,pay\nb,PAY\nc,Pay\n"), List.of())).hasSize(3);
    assertThatCode(() -> LabelNames.requireDistinct(read("a,resume\nb,résumé\nc,oos\n")))
        .doesNotThrowAnyException();
  }

  @Test
  void aClassMayNotSayOutOfScopeInAnotherWord() {
    for (String label : List.of("out_of_scope", "Out-of-Scope", "0oS", "out of domain", "OOD")) {
      assertFails(
          ErrorCode.BAD_VALUE,
          () -> LabelNames.requireDistinct(read("a,pay\nb," + label + "\n")),
          "Label '" + label + "' (rows.csv, line 3) says out of scope",
          "Give oosLabel " + label + ", or write 'oos' in these rows.");
    }
    LabelledPrompts named =
        new LabelledPrompts("rows.csv", read("a,pay\nb,out_of_scope\n").rows(), "out_of_scope");
    assertThatCode(() -> LabelNames.requireDistinct(named)).doesNotThrowAnyException();
  }

  @Test
  void labelsThatMayMeanNoClassAreFound() {
    assertThat(ScopeNames.vague(List.of("pay", "None", "n/a", "other", "order", "no_match")))
        .containsExactly("None", "n/a", "other", "no_match");
  }

  private static LabelledPrompts read(String rows) {
    return SampleRows.read("prompt,label\n" + rows);
  }
}
