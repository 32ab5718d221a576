package io.micromap.rails.text;

import java.util.Optional;

/**
 * A prompt to learn from.
 *
 * @param prompt the text
 * @param label its class, or empty where it is out of scope
 */
public record TextRow(String prompt, Optional<String> label) {}
