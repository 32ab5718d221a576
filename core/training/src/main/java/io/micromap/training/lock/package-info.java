/**
 * Pins a mapper, its thresholds and everything they were made from, and proves later that they can
 * be made again. Imports the rest of {@code training} and {@code runtime}.
 */
package io.micromap.training.lock;
