package io.micromap.evaluation.artifact;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A file under a temporary name beside the one it is to replace. It is on the disk before it gets
 * its name, and has the permissions and the owner of the file it replaces.
 */
final class Replacement implements Closeable {

  private final Path file;
  private final Path temporary;
  private final FileChannel channel;

  private Replacement(Path file, Path temporary, FileChannel channel) {
    this.file = file;
    this.temporary = temporary;
    this.channel = channel;
    temporary.toFile().deleteOnExit();
  }

  /** Opens a file of a name that nothing else has; makes the folder if need be. */
  static Replacement open(Path file) throws IOException {
    Path folder = file.getParent();
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
    while (true) {
      Path temporary = folder.resolve(temporaryName());
      try {
        return new Replacement(
            file,
            temporary,
            FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
      } catch (FileAlreadyExistsException e) {
        // Another process has drawn the same name; draw again.
      }
    }
  }

  /** Unlike that of a temporary file of the JDK, the file gets the permissions users expect. */
  private static String temporaryName() {
    return ".micromap-"
        + ProcessHandle.current().pid()
        + "-"
        + Long.toHexString(ThreadLocalRandom.current().nextLong())
        + ".tmp";
  }

  OutputStream stream() {
    return Channels.newOutputStream(channel);
  }

  void write(byte[] bytes) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    while (rest.hasRemaining()) {
      channel.write(rest);
    }
  }

  /** Puts the file in its place. */
  void commit() throws IOException {
    channel.force(true);
    channel.close();
    if (Files.exists(file)) {
      likeTheOld();
    }
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    syncFolder();
  }

  private void likeTheOld() throws IOException {
    PosixFileAttributeView old = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    PosixFileAttributeView own =
        Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
    if (old == null || own == null) {
      return;
    }
    PosixFileAttributes wanted = old.readAttributes();
    PosixFileAttributes given = own.readAttributes();
    try {
      if (!given.group().equals(wanted.group())) {
        own.setGroup(wanted.group());
      }
      if (!given.owner().equals(wanted.owner())) {
        own.setOwner(wanted.owner());
      }
    } catch (IOException e) {
      // Only an administrator may give a file away; it then belongs to who wrote it.
    }
    own.setPermissions(wanted.permissions());
  }

  /** So that the name, too, survives a loss of power; not every system can do so. */
  private void syncFolder() {
    try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException e) {
      // The file is in its place all the same.
    }
  }

  /** Discards what was not committed. */
  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(temporary);
  }
}
