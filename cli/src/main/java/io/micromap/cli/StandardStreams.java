package io.micromap.cli;

import io.micromap.cli.console.DataOutput;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The streams of the program alone. Code of plugins prints among the messages, can close nothing,
 * and reads an empty standard input.
 *
 * @param out for data
 * @param err for messages
 */
record StandardStreams(DataOutput out, PrintStream err) {

  /** Takes the streams of the operating system, before any code of plugins runs. */
  static StandardStreams take() {
    DataOutput out = DataOutput.over(new FileOutputStream(FileDescriptor.out));
    PrintStream err = messages();
    System.setOut(messages());
    System.setErr(messages());
    System.setIn(new OwnInput(System.in));
    return new StandardStreams(out, err);
  }

  private static PrintStream messages() {
    return new PrintStream(
        new Unclosable(new FileOutputStream(FileDescriptor.err)), true, StandardCharsets.UTF_8);
  }

  private static final class Unclosable extends FilterOutputStream {

    private Unclosable(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      out.flush();
    }
  }

  /** Plugins are called with their own class loader as that of the thread. */
  private static final class OwnInput extends FilterInputStream {

    private static final int END = -1;

    private OwnInput(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      return isOwn() ? in.read() : END;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return isOwn() ? in.read(bytes, offset, length) : END;
    }

    @Override
    public void close() throws IOException {
      if (isOwn()) {
        in.close();
      }
    }

    private static boolean isOwn() {
      ClassLoader caller = Thread.currentThread().getContextClassLoader();
      return caller == null || caller == StandardStreams.class.getClassLoader();
    }
  }
}
