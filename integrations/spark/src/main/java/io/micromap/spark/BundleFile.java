package io.micromap.spark;

import io.micromap.runtime.bundle.BundleFormat;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Reads a mapper's bundle from any file system that Spark reads from. */
final class BundleFile {

  private BundleFile() {}

  /**
   * A bundle's bytes.
   *
   * @param file a path or address, such as {@code s3a://bucket/my.mapper}; without a scheme, of
   *     Spark's default file system
   * @throws MicromapException if there is no such file, or reading fails
   */
  static SharedMapper read(String file, Configuration configuration) {
    try {
      Path path = new Path(file);
      FileSystem files = path.getFileSystem(configuration);
      return new SharedMapper(read(files, files.getFileStatus(path)), file);
    } catch (FileNotFoundException e) {
      throw missing(file, e);
    } catch (IOException | IllegalArgumentException e) {
      throw new MicromapException(
          ErrorCode.IO, "Cannot read " + file + ": " + e.getMessage() + ".", e);
    }
  }

  private static byte[] read(FileSystem files, FileStatus status) throws IOException {
    if (!status.isFile()) {
      throw new FileNotFoundException(status.getPath() + " is a folder");
    }
    if (status.getLen() > BundleFormat.MAX_BYTES) {
      throw new MicromapException(
          ErrorCode.BAD_BUNDLE,
          status.getPath() + " is longer than a mapper bundle can be (1 GiB); check the path.");
    }
    try (FSDataInputStream in = files.open(status.getPath())) {
      byte[] bytes = new byte[(int) status.getLen()];
      in.readFully(bytes);
      return bytes;
    }
  }

  private static MicromapException missing(String file, FileNotFoundException e) {
    return new MicromapException(
        ErrorCode.BAD_BUNDLE,
        "No mapper bundle at "
            + file
            + "; train one, or check the path. A path without a scheme is one of Spark's default"
            + " file system; file:///… is one of the driver's machine.",
        e);
  }
}
