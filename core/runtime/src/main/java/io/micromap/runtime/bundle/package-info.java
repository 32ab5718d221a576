/**
 * The waist: a trained mapper as one file. Everything left of it runs at training time, everything
 * right of it needs only the file.
 */
@NullMarked
package io.micromap.runtime.bundle;

import org.jspecify.annotations.NullMarked;
