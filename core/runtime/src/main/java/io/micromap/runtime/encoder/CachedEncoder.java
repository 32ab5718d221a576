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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An encoder that remembers the texts that came in lists, in memory and in a file, by their hash:
 * training reads the same rows again and again. A text that came alone is looked up and not
 * remembered. The file saves time alone: a damaged one is passed over and written anew, and where
 * none can be written there is none. Both hold the latest texts, {@value EmbeddingFile#MOST} at
 * most.
 */
public final class CachedEncoder implements Encoder {

  /** System property with the folder of the file; without it there is no file. */
  public static final String FOLDER = "micromap.cache";

  /** So many texts are embedded between two messages of progress. */
  private static final int CHUNK = 64;

  /** So many are embedded between two times of writing; an interrupted run loses no more. */
  private static final int PATIENCE = 4096;

  private static final Map<EncoderIdentity, CachedEncoder> SHARED = new ConcurrentHashMap<>();

  /** The texts that came alone during a piece of work of this thread. */
  private static final ThreadLocal<@Nullable Map<TextOf, float[]>> DURING = new ThreadLocal<>();

  private final Encoder encoder;
  private final EmbeddingFile file;

  /** In the order in which they were embedded; guarded by this object. */
  private final Map<TextKey, short[]> known = new LinkedHashMap<>();

  /** Whether the file was read; guarded by this object. */
  private boolean isRead;

  private int unwritten;

  /** What stands in for the encoder. */
  private volatile Map<TextKey, short[]> taken = Map.of();

  private CachedEncoder(Encoder encoder, EmbeddingFile file) {
    this.encoder = encoder;
    this.file = file;
  }

  /**
   * The one of an encoder in this process, with a file in the folder that {@value #FOLDER} names.
   */
  static CachedEncoder shared(Encoder encoder) {
    if (encoder instanceof CachedEncoder cached) {
      return cached;
    }
    return SHARED.computeIfAbsent(
        encoder.identity(),
        identity ->
            of(
                encoder,
                Optional.ofNullable(System.getProperty(FOLDER))
                    .filter(folder -> !folder.isEmpty())
                    .map(Path::of)));
  }

  /** The one of an encoder that was opened in this process before, under whatever name. */
  static Optional<Encoder> known(EncoderIdentity identity) {
    CachedEncoder named = SHARED.get(identity);
    return named != null
        ? Optional.of(named)
        : SHARED.values().stream()
            .filter(known -> known.identity().isSame(identity))
            .map(Encoder.class::cast)
            .findFirst();
  }

  /** One with a file in a folder, if there is one. */
  static CachedEncoder of(Encoder encoder, Optional<Path> folder) {
    return new CachedEncoder(encoder, new EmbeddingFile(encoder.identity(), folder));
  }

  /** A text for an encoder. */
  private record TextOf(EncoderIdentity encoder, TextKey text) {}

  /**
   * What some work gives during which a text that comes alone again on this thread is not embedded
   * again. It decides how long the work takes, never what it gives.
   */
  public static <T> T remembering(Supplier<T> work) {
    if (DURING.get() != null) {
      return work.get();
    }
    DURING.set(new HashMap<>());
    try {
      return work.get();
    } finally {
      DURING.remove();
    }
  }

  @Override
  public EncoderIdentity identity() {
    return encoder.identity();
  }

  @Override
  public float[][] embed(List<String> texts) {
    if (texts.size() != 1) {
      return embed(texts, done -> {});
    }
    TextKey key = TextKey.of(texts.get(0));
    short[] row = known(key);
    return row == null ? alone(key, texts) : new float[][] {EmbeddingGrid.floats(row)};
  }

  @Override
  public boolean readsWhole(String text) {
    return encoder.readsWhole(text);
  }

  private float[][] alone(TextKey key, List<String> text) {
    Map<TextOf, float[]> during = DURING.get();
    if (during == null) {
      return encoder.embed(text);
    }
    float[] row =
        during.computeIfAbsent(new TextOf(identity(), key), known -> encoder.embed(text)[0]);
    return new float[][] {row.clone()};
  }

  private synchronized short @Nullable [] known(TextKey key) {
    return taken.getOrDefault(key, known.get(key));
  }

  /** The rows of some texts from the encoder itself, on all cores. */
  float[][] fresh(List<String> texts) {
    return texts.parallelStream()
        .map(text -> encoder.embed(List.of(text))[0])
        .toArray(float[][]::new);
  }

  /** Lets some rows stand in for the encoder, in place of those before; none is remembered. */
  void take(Map<TextKey, short[]> rows) {
    taken = rows;
  }

  /**
   * As {@link #embed(List)}, on all cores; every text is remembered.
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
    if (!isRead) {
      isRead = true;
      file.read().forEach(known::putIfAbsent);
    }
    Map<TextKey, short[]> rows = new HashMap<>();
    for (TextKey key : keys) {
      short[] row = known(key);
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
