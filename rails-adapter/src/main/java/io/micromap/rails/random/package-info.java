/**
 * Numpy's default random stream, re-derived, because the reference's sampled null is drawn from it.
 * Imports the JDK only. Nothing in the project's own detector draws random numbers.
 */
package io.micromap.rails.random;
