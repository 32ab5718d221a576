/** What the rails' files have in common: bounded reading, strict JSON, one way to refuse. */
package io.micromap.rails.format;
