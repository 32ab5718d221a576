package io.micromap.training.lock;

import io.micromap.runtime.bundle.Sha256;
import io.micromap.runtime.encoder.CarriedEmbeddings;
import io.micromap.runtime.encoder.Encoder;
import io.micromap.runtime.encoder.EncoderIdentity;
import io.micromap.runtime.encoder.Encoders;
import io.micromap.runtime.json.Check;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The embeddings of a lock's rows, which it carries if the training read any: {@code
 * docs/formats.md}.
 *
 * @param path of the file, relative to the lock's folder
 * @param sha256 of the file
 */
public record LockedEmbeddings(String path, String sha256) {

  /** Name of the file. */
  public static final String NAME = "embeddings.bin";

  /** Least cosine between a carried row and a fresh one of the same encoder. */
  static final double LEAST_COSINE = 0.97;

  /** So many rows are embedded anew to compare, at most. */
  private static final int COMPARED = 1000;

  /** Refuses what is no path or no hash. */
  public LockedEmbeddings {
    Check.path("embeddings.path", path);
    Check.sha256("embeddings.sha256", sha256);
  }

  /** The bytes for the rows of a lock. */
  static byte[] of(EncoderIdentity encoder, LockedRows rows) {
    return CarriedEmbeddings.write(encoder(encoder), rows.texts());
  }

  private static Encoder encoder(EncoderIdentity identity) {
    return Encoders.load().require(identity, "the lock");
  }

  /**
   * What was read of a file.
   *
   * @param carried the embeddings, if they are those of the lock
   * @param difference in words, if they are not
   */
  record Read(Optional<CarriedEmbeddings> carried, Optional<String> difference) {

    private static Read differs(String difference) {
      return new Read(Optional.empty(), Optional.of("embeddings: " + difference));
    }
  }

  /** Reads the file and compares it with the lock, its rows and fresh embeddings of some. */
  Read read(Path folder, EncoderIdentity identity, LockedRows rows) {
    Path file = folder.resolve(path);
    byte[] bytes = LockFolder.bytes(file);
    String found = Sha256.hex(bytes);
    if (!found.equals(sha256)) {
      return Read.differs(file + " has hash " + found + "; the lock has " + sha256 + ".");
    }
    Optional<CarriedEmbeddings> carried = CarriedEmbeddings.read(encoder(identity), bytes);
    return carried
        .filter(all -> all.hold(rows.texts()))
        .map(all -> compared(all, rows.texts(), file))
        .orElseGet(
            () ->
                Read.differs(
                    file
                        + " does not hold the embeddings of the lock's rows by "
                        + identity.id()
                        + "."));
  }

  private static Read compared(CarriedEmbeddings carried, List<String> texts, Path file) {
    int step = Math.max(1, (texts.size() + COMPARED - 1) / COMPARED);
    List<String> some =
        IntStream.range(0, texts.size()).filter(i -> i % step == 0).mapToObj(texts::get).toList();
    double least = carried.leastCosine(some);
    return least >= LEAST_COSINE
        ? new Read(Optional.of(carried), Optional.empty())
        : Read.differs(
            String.format(
                Locale.ROOT,
                "a row of %s and the encoder's of the same text have the cosine %.3f; expected %.2f"
                    + " or more.",
                file,
                least,
                LEAST_COSINE));
  }
}
