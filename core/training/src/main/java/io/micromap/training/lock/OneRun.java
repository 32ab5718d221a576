package io.micromap.training.lock;

import io.micromap.evaluation.dataset.InputBytes;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.TrainedOn;
import io.micromap.evaluation.metrics.Metric;
import io.micromap.evaluation.sweep.SweepArtifacts;
import io.micromap.evaluation.sweep.SweepSummary;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.FileFault;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.training.lock.Locker.Request;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;

/** Checks that the files to be locked are of one and the same run. */
final class OneRun {

  private OneRun() {}

  /** Refuses a summary with figures for rows that the lock does not know of, and the reverse. */
  static void requireReported(Request request, SweepSummary summary, ReportedOn reportedOn) {
    boolean reported = summary.result().reported().isPresent();
    if (reported != reportedOn.rows().isPresent()) {
      throw new MicromapException(
          ErrorCode.MISALIGNED,
          request.summary()
              + ": was not written by a sweep alone: it has figures for rows that chose nothing."
              + " The recipe that wrote it has locked the mapper already; use its lock.json, or"
              + " sweep again and lock that.");
    }
  }

  /** Refuses a mapper, a summary and rows that are not of one run. */
  static void require(
      Request request,
      Mapper mapper,
      SweepSummary summary,
      LabelledPrompts training,
      LabelledPrompts evaluation) {
    requireSame(
        request.summary() + ": was made with another mapper than " + request.mapper(),
        summary.swept().mapperSha256(),
        mapper.model().sha256());
    requireSame(
        training.name() + ": are not the rows that " + request.mapper() + " was trained on",
        training.sha256(),
        TrainedOn.of(mapper.bundle()).dataSha256());
    requireSame(
        evaluation.name() + ": are not the rows of the sweep in " + request.summary(),
        evaluation.sha256(),
        summary.swept().dataSha256());
  }

  /** Refuses what says something else than the sweep finds when it is run again. */
  static void requireFound(Request request, SweepSummary summary, SweepArtifacts again) {
    SweepSummary found = again.summary();
    if (!Arrays.equals(found.write(), summary.write())) {
      throw new MicromapException(
          ErrorCode.MISALIGNED,
          request.summary()
              + ": says "
              + chosen(summary)
              + "; the same sweep, run again, finds "
              + chosen(found)
              + (chosen(summary).equals(chosen(found)) ? ", but other figures" : "")
              + ". The file was changed, or is of another version: sweep again and lock its"
              + " summary.");
    }
    request.rows().ifPresent(file -> requireBytes(file, again.rowsCsv(), "rows"));
    request.metrics().ifPresent(file -> requireBytes(file, again.metricsCsv(), "metrics"));
  }

  private static byte[] beginning(Path file, int most) {
    try (InputStream in = InputBytes.open(file)) {
      return in.readNBytes(most);
    } catch (IOException e) {
      throw new MicromapException(
          ErrorCode.IO, file + ": cannot be read (" + FileFault.of(e) + "). Fix the path.", e);
    }
  }

  private static void requireBytes(Path file, byte[] found, String what) {
    int at = Arrays.mismatch(beginning(file, found.length + 1), found);
    if (at >= 0) {
      throw new MicromapException(
          ErrorCode.MISALIGNED,
          file
              + ": is not what the sweep writes as its "
              + what
              + ", from byte "
              + (at + 1)
              + " on. Give the file of the sweep that wrote the summary.");
    }
  }

  private static String chosen(SweepSummary summary) {
    return "threshold "
        + summary.chosen().metrics().value(Metric.THRESHOLD)
        + " and thresholds of classes "
        + summary.chosen().perClassThresholds();
  }

  private static void requireSame(String otherwise, String actual, String expected) {
    if (!actual.equals(expected)) {
      throw new MicromapException(
          ErrorCode.MISALIGNED,
          otherwise
              + " (hash "
              + actual
              + ", expected "
              + expected
              + "). Give the files of one and the same run.");
    }
  }
}
