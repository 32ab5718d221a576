package io.micromap.runtime.encoder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;

/** Embeddings of one encoder that another process may use again. */
final class EmbeddingFile {

  /** Most texts in a file; of 384 numbers each they take 50 MB. */
  static final int MOST = 1 << 16;

  private final EmbeddingRecord form;
  private final Optional<Path> file;

  /**
   * The file of an encoder.
   *
   * @param folder where it lies; without it nothing is read or written
   */
  EmbeddingFile(EncoderIdentity encoder, Optional<Path> folder) {
    this.form = new EmbeddingRecord(encoder);
    this.file =
        folder.map(
            path -> path.resolve("embeddings-" + encoder.sha256().substring(0, 16) + ".bin"));
  }

  /**
   * What the file holds, in its order; nothing where it is missing, damaged or another encoder's.
   */
  Map<TextKey, short[]> read() {
    try {
      if (file.isPresent() && Files.size(file.get()) <= form.size(MOST)) {
        return form.read(Files.readAllBytes(file.get())).orElse(Map.of());
      }
    } catch (IOException e) {
      // Whatever cannot be read is embedded again.
    }
    return Map.of();
  }

  /** Writes the file whole or not at all; where it cannot, the old file stays. */
  void write(Map<TextKey, short[]> rows) {
    if (file.isEmpty()) {
      return;
    }
    try {
      Path folder = file.get().toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path temporary = Files.createTempFile(folder, "embeddings", ".part");
      try {
        Files.write(temporary, form.write(rows));
        Files.move(temporary, file.get(), StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      // Without the file the same is embedded again.
    }
  }
}
