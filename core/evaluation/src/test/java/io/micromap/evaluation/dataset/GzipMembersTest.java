package io.micromap.evaluation.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class GzipMembersTest {

  private static final int HEADER = 10;

  @Property(tries = 200)
  void allMembersAreReadHoweverTheyCome(
      @ForAll @Size(min = 1, max = 4) List<byte[]> parts,
      @ForAll @IntRange(min = 1, max = 40) int gulp)
      throws IOException {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      plain.write(part);
      packed.write(gzip(part));
    }
    assertThat(unpack(packed.toByteArray(), gulp)).isEqualTo(plain.toByteArray());
  }

  @Test
  void aMemberThatIsCutOffAnywhereIsAFailure() throws IOException {
    byte[] one = gzip("first\n".getBytes(StandardCharsets.UTF_8));
    byte[] two = join(one, gzip("second\n".getBytes(StandardCharsets.UTF_8)));
    for (int length = 1; length < two.length; length++) {
      byte[] cut = Arrays.copyOf(two, length);
      if (length != one.length) {
        assertThatThrownBy(() -> unpack(cut, HEADER)).isInstanceOf(EOFException.class);
      }
    }
    assertThat(unpack(Arrays.copyOf(two, one.length), HEADER)).hasSize("first\n".length());
  }

  @Test
  void whatFollowsAMemberAndIsNoneIsAFailureUnlessItIsPadding() throws IOException {
    byte[] one = gzip("first\n".getBytes(StandardCharsets.UTF_8));
    assertThat(unpack(join(one, new byte[512]), HEADER)).hasSize("first\n".length());
    byte[] damaged = one.clone();
    damaged[0] ^= 1;
    for (byte[] tail :
        List.of(damaged, new byte[] {'x'}, join(new byte[3], one), new byte[] {0x1f, 'x'})) {
      assertThatThrownBy(() -> unpack(join(one, tail), HEADER)).isInstanceOf(ZipException.class);
    }
  }

  @Test
  void theSumAndTheSizeAreChecked() throws IOException {
    byte[] one = gzip("first\n".getBytes(StandardCharsets.UTF_8));
    for (int last = 1; last <= 2 * Integer.BYTES; last++) {
      byte[] other = one.clone();
      other[other.length - last] ^= 1;
      assertThatThrownBy(() -> unpack(other, HEADER)).isInstanceOf(ZipException.class);
    }
  }

  @Test
  void aHeaderMayHaveANameACommentExtraBytesAndASum() throws IOException {
    byte[] one = gzip("first\n".getBytes(StandardCharsets.UTF_8));
    byte[] header = Arrays.copyOf(one, HEADER);
    header[3] = 2 | 4 | 8 | 16;
    byte[] more = {3, 0, 'a', 0, 'b', 'n', 'a', 'm', 'e', 0, 'c', 0, 7, 7};
    byte[] body = Arrays.copyOfRange(one, HEADER, one.length);
    assertThat(unpack(join(join(header, more), body), 1)).hasSize("first\n".length());
  }

  private static byte[] unpack(byte[] packed, int gulp) throws IOException {
    try (InputStream in = new GzipMembers(new Slow(packed, gulp))) {
      return in.readAllBytes();
    }
  }

  private static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static byte[] join(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  /** Like a pipe whose writer pauses: never says that more is there, and gives little at a time. */
  private static final class Slow extends ByteArrayInputStream {

    private final int gulp;

    private Slow(byte[] bytes, int gulp) {
      super(bytes);
      this.gulp = gulp;
    }

    @Override
    public synchronized int read(byte[] bytes, int offset, int length) {
      return super.read(bytes, offset, Math.min(length, gulp));
    }

    @Override
    public synchronized int available() {
      return 0;
    }
  }
}
