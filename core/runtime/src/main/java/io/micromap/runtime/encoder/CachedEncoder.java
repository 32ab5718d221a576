package io.micromap.runtime.encoder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;

/**
 * An encoder that remembers what it embedded, in memory and in a file, by the hash of the text. The
 * file saves time alone: a damaged one is passed over and written anew, and where none can be
 * written there is none. Both hold the latest texts, {@value EmbeddingFile#MOST} at most.
 */
public final class CachedEncoder implements Encoder {

  /** System property with the folder of the file; without it there is no file. */
  public static final String FOLDER = "micromap.cache";

  /** So many texts are embedded between two messages of progress. */
  private static final int CHUNK = 64;

  /** So many are embedded between two times of writing; an interrupted run loses no more. */
  private static final int PATIENCE = 4096;

  private static final Map<EncoderIdentity, CachedEncoder> SHARED = new ConcurrentHashMap<>();

  private final Encoder encoder;
  private final EmbeddingFile file;

  /** In the order in which they were embedded; guarded by this object. */
  private final Map<TextKey, short[]> known;

  private int unwritten;

  private CachedEncoder(Encoder encoder, EmbeddingFile file) {
    this.encoder = encoder;
    this.file = file;
    this.known = new LinkedHashMap<>(file.read());
  }

  /**
   * The one of an encoder in this process, with a file in the folder that {@value #FOLDER} names.
   */
  public static CachedEncoder shared(Encoder encoder) {
    return SHARED.computeIfAbsent(
        encoder.identity(),
        identity ->
            of(
                encoder,
                Optional.ofNullable(System.getProperty(FOLDER))
                    .filter(folder -> !folder.isEmpty())
                    .map(Path::of)));
  }

  /** One with a file in a folder, if there is one. */
  static CachedEncoder of(Encoder encoder, Optional<Path> folder) {
    return new CachedEncoder(encoder, new EmbeddingFile(encoder.identity(), folder));
  }

  @Override
  public EncoderIdentity identity() {
    return encoder.identity();
  }

  @Override
  public float[][] embed(List<String> texts) {
    return embed(texts, done -> {});
  }

  /**
   * As {@link #embed(List)}, on all cores.
   *
   * @param progress receives how many of the texts are done, from time to time and at the end
   */
  public float[][] embed(List<String> texts, IntConsumer progress) {
    List<TextKey> keys = texts.stream().map(TextKey::of).toList();
    Map<TextKey, short[]> rows = known(keys);
    Map<TextKey, String> missing = new LinkedHashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      if (!rows.containsKey(keys.get(i))) {
        missing.put(keys.get(i), texts.get(i));
      }
    }
    int before = texts.size() - missing.size();
    add(missing, rows, done -> progress.accept(before + done));
    progress.accept(texts.size());
    return keys.stream()
        .map(key -> EmbeddingGrid.floats(rows.getOrDefault(key, new short[0])))
        .toArray(float[][]::new);
  }

  private synchronized Map<TextKey, short[]> known(List<TextKey> keys) {
    Map<TextKey, short[]> rows = new HashMap<>();
    for (TextKey key : keys) {
      short[] row = known.get(key);
      if (row != null) {
        rows.put(key, row);
      }
    }
    return rows;
  }

  private void add(Map<TextKey, String> missing, Map<TextKey, short[]> rows, IntConsumer progress) {
    List<Map.Entry<TextKey, String>> all = new ArrayList<>(missing.entrySet());
    for (int from = 0; from < all.size(); from += CHUNK) {
      int to = Math.min(all.size(), from + CHUNK);
      List<short[]> made =
          all.subList(from, to).parallelStream().map(text -> embed(text.getValue())).toList();
      for (int i = from; i < to; i++) {
        rows.put(all.get(i).getKey(), made.get(i - from));
        remember(all.get(i).getKey(), made.get(i - from));
      }
      progress.accept(to);
    }
    if (!all.isEmpty()) {
      write();
    }
  }

  private short[] embed(String text) {
    return EmbeddingGrid.steps(encoder.embed(List.of(text))[0]);
  }

  private synchronized void remember(TextKey key, short[] row) {
    known.put(key, row);
    if (known.size() > EmbeddingFile.MOST) {
      known.remove(known.keySet().iterator().next());
    }
    if (++unwritten >= PATIENCE) {
      write();
    }
  }

  private synchronized void write() {
    unwritten = 0;
    file.write(known);
  }
}
