/**
 * How two mappers, or a mapper and another system, differ on the same prompts: flips, paired
 * changes with intervals, gates.
 */
package io.micromap.evaluation.drift;
