/**
 * How two mappers, or a mapper and another system, differ on the same prompts: flips, paired
 * changes with intervals, gates. Imports {@code dataset}, {@code lock} and {@code runtime}.
 */
package io.micromap.training.drift;
