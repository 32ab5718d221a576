/**
 * Runs mappers over a log of prompts that were answered before, as text or as salted hashes of
 * their features. Imports {@code dataset}, {@code drift} and {@code runtime}.
 */
package io.micromap.training.replay;
