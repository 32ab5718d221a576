package io.micromap.cli.console;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * An answer to one of many prompts, as one line of JSON.
 *
 * @param id of the prompt
 * @param answer whose fields follow the id
 */
public record AnswerLine(String id, @JsonUnwrapped Object answer) {}
