package io.micromap.spark;

import java.io.PrintStream;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * What a job runs in.
 *
 * @param session made when a command is sure that it needs one
 * @param out for data
 * @param err for messages
 */
record JobSession(Supplier<SparkSession> session, PrintStream out, PrintStream err) {

  SparkSession get() {
    return session.get();
  }

  /** Prints a line of data. */
  void print(String line) {
    out.println(line);
  }

  /** Prints a message. */
  void message(String text) {
    err.println("micromap: " + text);
  }
}
