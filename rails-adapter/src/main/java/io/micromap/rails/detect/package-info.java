/**
 * Detect: matched filters, and the nulls their peaks are weighed against. May import {@link
 * io.micromap.rails.random} and the JDK.
 */
package io.micromap.rails.detect;
