/**
 * A mapper as LangChain4j's {@code DecisionModel} and {@code InputGuardrail}. May see {@code
 * runtime} and LangChain4j's core.
 */
@NullMarked
package io.micromap.langchain4j;

import org.jspecify.annotations.NullMarked;
