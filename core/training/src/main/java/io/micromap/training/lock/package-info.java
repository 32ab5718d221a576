/**
 * Pins a mapper, its thresholds and everything they were made from, and proves later that they can
 * be made again.
 */
package io.micromap.training.lock;
