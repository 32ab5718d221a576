package io.micromap.rails.text;

import java.util.Optional;

/**
 * A prompt to learn from.
 *
 * @param prompt the text
 * @param label its class, or nothing where it belongs to none
 */
public record TextRow(String prompt, Optional<String> label) {}
