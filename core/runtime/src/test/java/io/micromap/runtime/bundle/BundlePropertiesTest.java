package io.micromap.runtime.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.spi.Thresholds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever the bytes are, a bundle is read whole or refused, in little memory. */
class BundlePropertiesTest {

  private static final byte[] LAMP = BundleFormat.write(SampleBundle.lamp());

  /** Far more than a bundle of some kilobytes takes, far less than a length it could claim. */
  private static final long MEMORY = 32L << 20;

  @Property(tries = 300, seed = "1")
  void writingWhatWasReadGivesTheSameBytes(@ForAll("bundles") Bundle bundle) {
    byte[] bytes = BundleFormat.write(bundle);

    BundleFormat.Loaded loaded = BundleFormat.read(bytes, "generated");

    assertThat(BundleFormat.write(loaded.bundle())).isEqualTo(bytes);
    assertThat(loaded.sha256()).isEqualTo(Sha256.hex(bytes));
    assertThat(loaded.bundle().calibration()).isEqualTo(bundle.calibration());
    assertThat(loaded.bundle().thresholds()).isEqualTo(bundle.thresholds());
    assertThat(loaded.bundle().hasScope()).isEqualTo(bundle.hasScope());
  }

  @Property(tries = 300, seed = "2")
  void aFlippedByteIsRefused(
      @ForAll("bundles") Bundle bundle,
      @ForAll @DoubleRange(max = 1, maxIncluded = false) double place,
      @ForAll @IntRange(min = 1, max = 255) int bits) {
    byte[] bytes = BundleFormat.write(bundle);
    bytes[(int) (place * bytes.length)] ^= (byte) bits;

    assertRefused(bytes);
  }

  @Property(tries = 300, seed = "3")
  void aTruncatedBundleIsRefused(
      @ForAll("bundles") Bundle bundle,
      @ForAll @DoubleRange(max = 1, maxIncluded = false) double share) {
    byte[] bytes = BundleFormat.write(bundle);

    assertRefused(Arrays.copyOf(bytes, (int) (share * bytes.length)));
  }

  @Property(tries = 200, seed = "4")
  void aBundleWithOtherBytesBeforeOrBehindItIsRefused(
      @ForAll("bundles") Bundle bundle, @ForAll @Size(min = 1, max = 40) byte[] other) {
    byte[] bytes = BundleFormat.write(bundle);

    assertRefused(concat(other, bytes));
    assertRefused(concat(bytes, other));
    assertRefused(concat(bytes, bytes));
    assertRefused(concat(LAMP, bytes));
  }

  @Property(tries = 300, seed = "5")
  void bytesThatAreNoBundleAreRefused(@ForAll @Size(max = 300) byte[] bytes) {
    assertRefused(bytes);
  }

  /** Under a right seal any content reaches the readers of the entries. */
  @Property(tries = 1000, seed = "6")
  void aForgedEntryIsRefusedOrMakesASoundMapper(@ForAll("entries") String name, @ForAll long seed)
      throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>(Archive.entries(LAMP));
    Random random = new Random(seed);
    entries.computeIfPresent(name, (key, content) -> damaged(content, random));
    byte[] forged = Archive.write(entries);

    long memory =
        allocated(
            () -> {
              try {
                Mapper.of(forged, "forged", SampleBundle.NO_DOMAINS).map("light up the dark");
              } catch (MicromapException e) {
                assertThat(e.code())
                    .isIn(ErrorCode.BAD_BUNDLE, ErrorCode.NEWER_BUNDLE, ErrorCode.MISSING_DOMAIN);
              }
            });
    assertThat(memory).isLessThan(MEMORY);
  }

  @Property(tries = 300, seed = "7")
  void thresholdsAreReadBackFromTheirJson(
      @ForAll @DoubleRange(max = 1) double global,
      @ForAll @Size(max = 5) Map<String, @DoubleRange(max = 1) Double> perClass)
      throws IOException {
    Thresholds thresholds = Thresholds.of(global, new TreeMap<>(perClass));

    assertThat(BundleJson.thresholds(Json.parse(Json.line(thresholds)))).isEqualTo(thresholds);
  }

  @Property(tries = 300, seed = "8")
  void weightsAreReadBackFromTheirBytes(
      @ForAll @IntRange(min = 1, max = 30) int rows,
      @ForAll @IntRange(min = 1, max = 300) int columns,
      @ForAll long seed) {
    SparseWeights weights = GeneratedBundles.weights(rows, columns, new Random(seed));

    SparseWeights read = SparseWeights.of(weights.toBytes(), rows, columns);

    assertThat(read.toBytes()).isEqualTo(weights.toBytes());
    for (int row = 0; row < rows; row++) {
      double[] sums = new double[columns];
      weights.addRow(row, 1, sums);
      for (int column = 0; column < columns; column++) {
        assertThat(read.get(row, column)).isEqualTo((float) sums[column]);
      }
    }
  }

  @Property(tries = 500, seed = "9")
  void bytesThatAreNoWeightsAreRefused(
      @ForAll @Size(max = 60) byte[] bytes,
      @ForAll @IntRange(min = -1, max = 1 << 30) int rows,
      @ForAll @IntRange(min = 1, max = 40) int columns) {
    try {
      assertThat(SparseWeights.of(bytes, rows, columns).toBytes()).isEqualTo(bytes);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining("weights.bin");
    }
  }

  @Provide
  Arbitrary<Bundle> bundles() {
    return GeneratedBundles.bundles();
  }

  @Provide
  Arbitrary<String> entries() throws IOException {
    return Arbitraries.of(List.copyOf(Archive.entries(LAMP).keySet()));
  }

  private static void assertRefused(byte[] bytes) {
    long memory =
        allocated(
            () ->
                assertThatExceptionOfType(MicromapException.class)
                    .isThrownBy(() -> BundleFormat.read(bytes, "damaged.mapper"))
                    .satisfies(
                        e ->
                            assertThat(e.code()).isIn(ErrorCode.BAD_BUNDLE, ErrorCode.NEWER_BUNDLE))
                    .withMessageContaining("damaged.mapper"));
    assertThat(memory).isLessThan(MEMORY);
  }

  private static long allocated(Runnable work) {
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    long before = thread.getThreadAllocatedBytes(id);
    work.run();
    return thread.getThreadAllocatedBytes(id) - before;
  }

  /** Some bytes flipped, left out, doubled or exchanged for digits and brackets. */
  private static byte[] damaged(byte[] content, Random random) {
    byte[] bytes = content;
    for (int change = random.nextInt(3); change >= 0 && bytes.length > 0; change--) {
      int place = random.nextInt(bytes.length);
      int end = place + random.nextInt(Math.min(9, bytes.length - place + 1));
      byte[] middle = Arrays.copyOfRange(bytes, place, end);
      switch (random.nextInt(4)) {
        case 0 -> random.nextBytes(middle);
        case 1 -> middle = new byte[0];
        case 2 -> middle = concat(middle, middle);
        default -> Arrays.fill(middle, (byte) "0189-.e\"[]{},".charAt(random.nextInt(13)));
      }
      bytes =
          concat(
              concat(Arrays.copyOf(bytes, place), middle),
              Arrays.copyOfRange(bytes, end, bytes.length));
    }
    return bytes;
  }

  private static byte[] concat(byte[] first, byte[] second) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(first);
    bytes.writeBytes(second);
    return bytes.toByteArray();
  }
}
