package io.micromap.runtime.error;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a file or folder cannot be read or written, in plain words: never the name of a class. */
public final class FileFault {

  private FileFault() {}

  /** The reason, in one line without a full stop. */
  public static String of(IOException e) {
    if (e instanceof CharacterCodingException) {
      return "it is not UTF-8 text";
    }
    if (!(e instanceof FileSystemException file)) {
      return e.getMessage() == null ? "input or output failed" : FirstLine.of(e);
    }
    if (file instanceof NoSuchFileException) {
      return "there is no " + file.getFile();
    }
    if (file instanceof AccessDeniedException) {
      return "this user may not";
    }
    if (file instanceof NotDirectoryException || file instanceof FileAlreadyExistsException) {
      return file.getFile() + " is a file, not a folder";
    }
    if (file instanceof DirectoryNotEmptyException) {
      return file.getFile() + " is a folder";
    }
    if (file instanceof FileSystemLoopException) {
      return file.getFile() + " is a link to itself";
    }
    return file.getReason() == null ? "input or output failed" : file.getReason();
  }
}
