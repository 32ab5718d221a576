package io.micromap.evaluation.dataset;

import io.micromap.runtime.error.MicromapException;
import java.util.Optional;

/**
 * A line among prompts that holds none.
 *
 * @param number from 1
 * @param id what the prompt is called, as far as the line says so
 * @param fault what is wrong, as a whole message
 */
public record BadLine(int number, Optional<String> id, MicromapException fault) {}
