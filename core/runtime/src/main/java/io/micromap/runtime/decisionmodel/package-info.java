/**
 * What every decision-model interface over a mapper has in common, whatever its wire: closed
 * questions, probabilities over the options asked for, and abstentions that stay abstentions.
 */
@NullMarked
package io.micromap.runtime.decisionmodel;

import org.jspecify.annotations.NullMarked;
