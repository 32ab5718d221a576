package io.micromap.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micromap.runtime.bundle.SampleBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuntimeClassPathTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.tribuo.Model",
        "de.bwaldvogel.liblinear.Linear",
        "org.apache.commons.csv.CSVFormat",
        "com.google.inject.Guice",
        "picocli.CommandLine"
      })
  void trainingAndCommandLineLibrariesAreNotHere(String name) {
    assertThatExceptionOfType(ClassNotFoundException.class).isThrownBy(() -> Class.forName(name));
  }

  @Test
  void aMapperLoadsAndAnswersAllTheSame() {
    assertThat(SampleBundle.mapper(SampleBundle.lamp()).map("light").label()).contains("on");
  }
}
