/**
 * Writes new domains to start from; the files stand beside these classes as resources. Imports
 * {@code artifact} and {@code runtime}.
 */
package io.micromap.training.scaffold;
