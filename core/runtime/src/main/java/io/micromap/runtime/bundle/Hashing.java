package io.micromap.runtime.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * The check of an archive's bytes on a thread of its own: hashing takes as long as all else that
 * reading a long bundle does.
 *
 * @param result the SHA-256 of all bytes
 */
record Hashing(CompletableFuture<String> result) {

  /** Shorter archives are hashed before a thread has started. */
  private static final int LONG = 1 << 20;

  /** Starts {@link Archive#requireWhole}. */
  static Hashing start(byte[] bytes, Map<String, byte[]> entries) {
    Executor executor = bytes.length < LONG ? Runnable::run : Hashing::inThread;
    return new Hashing(CompletableFuture.supplyAsync(() -> hash(bytes, entries), executor));
  }

  private static void inThread(Runnable work) {
    Thread thread = new Thread(work, "micromap-hash");
    thread.setDaemon(true);
    thread.start();
  }

  private static String hash(byte[] bytes, Map<String, byte[]> entries) {
    try {
      return Archive.requireWhole(bytes, entries);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits for the hash.
   *
   * @throws IOException if bytes were changed, added or lost
   */
  String sha256() throws IOException {
    try {
      return result.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UncheckedIOException failed) {
        throw failed.getCause();
      }
      throw e;
    }
  }
}
