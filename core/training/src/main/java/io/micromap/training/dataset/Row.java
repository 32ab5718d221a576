package io.micromap.training.dataset;

/**
 * A labelled prompt.
 *
 * @param id as given, else the number of the row, from 1
 * @param prompt the text
 * @param label the class, or the out-of-scope word
 * @param place file and line, for messages
 */
public record Row(String id, String prompt, String label, String place) {}
