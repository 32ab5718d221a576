package io.micromap.evaluation.dataset;

/**
 * A prompt of a JSONL file.
 *
 * @param id as given, else the number of the row, from 1
 * @param text the prompt
 * @param line where it stands in the file, from 1
 * @param hasId whether the id was given
 */
public record Prompt(String id, String text, int line, boolean hasId) {}
