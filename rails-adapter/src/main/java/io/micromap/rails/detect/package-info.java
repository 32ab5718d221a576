/** Detect: matched filters, and the nulls their peaks are compared with. */
package io.micromap.rails.detect;
