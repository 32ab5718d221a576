package io.micromap.training.crossdomain;

import static io.micromap.evaluation.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.evaluation.dataset.ConflictPolicy;
import io.micromap.evaluation.dataset.DatasetReader;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.training.trainer.SampleTraining;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DomainDataTest {

  private static final DatasetReader READER = new DatasetReader("oos", ConflictPolicy.ERROR);

  @TempDir private Path folder;

  private void write(String set, String training, String evaluation) throws IOException {
    Path made = Files.createDirectories(folder.resolve(set));
    Files.writeString(made.resolve("train.csv"), training);
    Files.writeString(made.resolve("eval.csv"), evaluation);
  }

  @Test
  void everyFolderIsADataSetSortedByName() throws IOException {
    write("b", "prompt,label\nx,one\ny,two\n", "prompt,label\nz,two\n");
    write("a", "prompt,label\nx,one\ny,two\n", "prompt,label\nz,oos\n");
    Files.createDirectories(folder.resolve(".hidden"));
    Files.writeString(folder.resolve("notes.txt"), "not a data set");

    assertThat(DomainData.inFolder(folder, READER))
        .extracting(DomainData::id)
        .containsExactly("a", "b");
  }

  @Test
  void aFolderWithoutDataSetsIsRefused() {
    assertFails(
        ErrorCode.EMPTY_FILE, () -> DomainData.inFolder(folder, READER), "train.csv", "eval.csv");
    assertFails(
        ErrorCode.MISSING_FILE,
        () -> DomainData.inFolder(folder.resolve("nowhere"), READER),
        "no such folder");
  }

  @Test
  void withoutADomainThatShipsRowsThereIsNothingToEvaluate() {
    assertFails(
        ErrorCode.MISSING_FILE,
        () -> DomainData.shipped(SampleTraining.NO_DOMAINS, READER),
        "No loaded domain ships both");
  }

  @Test
  void anIncompleteDataSetIsNamed() throws IOException {
    write("a", "prompt,label\nx,one\ny,two\n", "prompt,label\nz,two\n");
    Files.delete(folder.resolve("a/eval.csv"));

    assertFails(ErrorCode.MISSING_FILE, () -> DomainData.inFolder(folder, READER), "eval.csv");
  }

  @Test
  void aLabelThatWasNotTrainedIsNamed() throws IOException {
    write("a", "prompt,label\nx,one\ny,two\n", "prompt,label\nz,three\n");

    assertFails(ErrorCode.UNKNOWN_LABEL, () -> DomainData.inFolder(folder, READER), "'three'");
  }

  @Test
  void aNameThatNoFileCouldHoldIsRefused() throws IOException {
    write("a,b", "prompt,label\nx,one\ny,two\n", "prompt,label\nz,two\n");

    assertFails(ErrorCode.BAD_VALUE, () -> DomainData.inFolder(folder, READER), "Rename");
  }
}
