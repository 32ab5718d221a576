package io.micromap.service.log;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A file of lines that one service alone appends to. It is read through the handle that writes it:
 * on POSIX systems a process gives up its locks of a file when it closes any handle of it.
 */
final class SoleFile implements Closeable {

  private static final int LONGEST = 4 << 20;

  private final FileChannel channel;
  private final boolean regular;

  private SoleFile(FileChannel channel, boolean regular) {
    this.channel = channel;
    this.regular = regular;
  }

  /**
   * Opens a file to append to, and makes it where it is not there. That nobody else appends to it
   * holds until it is closed.
   *
   * @throws MicromapException with {@link ErrorCode#IO} if another service writes it
   */
  static SoleFile open(Path file) throws IOException {
    boolean regular = !Files.exists(file) || Files.isRegularFile(file);
    Set<OpenOption> options =
        regular
            ? Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)
            : Set.of(StandardOpenOption.APPEND);
    FileChannel channel = FileChannel.open(file, options);
    boolean alone;
    try {
      alone = channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      alone = false;
    }
    if (!alone) {
      channel.close();
      throw new MicromapException(
          ErrorCode.IO,
          file + ": another service writes it. Stop that one, or give each a file of its own.");
    }
    return new SoleFile(channel, regular);
  }

  /**
   * What is made of the last line, which is empty where the file has none, or is a device. Closes
   * the file if nothing can be made of it.
   *
   * @throws IllegalArgumentException if the line has no end
   */
  <T> T last(Function<Optional<String>, T> read) throws IOException {
    try {
      return read.apply(lastLine());
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private Optional<String> lastLine() throws IOException {
    if (!regular || channel.size() == 0) {
      return Optional.empty();
    }
    ByteBuffer end = ByteBuffer.allocate((int) Math.min(LONGEST, channel.size()));
    long from = channel.size() - end.capacity();
    while (end.hasRemaining() && channel.read(end, from + end.position()) >= 0) {
      // Until all is read.
    }
    String text = new String(end.array(), 0, end.position(), StandardCharsets.UTF_8);
    if (!text.endsWith("\n")) {
      throw new IllegalArgumentException("it has no end");
    }
    String line = text.substring(0, text.length() - 1);
    return Optional.of(line.substring(line.lastIndexOf('\n') + 1));
  }

  /** Appends a line, without its end. */
  void append(String line) throws IOException {
    if (regular) {
      channel.position(channel.size());
    }
    ByteBuffer rest = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    while (rest.hasRemaining()) {
      channel.write(rest);
    }
  }

  boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
