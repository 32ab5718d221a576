package io.micromap.service.log;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that one service alone appends to. */
final class SoleFile {

  private SoleFile() {}

  /**
   * Opens a file to append to, and makes it where it is not there. That nobody else appends to it
   * holds until the channel is closed.
   *
   * @throws MicromapException with {@link ErrorCode#IO} if another service writes it
   */
  static FileChannel open(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
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
    return channel;
  }
}
