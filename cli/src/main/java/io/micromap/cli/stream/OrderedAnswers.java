package io.micromap.cli.stream;

import io.micromap.evaluation.dataset.PromptReceiver;
import io.micromap.evaluation.dataset.UnreadPrompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Answers rows on several threads, in batches, and writes the answers in the order of the rows by
 * one more. Who adds rows waits while too many are not yet written, so that memory does not grow
 * with the input. The first failure, in the order of the rows, ends the work once what stands
 * before it is written.
 */
final class OrderedAnswers {

  /** Waking a thread costs as much as answering one row or two. */
  private static final int MOST_ROWS = 256;

  private static final int MOST_BYTES = 1 << 20;
  private static final int BATCHES_PER_THREAD = 4;

  private static final CompletableFuture<Answered> END = new CompletableFuture<>();

  private final Function<AnswerLines, PromptReceiver> answers;
  private final Consumer<Answered> output;
  private final ExecutorService workers;
  private final BlockingQueue<CompletableFuture<Answered>> inOrder;
  private final Thread writer = daemon(this::write);
  private volatile Optional<Throwable> failure = Optional.empty();
  private List<UnreadPrompt> open = new ArrayList<>();
  private int openBytes;

  /**
   * Starts the threads.
   *
   * @param threads that answer, 1 or more
   * @param answers makes what adds answers to lines; each is used by one thread
   * @param output receives the answers in order, by one thread
   */
  OrderedAnswers(
      int threads, Function<AnswerLines, PromptReceiver> answers, Consumer<Answered> output) {
    this.answers = answers;
    this.output = output;
    this.workers = Executors.newFixedThreadPool(threads, OrderedAnswers::daemon);
    this.inOrder = new ArrayBlockingQueue<>(threads * BATCHES_PER_THREAD);
    writer.start();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "micromap-answers");
    thread.setDaemon(true);
    return thread;
  }

  /** Adds a row; throws what made the work fail, if it has. */
  void add(UnreadPrompt row) {
    open.add(row);
    openBytes += row.size();
    if (open.size() == MOST_ROWS || openBytes >= MOST_BYTES) {
      handOver();
    }
  }

  /** Has the rows answered that were added so far; throws what made the work fail, if it has. */
  void handOver() {
    throwFailure();
    if (!open.isEmpty()) {
      List<UnreadPrompt> batch = open;
      put(CompletableFuture.supplyAsync(() -> AnswerBatch.of(batch, answers), workers));
      open = new ArrayList<>(MOST_ROWS);
      openBytes = 0;
    }
  }

  /** Waits until all answers are written; throws what made the work fail, if it has. */
  void finish() {
    try {
      handOver();
    } finally {
      put(END);
      joinWriter();
      workers.shutdownNow();
    }
    throwFailure();
  }

  private void put(CompletableFuture<Answered> batch) {
    try {
      inOrder.put(batch);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private void joinWriter() {
    try {
      writer.join();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException(e);
  }

  /** The work of the writer: after a failure it takes what comes, so that nobody waits for it. */
  private void write() {
    try {
      for (CompletableFuture<Answered> next = inOrder.take(); next != END; next = inOrder.take()) {
        if (failure.isEmpty()) {
          failure = write(next);
        }
      }
    } catch (InterruptedException e) {
      failure = Optional.of(interrupted(e));
    }
  }

  private Optional<Throwable> write(CompletableFuture<Answered> next) {
    try {
      Answered batch = next.join();
      output.accept(batch);
      return batch.failure();
    } catch (CompletionException e) {
      return Optional.of(e.getCause());
    } catch (RuntimeException | Error e) {
      return Optional.of(e);
    }
  }

  private void throwFailure() {
    Throwable cause = failure.orElse(null);
    if (cause instanceof Error error) {
      throw error;
    }
    if (cause instanceof RuntimeException exception) {
      throw exception;
    }
    if (cause != null) {
      throw new IllegalStateException(cause);
    }
  }
}
