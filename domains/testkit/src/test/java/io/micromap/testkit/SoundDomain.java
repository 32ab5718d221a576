package io.micromap.testkit;

import io.micromap.spi.Dataset;
import io.micromap.spi.Dataset.Split;
import io.micromap.spi.DomainModule;
import io.micromap.spi.Label;
import io.micromap.spi.Thresholds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A small domain that keeps the contract; tests break it in one place. */
public class SoundDomain implements DomainModule {

  private static final Map<String, URI> FILES = new ConcurrentHashMap<>();

  static final String TRAINING =
      """
      prompt,label
      switch it on,on
      turn on the lamp,on
      light the lamp,on
      lamp on please,on
      switch it off,off
      turn off the lamp,off
      darken the room,off
      lamp off please,off
      """;

  static final String EVALUATION = "prompt,label\nplease switch on,on\nplease switch off,off\n";
  static final String GOLDEN = "prompt,label\nturn on the lamp now,on\nturn off the lamp now,off\n";

  @Override
  public String id() {
    return "sound";
  }

  @Override
  public List<Label> labels() {
    return List.of(Label.of("on", "Light.", "switch on"), Label.of("off", "Dark.", "switch off"));
  }

  @Override
  public Thresholds defaultThresholds() {
    return Thresholds.global(0.1);
  }

  @Override
  public List<Dataset> datasets() {
    return datasets(TRAINING, EVALUATION, GOLDEN);
  }

  static List<Dataset> datasets(String training, String evaluation, String golden) {
    return List.of(
        dataset(Split.TRAINING, training),
        dataset(Split.EVALUATION, evaluation),
        dataset(Split.GOLDEN, golden));
  }

  private static Dataset dataset(Split split, String csv) {
    return new Dataset(split, FILES.computeIfAbsent(csv, SoundDomain::write), Optional.empty());
  }

  private static URI write(String csv) {
    try {
      Path file = Files.createTempFile("rows", ".csv");
      file.toFile().deleteOnExit();
      return Files.writeString(file, csv).toUri();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
