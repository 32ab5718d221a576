package io.micromap.cli.console;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * An answer to one of many prompts, as one line of JSON.
 *
 * @param id of the prompt: a text or a number
 * @param answer whose fields follow the id
 */
public record AnswerLine(Object id, @JsonUnwrapped Object answer) {}
