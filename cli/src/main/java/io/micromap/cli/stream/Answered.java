package io.micromap.cli.stream;

import io.micromap.evaluation.dataset.BadLine;
import java.util.Optional;

/**
 * Answers to rows that follow each other.
 *
 * @param lines the answers in UTF-8, each with its line end
 * @param rows how many rows were answered
 * @param bad how many of them held no prompt
 * @param first the first of those
 * @param failure why the rows behind were not answered; empty where all were
 */
record Answered(
    byte[] lines, int rows, int bad, Optional<BadLine> first, Optional<Throwable> failure) {}
