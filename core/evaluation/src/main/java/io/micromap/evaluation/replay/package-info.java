/**
 * Runs mappers over a log of prompts that were answered before, as text or as salted hashes of
 * their features.
 */
package io.micromap.evaluation.replay;
