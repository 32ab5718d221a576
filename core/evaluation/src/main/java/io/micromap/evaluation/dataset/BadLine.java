package io.micromap.evaluation.dataset;

import io.micromap.runtime.error.MicromapException;
import java.util.Optional;

/**
 * A line among prompts that holds none.
 *
 * @param number from 1
 * @param id what the prompt is called, as far as the line says so: a text or a number
 * @param fault what is wrong, as a whole message
 */
public record BadLine(int number, Optional<Object> id, MicromapException fault) {}
