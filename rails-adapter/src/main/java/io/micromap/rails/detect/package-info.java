/** Detect: matched filters, and the nulls their peaks are weighed against. */
package io.micromap.rails.detect;
